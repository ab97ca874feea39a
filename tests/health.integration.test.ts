import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { wireEndpoint } from '../lib/composition/endpoint'
import { createWorkBeat } from '../lib/store/health/work-beat'
import { type Backend, openBackend } from '../tools/testing/backend'
import { on, sceneIn } from './testing/scene'

let backend: Backend
const worker = '00000000-0000-4000-8000-000000000001'
const { accountIdOf, begun, change, fetchPending } = sceneIn(() => backend)
beforeAll(async () => {
  backend = await openBackend()
  await backend.control('POST', '/_control/events', { silent: true })
  await endpoint().setUp()
})
beforeEach(async () => {
  await backend.control('DELETE', '/_control/faults')
  await backend.database.pool.query('TRUNCATE notice, refused_count, sweep, sweep_window, orphan, drift')
  await backend.database.pool.query('UPDATE account_counter SET fetched = notified, failures = 0')
  await createWorkBeat(backend.database).beat(worker, true)
})
afterAll(() => backend.close())

const endpoint = () => {
  const { APP_URL = '', STRIPE_SECRET_KEY = '', STRIPE_API_BASE } = backend.settings
  return wireEndpoint({ APP_URL, STRIPE_SECRET_KEY, STRIPE_API_BASE })
}

/** Findings that are not fine, worst first. */
async function troubles(): Promise<string[]> {
  const { findings } = await backend.operator.selfCheck()
  return findings.filter(({ severity }) => severity !== 'fine').map(({ name, severity }) => `${name} ${severity}`)
}

test('finds nothing wrong when events arrive and everyone is confirmed', async () => {
  await receiveEventOf(await begun())
  expect(await troubles()).toEqual([])
  expect((await backend.operator.selfCheck()).verdict).toMatchObject({ name: 'all-well' })
})

test('gives a new process half a minute to open its queue', async () => {
  await backend.database.pool.query('TRUNCATE work')
  await createWorkBeat(backend.database).beat(worker, false)
  expect(await troubles()).not.toContain('emails-unstarted look')
  await backend.database.pool.query(`UPDATE work SET begun_at = begun_at - interval '31 seconds'`)
  expect(await troubles()).toContain('emails-unstarted look')
})

test('finds a coach who began without any event, until one arrives', async () => {
  const coachId = await begun()
  expect(await troubles()).toEqual(['no-event-received look'])
  await backend.database.pool.query(`UPDATE payout_account SET created_at = now() - interval '2 hours'`)
  expect(await troubles()).toEqual(['no-event-received broken'])
  await receiveEventOf(coachId)
  expect(await troubles()).toEqual([])
})

test('takes a change that only reconciliation found as lost events', async () => {
  const coachId = await begun()
  await receiveEventOf(coachId)
  await change(coachId, on)
  while ((await backend.engine.reconcileAccounts()) > 0);
  await backend.database.pool.query(`UPDATE account_counter SET retry_at = retry_at - interval '1 minute'`)
  await fetchPending()
  expect(await troubles()).toEqual(['drift broken'])
  await backend.database.pool.query(`UPDATE drift SET found_at = now() - interval '8 days'`)
  expect(await troubles()).toEqual([])
})

test('cannot confirm an account until a fetch works', async () => {
  const coachId = await begun()
  const accountId = await accountIdOf(coachId)
  const fault = { method: 'GET', path: `/v1/accounts/${accountId}`, kind: 'status', status: 400, times: 9 }
  await backend.control('POST', '/_control/faults', fault)
  await receiveEventOf(coachId)
  await fetchPending()
  expect(await troubles()).toEqual(['failing look'])
  await backend.control('DELETE', '/_control/faults')
  await backend.database.pool.query('UPDATE account_counter SET retry_at = NULL')
  await fetchPending()
  expect(await troubles()).toEqual([])
})

test('finds an orphan until its coach sets up again and gets it', async () => {
  const coachId = await backend.newCoach()
  await receiveEventOf(await begun())
  const fault = { method: 'POST', path: '/v1/accounts', kind: 'cut', when: 'after', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  await backend.payouts.setUp(coachId, 'DE')
  while ((await backend.engine.reconcileAccounts()) > 0);
  expect(await troubles()).toEqual(['orphans look'])
  await backend.payouts.setUp(coachId, 'DE')
  await fetchPending()
  expect(await troubles()).toEqual([])
})

test('finds stored refusals while nothing signed arrives', async () => {
  const coachId = await begun()
  await receiveEventOf(coachId)
  await backend.database.pool.query(`UPDATE notice SET heard_at = now() - interval '2 hours'`)
  for (let n = 0; n < 3; n += 1) backend.engine.refuse('forged')
  expect(await troubles()).toEqual([])
  await backend.engine.keepRefusals()
  expect(await troubles()).toEqual(['unsigned look'])
  await receiveEventOf(coachId)
  expect(await troubles()).toEqual([])
})

test.each([
  ['answers 401', { kind: 'status', status: 401 }, 'key-refused broken'],
  ['may not be asked by our key', { kind: 'status', status: 403 }, 'endpoint-not-allowed look'],
  ['breaks', { kind: 'status', status: 500 }, 'away broken'],
  ['cuts the connection', { kind: 'cut', times: 3 }, 'away broken'],
])('finds that Stripe %s, and reports the rest', async (_how, fault, found) => {
  await receiveEventOf(await begun())
  await backend.control('POST', '/_control/faults', { method: 'GET', path: '/v1/webhook_endpoints', ...fault })
  const { findings } = await backend.operator.selfCheck()
  expect(findings[0]).toMatchObject({ name: found.split(' ')[0], severity: found.split(' ')[1] })
  expect(findings.map(({ name }) => name)).toContain('event-received')
})

let received = 0

/** An event arrives, and is fetched if Stripe answers. */
async function receiveEventOf(coachId: Parameters<typeof accountIdOf>[0]): Promise<void> {
  received += 1
  await backend.engine.receive({ id: `evt_${received}`, accountId: await accountIdOf(coachId), kind: 'account' })
  await fetchPending()
}
