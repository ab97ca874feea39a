import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { AccountId } from '../lib/payouts/ids'
import { makeCoaches } from './chaos/coaches'
import { type RunningProcess, startProcess } from './process'
import { type House, openHouse } from './testing/house'

let house: House
let accountId: AccountId
let worker: RunningProcess | undefined

beforeAll(async () => {
  house = await openHouse()
  const [coach] = await makeCoaches(house, 1)
  if (coach === undefined) throw new Error('no coach was made')
  accountId = coach.accountId
  while ((await house.engine.drain()) > 0);
})
afterEach(() => worker?.stop())
afterAll(() => house.close())

test('a worker reads what was heard by a server that works apart', async () => {
  await startWorker()
  await house.engine.heed({ id: 'evt_read', accountId, kind: 'account' })
  await expect.poll(async () => (await counter()).waits).toBe(false)
})

test('a worker that is told to end in the middle of a read is gone within seconds, and another may read at once', async () => {
  await house.control('POST', '/_control/faults', {
    method: 'GET',
    path: '/v1/accounts/*',
    kind: 'timeout',
    times: null,
  })
  const running = await startWorker()
  await house.engine.heed({ id: 'evt_held', accountId, kind: 'account' })
  await expect.poll(async () => (await counter()).isHeld).toBe(true)

  const asked = performance.now()
  process.kill(running.pid, 'SIGTERM')
  expect(await running.ended).toBe(143)
  expect(performance.now() - asked).toBeLessThan(5_000)
  expect(await counter()).toEqual({ waits: true, isHeld: false })

  await house.control('DELETE', '/_control/faults')
  await expect.poll(() => house.engine.drain()).toBe(1)
  expect(await counter()).toEqual({ waits: false, isHeld: false })
})

test('a worker with a wrong setting ends at once and names it', async () => {
  worker = start({ READS_PER_SECOND: 'many' })
  expect(await worker.ended).toBe(1)
  expect(worker.lastLines()).toContain('READS_PER_SECOND must be a whole number')
})

async function startWorker(): Promise<RunningProcess> {
  const running = start()
  worker = running
  await running.says(/The worker is at work/)
  return running
}

function start(change: Record<string, string> = {}): RunningProcess {
  const env = { ...process.env, ...house.settings, ...change }
  return startProcess('worker', process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], { env })
}

/** Whether news of the account waits, and whether somebody holds the lease to read it. */
async function counter(): Promise<{ waits: boolean; isHeld: boolean }> {
  const { rows } = await house.database.pool.query(
    `SELECT fetched < notified AS waits, coalesce(lease_until > now(), false) AS "isHeld"
     FROM account_counter WHERE stripe_account_id = $1`,
    [accountId],
  )
  return rows[0]
}
