import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { AccountId } from '../lib/payouts/vocabulary/ids'
import { openStallingProxy } from '../lib/store/testing/stalling-proxy'
import { makeCoaches } from '../tools/chaos/coaches'
import { type RunningProcess, startProcess } from '../tools/processes/process'
import { type Backend, openBackend } from '../tools/testing/backend'
import { openNpmRun } from '../tools/testing/npm-run'

let backend: Backend
let accountId: AccountId
let worker: RunningProcess | undefined

beforeAll(async () => {
  backend = await openBackend()
  const [coach] = await makeCoaches(backend, 1)
  if (coach === undefined) throw new Error('no coach was made')
  accountId = coach.accountId
  while ((await backend.engine.fetchPending()) > 0);
})
afterEach(() => worker?.stop())
afterAll(() => backend.close())

test('fetches for events that a separate server received', async () => {
  await startWorker()
  await backend.engine.receive({ id: 'evt_read', accountId, kind: 'account' })
  await expect.poll(async () => (await counter()).waits).toBe(false)
})

test('ends within seconds when told to during a fetch, and another worker may fetch at once', async () => {
  await holdReads()
  const running = await startWorker()
  await backend.engine.receive({ id: 'evt_held', accountId, kind: 'account' })
  await expect.poll(async () => (await counter()).isHeld).toBe(true)

  const asked = performance.now()
  process.kill(running.pid, 'SIGTERM')
  expect(await running.ended).toBe(143)
  expect(performance.now() - asked).toBeLessThan(30_000)
  expect(await counter()).toEqual({ waits: true, isHeld: false })

  await readWhatWaits()
})

test.each([
  ['SIGTERM told to npm alone', 143, (npm: number) => process.kill(npm, 'SIGTERM')],
  ['Ctrl-C, which the terminal tells npm and the worker', 130, (npm: number) => process.kill(-npm, 'SIGINT')],
])('releases its fetches and leaves nothing running after %s under npm, repeatedly', async (_, code, tell) => {
  await holdReads()
  const running = openNpmRun('worker', [], { ...process.env, ...backend.settings })
  try {
    await running.says(/The worker is running/)
    await backend.engine.receive({ id: `evt_npm_${code}`, accountId, kind: 'account' })
    await expect.poll(async () => (await counter()).isHeld).toBe(true)

    tell(running.pid)
    await running.says(/Stopping after/)
    tell(running.pid)
    expect(await running.ended).toEqual({ code, leftRunning: false })
    expect(await counter()).toEqual({ waits: true, isHeld: false })
  } finally {
    running.kill()
  }
  await readWhatWaits()
})

test('ends within seconds when told to while the database is silent', async () => {
  const proxy = await openStallingProxy(backend.settings.DATABASE_URL ?? '')
  await holdReads()
  const running = await startWorker({ DATABASE_URL: proxy.url })
  await backend.engine.receive({ id: 'evt_silent', accountId, kind: 'account' })
  await expect.poll(async () => (await counter()).isHeld).toBe(true)

  proxy.stall()
  const asked = performance.now()
  process.kill(running.pid, 'SIGTERM')
  expect(await running.ended).toBe(143)
  expect(performance.now() - asked).toBeLessThan(30_000)
  expect(running.lastLines()).toContain('background work could not be ended cleanly')
  await proxy.close()
  await readWhatWaits()
})

test('ends when nobody reads its log any more', async () => {
  const env = { ...process.env, ...backend.settings, DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/worker.ts'], { env, stdio: 'pipe' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await once(child.stdout, 'data')
  child.stdout.destroy()
  child.stderr.destroy()
  expect(await ended).toBe(1)
})

test('ends at once with a wrong setting and names it', async () => {
  worker = start({ READS_PER_SECOND: 'many' })
  expect(await worker.ended).toBe(1)
  expect(worker.lastLines()).toContain('READS_PER_SECOND must be a whole number')
})

test('ends at once and names a platform country that leaves nothing to choose', async () => {
  worker = start({ PLATFORM_COUNTRY: 'UA' })
  expect(await worker.ended).toBe(1)
  expect(worker.lastLines()).toContain('PLATFORM_COUNTRY UA: Stripe lists no Express accounts there')
})

async function holdReads(): Promise<void> {
  const everyRead = { method: 'GET', path: '/v1/accounts/*', times: null }
  await backend.control('POST', '/_control/faults', { ...everyRead, kind: 'timeout' })
}

async function readWhatWaits(): Promise<void> {
  await backend.control('DELETE', '/_control/faults')
  await backend.database.pool.query('UPDATE account_counter SET lease_until = NULL')
  await expect.poll(() => backend.engine.fetchPending()).toBe(1)
  expect(await counter()).toEqual({ waits: false, isHeld: false })
}

async function startWorker(change: Record<string, string> = {}): Promise<RunningProcess> {
  const running = start(change)
  worker = running
  await running.says(/The worker is running/)
  return running
}

function start(change: Record<string, string> = {}): RunningProcess {
  const env = { ...process.env, ...backend.settings, ...change }
  return startProcess('worker', process.execPath, ['--import', 'tsx', 'server/worker.ts'], { env })
}

async function counter(): Promise<{ waits: boolean; isHeld: boolean }> {
  const { rows } = await backend.database.pool.query(
    `SELECT fetched < notified AS waits, coalesce(lease_until > now(), false) AS "isHeld"
     FROM account_counter WHERE stripe_account_id = $1`,
    [accountId],
  )
  return rows[0]
}
