import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect } from 'vitest'
import type { AccountId } from '../lib/payouts/vocabulary/ids'
import { openStallingProxy } from '../lib/store/testing/stalling-proxy'
import { makeCoaches } from '../tools/chaos/coaches'
import { type RunningProcess, startProcess } from '../tools/processes/process'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from '../tools/testing/backend-test'
import { openNpmRun } from '../tools/testing/npm-run'

const test = backendTest()

let accountId: AccountId
let worker: RunningProcess | undefined

test.beforeAll(async ({ backend }) => {
  const [coach] = await makeCoaches(backend, 1)
  if (coach === undefined) throw new Error('no coach was made')
  accountId = coach.accountId
  while ((await backend.engine.fetchPending()) > 0);
})
afterEach(() => worker?.stop())

test('fetches for events that a separate server received', async ({ backend }) => {
  await startWorker(backend)
  await backend.engine.receive({ id: 'evt_read', accountId, kind: 'account' })
  await expect.poll(async () => (await counter(backend)).waits).toBe(false)
})

test('ends within seconds when told to during a fetch, and another worker may fetch at once', async ({ backend }) => {
  await holdReads(backend)
  const running = await startWorker(backend)
  await backend.engine.receive({ id: 'evt_held', accountId, kind: 'account' })
  await expect.poll(async () => (await counter(backend)).isHeld).toBe(true)

  const asked = performance.now()
  process.kill(running.pid, 'SIGTERM')
  expect(await running.ended).toBe(143)
  expect(performance.now() - asked).toBeLessThan(30_000)
  expect(await counter(backend)).toEqual({ waits: true, isHeld: false })

  await readWhatWaits(backend)
})

test.for<[how: string, code: number, tell: (npm: number) => unknown]>([
  ['SIGTERM told to npm alone', 143, (npm: number) => process.kill(npm, 'SIGTERM')],
  ['Ctrl-C, which the terminal tells npm and the worker', 130, (npm: number) => process.kill(-npm, 'SIGINT')],
])(
  'releases its fetches and leaves nothing running after %s under npm, repeatedly',
  async ([_, code, tell], { backend }) => {
    await holdReads(backend)
    const running = openNpmRun('worker', [], { ...process.env, ...backend.settings })
    try {
      await running.says(/The worker is running/)
      await backend.engine.receive({ id: `evt_npm_${code}`, accountId, kind: 'account' })
      await expect.poll(async () => (await counter(backend)).isHeld).toBe(true)

      tell(running.pid)
      await running.says(/Stopping after/)
      tell(running.pid)
      expect(await running.ended).toEqual({ code, leftRunning: false })
      expect(await counter(backend)).toEqual({ waits: true, isHeld: false })
    } finally {
      running.kill()
    }
    await readWhatWaits(backend)
  },
)

test('ends within seconds when told to while the database is silent', async ({ backend }) => {
  const proxy = await openStallingProxy(backend.settings.DATABASE_URL ?? '')
  await holdReads(backend)
  const running = await startWorker(backend, { DATABASE_URL: proxy.url })
  await backend.engine.receive({ id: 'evt_silent', accountId, kind: 'account' })
  await expect.poll(async () => (await counter(backend)).isHeld).toBe(true)

  proxy.stall()
  const asked = performance.now()
  process.kill(running.pid, 'SIGTERM')
  expect(await running.ended).toBe(143)
  expect(performance.now() - asked).toBeLessThan(30_000)
  expect(running.lastLines()).toContain('background work could not be ended cleanly')
  await proxy.close()
  await readWhatWaits(backend)
})

test('ends when nobody reads its log any more', async ({ backend }) => {
  const env = { ...process.env, ...backend.settings, DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/worker.ts'], { env, stdio: 'pipe' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await once(child.stdout, 'data')
  child.stdout.destroy()
  child.stderr.destroy()
  expect(await ended).toBe(1)
})

test('ends at once with a wrong setting and names it', async ({ backend }) => {
  worker = start(backend, { READS_PER_SECOND: 'many' })
  expect(await worker.ended).toBe(1)
  expect(worker.lastLines()).toContain('READS_PER_SECOND must be a whole number')
})

test('ends at once and names a platform country that leaves nothing to choose', async ({ backend }) => {
  worker = start(backend, { PLATFORM_COUNTRY: 'UA' })
  expect(await worker.ended).toBe(1)
  expect(worker.lastLines()).toContain('PLATFORM_COUNTRY UA: Stripe lists no Express accounts there')
})

async function holdReads(backend: Backend): Promise<void> {
  const everyRead = { method: 'GET', path: '/v1/accounts/*', times: null }
  await backend.control('POST', '/_control/faults', { ...everyRead, kind: 'timeout' })
}

async function readWhatWaits(backend: Backend): Promise<void> {
  await backend.control('DELETE', '/_control/faults')
  await backend.database.pool.query('UPDATE account_counter SET lease_until = NULL')
  await expect.poll(() => backend.engine.fetchPending()).toBe(1)
  expect(await counter(backend)).toEqual({ waits: false, isHeld: false })
}

async function startWorker(backend: Backend, change: Record<string, string> = {}): Promise<RunningProcess> {
  const running = start(backend, change)
  worker = running
  await running.says(/The worker is running/)
  return running
}

function start(backend: Backend, change: Record<string, string> = {}): RunningProcess {
  const env = { ...process.env, ...backend.settings, ...change }
  return startProcess('worker', process.execPath, ['--import', 'tsx', 'server/worker.ts'], { env })
}

async function counter(backend: Backend): Promise<{ waits: boolean; isHeld: boolean }> {
  const { rows } = await backend.database.pool.query(
    `SELECT fetched < notified AS waits, coalesce(lease_until > now(), false) AS "isHeld"
     FROM account_counter WHERE stripe_account_id = $1`,
    [accountId],
  )
  return rows[0]
}
