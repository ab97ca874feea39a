import { expect } from 'vitest'
import { wireEndpoint } from '../lib/composition/endpoint'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import { createWorkBeat } from '../lib/store/health/work-beat'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on, type Scene } from './testing/scene'

const test = backendTest({ isSilent: true })

const worker = '00000000-0000-4000-8000-000000000001'
test.beforeAll(async ({ backend }) => {
  await endpoint(backend).setUp()
})
test.beforeEach(async ({ backend }) => {
  await backend.control('DELETE', '/_control/faults')
  await backend.database.pool.query(
    'TRUNCATE webhook_event, refused_count, reconciliation, reconciliation_window, orphan, drift',
  )
  await backend.database.pool.query('UPDATE account_counter SET fetched = notified, failures = 0')
  await createWorkBeat(backend.database).beat(worker, true)
})

const endpoint = (backend: Backend) => {
  const { APP_URL = '', STRIPE_SECRET_KEY = '', STRIPE_API_BASE } = backend.settings
  return wireEndpoint({ APP_URL, STRIPE_SECRET_KEY, STRIPE_API_BASE })
}

/** Findings that are not fine, worst first. */
async function troubles(backend: Backend): Promise<string[]> {
  const { findings } = await backend.operator.selfCheck()
  return findings.filter(({ severity }) => severity !== 'fine').map(({ name, severity }) => `${name} ${severity}`)
}

test('finds nothing wrong when events arrive and everyone is confirmed', async ({ backend, scene }) => {
  await receiveEventOf(backend, scene, await scene.begun())
  expect(await troubles(backend)).toEqual([])
  expect((await backend.operator.selfCheck()).verdict).toMatchObject({ name: 'all-well' })
})

test('gives a new process half a minute to open its queue', async ({ backend }) => {
  await backend.database.pool.query('TRUNCATE work')
  await createWorkBeat(backend.database).beat(worker, false)
  expect(await troubles(backend)).not.toContain('emails-unstarted look')
  await backend.database.pool.query(`UPDATE work SET begun_at = begun_at - interval '31 seconds'`)
  expect(await troubles(backend)).toContain('emails-unstarted look')
})

test('finds a coach who began without any event, until one arrives', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  expect(await troubles(backend)).toEqual(['no-event-received look'])
  await backend.database.pool.query(`UPDATE payout_account SET created_at = now() - interval '2 hours'`)
  expect(await troubles(backend)).toEqual(['no-event-received broken'])
  await receiveEventOf(backend, scene, coachId)
  expect(await troubles(backend)).toEqual([])
})

test('takes a change that only reconciliation found as lost events', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await receiveEventOf(backend, scene, coachId)
  await scene.change(coachId, on)
  while ((await backend.engine.reconcileAccounts()) > 0);
  await backend.database.pool.query(`UPDATE account_counter SET retry_at = retry_at - interval '1 minute'`)
  await scene.fetchPending()
  expect(await troubles(backend)).toEqual(['drift broken'])
  await backend.database.pool.query(`UPDATE drift SET found_at = now() - interval '8 days'`)
  expect(await troubles(backend)).toEqual([])
})

test('cannot confirm an account until a fetch works', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  const accountId = await scene.accountIdOf(coachId)
  const fault = { method: 'GET', path: `/v1/accounts/${accountId}`, kind: 'status', status: 400, times: 9 }
  await backend.control('POST', '/_control/faults', fault)
  await receiveEventOf(backend, scene, coachId)
  await scene.fetchPending()
  expect(await troubles(backend)).toEqual(['failing look'])
  await backend.control('DELETE', '/_control/faults')
  await backend.database.pool.query('UPDATE account_counter SET retry_at = NULL')
  await scene.fetchPending()
  expect(await troubles(backend)).toEqual([])
})

test('finds an orphan until its coach sets up again and gets it', async ({ backend, scene }) => {
  const coachId = await backend.newCoach()
  await receiveEventOf(backend, scene, await scene.begun())
  const fault = { method: 'POST', path: '/v1/accounts', kind: 'cut', when: 'after', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  await backend.payouts.setUp(coachId, 'DE')
  while ((await backend.engine.reconcileAccounts()) > 0);
  expect(await troubles(backend)).toEqual(['orphans look'])
  await backend.payouts.setUp(coachId, 'DE')
  await scene.fetchPending()
  expect(await troubles(backend)).toEqual([])
})

test('finds stored refusals while nothing signed arrives', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await receiveEventOf(backend, scene, coachId)
  await backend.database.pool.query(`UPDATE webhook_event SET received_at = now() - interval '2 hours'`)
  for (let n = 0; n < 3; n += 1) backend.engine.refuse('forged')
  expect(await troubles(backend)).toEqual([])
  await backend.engine.keepRefusedCounts()
  expect(await troubles(backend)).toEqual(['unsigned look'])
  await receiveEventOf(backend, scene, coachId)
  expect(await troubles(backend)).toEqual([])
})

test.for([
  ['answers 401', { kind: 'status', status: 401 }, 'key-refused broken'],
  ['may not be asked by our key', { kind: 'status', status: 403 }, 'endpoint-not-allowed look'],
  ['breaks', { kind: 'status', status: 500 }, 'away broken'],
  ['cuts the connection', { kind: 'cut', times: 3 }, 'away broken'],
] as const)('finds that Stripe %s, and reports the rest', async ([_how, fault, found], { backend, scene }) => {
  await receiveEventOf(backend, scene, await scene.begun())
  await backend.control('POST', '/_control/faults', { method: 'GET', path: '/v1/webhook_endpoints', ...fault })
  const { findings } = await backend.operator.selfCheck()
  expect(findings[0]).toMatchObject({ name: found.split(' ')[0], severity: found.split(' ')[1] })
  expect(findings.map(({ name }) => name)).toContain('event-received')
})

let received = 0

/** An event arrives, and is fetched if Stripe answers. */
async function receiveEventOf(backend: Backend, scene: Scene, coachId: CoachId): Promise<void> {
  received += 1
  await backend.engine.receive({ id: `evt_${received}`, accountId: await scene.accountIdOf(coachId), kind: 'account' })
  await scene.fetchPending()
}
