import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { AdminId, CoachId, KeyFor, RecentAdminId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'

const test = backendTest({ isSilent: true })

const admin = 'admin-1' as AdminId
const recentAdmin = 'admin-1' as RecentAdminId
const charges = randomUUID() as KeyFor<'charges'>
const readiness = randomUUID() as KeyFor<'readiness'>

/** A Stripe code without a word of ours. */
const message = 'The stars of ana@example.com stand wrong.'
const said = { code: 'action_blocked', sentence: 'The stars of … stand wrong.' }
const refused = { reason: 'other', ...said }

test.beforeEach(({ backend }) => backend.control('DELETE', '/_control/faults'))

const refuse = (backend: Backend, path: string, times: number | null = null) =>
  backend.control('POST', '/_control/faults', {
    ...{ method: 'POST', path, kind: 'status', status: 400 },
    ...{ code: said.code, message, times },
  })

test('records Stripe’s code and sentence of a refused setup for staff only', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await refuse(backend, '/v1/accounts')
  const answer = await backend.payouts.setUp(coachId, 'DE')
  expect(answer).toEqual({ kind: 'not-opened', reason: 'other' })
  expect(await decisionsOf(backend, coachId)).toContainEqual({ kind: 'set-up-refused', country: 'DE', ...refused })
  await expectSaidToStaffAlone(backend, coachId, answer)
})

test('records those of a refused link to form or dashboard', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await refuse(backend, '/v1/account_links')
  await refuse(backend, '/v1/accounts/*/login_links')
  const answers = [await backend.payouts.continueSetUp(coachId), await backend.payouts.openDashboard(coachId)]
  expect(answers).toEqual(Array.from({ length: 2 }, () => ({ kind: 'refused', reason: 'other' })))
  const decisions = await decisionsOf(backend, coachId)
  for (const link of ['onboarding', 'dashboard'])
    expect(decisions).toContainEqual({ kind: 'link-refused', link, ...refused })
  await expectSaidToStaffAlone(backend, coachId, answers)
})

test('records those of a payment that Stripe refused', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  await refuse(backend, '/v1/payment_intents')
  const request = { coach: coachId, amount: 2_000, currency: 'eur', reference: 'refused', idempotencyKey: null }
  const answer = await backend.payouts.chargeAs(charges, request)
  expect(answer).toEqual({ kind: 'declined', reason: 'other' })
  expect(await decisionsOf(backend, coachId)).toContainEqual(
    expect.objectContaining({ kind: 'charge-outcome', outcome: 'other', said }),
  )
  await expectSaidToStaffAlone(backend, coachId, answer, await backend.payouts.followPayment(charges, 'refused'))
})

test('records those of a refund that Stripe refused', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  await till.pay(await till.charge(coachId, 2_000, 'paid'))
  await till.check()
  await refuse(backend, '/v1/refunds')
  const asked = { id: randomUUID(), reference: 'paid', amount: 500, takesBack: true, leftSeen: null }
  expect(await backend.payouts.refund(recentAdmin, asked)).toEqual({ kind: 'refused', reason: 'other' })
  expect(await decisionsOf(backend, coachId)).toContainEqual(
    expect.objectContaining({ kind: 'refund-outcome', outcome: 'other', said }),
  )
  await expectSaidToStaffAlone(backend, coachId, await backend.payouts.followPayment(charges, 'paid'))
})

test('records a refused cancellation once; staff see it open, and it is retried', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  const paymentId = await till.charge(coachId, 2_000, 'open')
  await refuse(backend, '/v1/payment_intents/*/cancel')
  await backend.payouts.hold(admin, coachId, 'policy')
  await till.check()
  await till.check()
  const decisions = await decisionsOf(backend, coachId)
  const outcome = { kind: 'charge-outcome', outcome: 'not-canceled', paymentId, said }
  expect(decisions.filter((decision) => decision.said)).toEqual([expect.objectContaining(outcome)])
  const detail = await backend.payouts.payment(admin, 'open')
  expect(detail?.payment).toMatchObject({ state: 'open', checkFailing: { failure: 'not-canceled', failures: 2 } })
  const { findings } = await backend.payouts.selfCheck(admin)
  expect(findings).toContainEqual(expect.objectContaining({ name: 'unchecked', values: expect.anything() }))
  await expectSaidToStaffAlone(backend, coachId, await backend.payouts.followPayment(charges, 'open'))

  await backend.control('DELETE', '/_control/faults')
  await till.check()
  expect((await backend.payouts.payment(admin, 'open'))?.payment).toMatchObject({
    state: 'canceled',
    checkFailing: null,
  })
})

/** Without who and when. */
async function decisionsOf(backend: Backend, coachId: CoachId): Promise<Record<string, unknown>[]> {
  const { rows } = await backend.database.pool.query<{ decision: Record<string, unknown> }>(
    `SELECT facts || jsonb_build_object('kind', kind) AS decision FROM decision WHERE coach_id = $1 ORDER BY id`,
    [coachId],
  )
  return rows.map(({ decision }) => decision)
}

/** @param answers what the coach, or an API client was answered */
async function expectSaidToStaffAlone(backend: Backend, coachId: CoachId, ...answers: unknown[]): Promise<void> {
  const { rows: emails } = await backend.database.pool.query('SELECT * FROM email WHERE coach_id = $1', [coachId])
  const told = JSON.stringify([
    ...answers,
    emails,
    await backend.payouts.status(coachId),
    await backend.payouts.myPayments(coachId, null),
    await backend.payouts.readiness(readiness, coachId),
    await backend.payouts.changesAfter(readiness, 0),
  ])
  expect(told).not.toMatch(/stars|action_blocked/)
  const staff = JSON.stringify(await backend.payouts.coachDetail(admin, coachId))
  expect(staff).toContain(said.code)
  expect(staff).toContain(said.sentence)
}
