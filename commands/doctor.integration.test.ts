import { spawn } from 'node:child_process'
import { expect } from 'vitest'
import { wireEndpoint } from '../lib/composition/endpoint'
import { readEndpointEnv } from '../lib/env'
import { createWorkBeat } from '../lib/store/health/work-beat'
import { changedAddress } from '../prisma/testing/changed-address'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from '../tools/testing/backend-test'

const test = backendTest({ isSilent: true })

test('finds that there is no endpoint, says what to do, and exits with 1', async ({ backend }) => {
  const { code, out, err } = await doctor(backend)
  expect(code).toBe(1)
  expect(err).toContain('Broken: Stripe has no webhook endpoint at our address, so no event can arrive.')
  expect(out).toContain('Run npm run stripe:setup')
  expect(out).toMatch(/Webhook events in the last hour +0/)
  expect(out).toMatch(/Last webhook event +Never/)
})

test('does not call emails fine before the queue has started', async ({ backend }) => {
  await wireEndpoint(readEndpointEnv(backend.settings)).setUp()
  const { code, out } = await doctor(backend)
  expect(code).toBe(0)
  expect(out).toMatch(/Warning +The email queue isn’t running\./)
  expect(out).not.toContain('Emails to coaches are being sent.')
})

test('finds nothing broken once a worker runs, and exits with 0', async ({ backend }) => {
  const work = backend.startWork()
  await expect.poll(() => queueSeen(backend), { timeout: 30_000 }).toBe(true)
  const { code, out } = await doctor(backend)
  expect(code).toBe(0)
  expect(out.trimEnd().split('\n').at(-1)).toBe('No webhook event is expected yet: no coach has started setup.')
  await work.stop()
})

test('exits with 1 and says what to do when fetches wait and nobody works', async ({ backend }) => {
  await createWorkBeat(backend.database).beat(somebody, true)
  await backend.payouts.setUp(await backend.newCoach(), 'DE')
  await backend.database.pool.query('UPDATE account_counter SET notified = notified + 1, waiting_since = now()')
  expect((await doctor(backend)).out).not.toContain('Nothing runs background jobs')
  await backend.database.pool.query(`UPDATE work SET seen_at = seen_at - interval '31 seconds'`)
  const { code, out } = await doctor(backend)
  expect(code).toBe(1)
  expect(out).toMatch(/Broken +Nothing runs background jobs, and one job is waiting\./)
  expect(out).toContain('npm run worker if BACKGROUND_WORK is apart')
  while ((await backend.engine.fetchPending()) > 0);
  await createWorkBeat(backend.database).beat(somebody, true)
})

test.for([
  ['a wrong password', { password: 'wrong' }, /^The database rejected the user or password in DATABASE_URL/],
  ['a database that is not there', { pathname: '/nowhere' }, /^The database named in DATABASE_URL does not exist/],
  [
    'a database without our tables',
    { pathname: '/postgres' },
    /^The database lacks some of our tables .*npm run db:migrate/,
  ],
] as const)('names %s and what to do', async ([_, change, sentence], { backend }) => {
  const DATABASE_URL = changedAddress(backend.settings.DATABASE_URL ?? '', change)
  expect(await doctor(backend, { DATABASE_URL })).toMatchObject({ code: 1, err: expect.stringMatching(sentence) })
})

test('reports a coach who began without a webhook event, with what to do', async ({ backend }) => {
  await backend.payouts.setUp(await backend.newCoach(), 'DE')
  await createWorkBeat(backend.database).beat(somebody, true)
  await backend.database.pool.query(`UPDATE payout_account SET created_at = now() - interval '2 hours'`)
  const { code, out, err } = await doctor(backend)
  expect(code).toBe(1)
  expect(err).toContain('Your endpoint is probably scoped to “Your account”')
  expect(out).toContain('it creates one for connected accounts')
})

test('says that Stripe is away, and reports what is stored here', async ({ backend }) => {
  await createWorkBeat(backend.database).beat(somebody, true)
  const { code, out, err } = await doctor(backend, { STRIPE_API_BASE: 'http://127.0.0.1:1' })
  expect(code).toBe(1)
  expect(err).toContain('Broken: Stripe didn’t answer')
  expect(out).toMatch(/Last webhook event +Never/)
})

test('says plainly that the database is away', async ({ backend }) => {
  const { code, err } = await doctor(backend, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(/^The database did not answer \(/),
  })
})

test('exits with 2 for missing settings and extra words', async ({ backend }) => {
  expect(await doctor(backend, { SMTP_URL: '' })).toMatchObject({
    code: 2,
    err: expect.stringContaining('SMTP_URL is missing'),
  })
  expect(await doctor(backend, {}, 'more')).toMatchObject({ code: 2, err: expect.stringContaining('npm run doctor') })
})

const somebody = '00000000-0000-4000-8000-000000000001'

async function queueSeen(backend: Backend): Promise<boolean> {
  const { rows } = await backend.database.pool.query('SELECT FROM work WHERE queue_seen_at IS NOT NULL')
  return rows.length > 0
}

async function doctor(backend: Backend, change: Record<string, string> = {}, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'commands/doctor.ts', ...args], {
    env: { ...process.env, ...backend.settings, ...change },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}
