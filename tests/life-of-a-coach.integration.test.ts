import { expect } from 'vitest'
import type { AdminId, CoachId, KeyFor, NoteId, RecentAdminId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10' } })
const admin = 'admin-1' as AdminId & RecentAdminId

test('refuses payments to a suspended coach, and takes them again once it is lifted', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  expect(await backend.payouts.exclude(admin, coachId, 'suspended')).toEqual({ kind: 'excluded', as: 'suspended' })
  const request = (reference: string) => ({ coachId, amount: 2_000, currency: 'eur', reference })
  expect(await backend.payouts.charge(request('while'))).toMatchObject({ kind: 'refused', reasons: ['on-hold'] })
  expect(await backend.payouts.remind(admin, coachId)).toEqual({ kind: 'excluded' })
  expect(await backend.payouts.invite(admin, coachId)).toEqual({ kind: 'excluded' })
  const { at } = (await backend.payouts.exclusion(admin, coachId)) ?? { at: new Date() }
  expect(await backend.payouts.readmit(admin, coachId, at)).toEqual({ kind: 'readmitted', from: 'suspended' })
  expect(await backend.payouts.charge(request('after'))).toMatchObject({ kind: 'collected' })
  expect(await backend.payouts.exclude(admin, coachId, 'removed')).toMatchObject({ why: 'money-moving' })
})

test('sends a coach who is kept out none of the emails that wait, nor later ones', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await backend.payouts.invite(admin, coachId)
  await backend.payouts.exclude(admin, coachId, 'withdrawn')
  await settleAll(backend)
  expect(await outcomesOf(backend, coachId)).toEqual(['went-back'])
  const { at } = (await backend.payouts.exclusion(admin, coachId)) ?? { at: new Date() }
  expect(await backend.payouts.readmit(admin, coachId, at)).toEqual({ kind: 'readmitted', from: 'withdrawn' })
  expect(await backend.payouts.exclude(admin, coachId, 'removed')).toMatchObject({ kind: 'excluded' })
})

test('answers plainly whatever is pressed or asked about a coach who was erased meanwhile', async ({
  backend,
  scene,
}) => {
  const { payouts } = backend
  const coachId = await scene.begun()
  const accountId = await scene.accountIdOf(coachId)
  const { coach } = await payouts.status(coachId)
  const key = await payouts.makeKey(admin, { name: 'Booking', scopes: ['charges', 'readiness'] })
  await erased(backend, coachId, coach.email)

  const note = { id: crypto.randomUUID() as NoteId, typed: 'Called.' }
  const answers = [
    payouts.hold(admin, coachId, 'policy'),
    payouts.release(admin, coachId, new Date()),
    payouts.invite(admin, coachId),
    payouts.remind(admin, coachId),
    payouts.addNote(admin, coachId, note),
    payouts.checkNow(admin, coachId),
    payouts.coachDetail(admin, coachId),
    payouts.exclude(admin, coachId, 'suspended'),
    payouts.readmit(admin, coachId, new Date()),
    payouts.erase(admin, coachId, coach.email),
    payouts.editCoach(admin, coachId, { name: 'x', reference: null }, { name: coach.name, reference: null }),
    payouts.readiness(key.id as KeyFor<'readiness'>, coachId),
  ]
  expect(await Promise.all(answers)).toEqual(answers.map(() => null))
  expect(await payouts.startOverFor(admin, coachId, accountId)).toEqual({ kind: 'closed-before' })
  const charge = { coach: coachId, amount: 2_000, currency: 'eur', reference: 'erased', idempotencyKey: null }
  expect(await payouts.chargeAs(key.id as KeyFor<'charges'>, charge)).toEqual({ kind: 'no-such-coach' })
  expect(await payouts.erasedCoach(admin, coachId)).toMatchObject({
    exclusion: { as: 'erased', by: { id: admin } },
    accounts: [accountId],
    decisions: expect.arrayContaining([expect.objectContaining({ kind: 'account-opened' })]),
  })
})

test('leaves the account at Stripe, stores nothing of it again, and calls it neither unknown nor lost', async ({
  backend,
  scene,
  till,
}) => {
  const coachId = await scene.begun()
  const accountId = await scene.accountIdOf(coachId)
  const { coach } = await backend.payouts.status(coachId)
  await erased(backend, coachId, coach.email)
  expect(await till.atStripe('GET', `/v1/accounts/${accountId}`)).toMatchObject({ id: accountId })

  // Stripe tells of a change, and then lists it.
  await scene.change(coachId, { details_submitted: true })
  await scene.fetchPending()
  while ((await backend.engine.reconcileAccounts()) > 0);
  const { pool } = backend.database
  const { rowCount: stored } = await pool.query('SELECT FROM payout_account WHERE stripe_account_id = $1', [accountId])
  const cursors = { unconfirmed: null, unchecked: null, drifts: null, orphans: null, conflicts: null, gone: null }
  const { orphans } = await backend.payouts.healthLists(admin, cursors)
  const { rowCount: conflicts } = await pool.query('SELECT FROM conflict WHERE stripe_id = $1', [accountId])
  expect([stored, conflicts, orphans.rows]).toEqual([0, 0, []])
})

async function erased({ payouts }: Backend, coachId: CoachId, email: string): Promise<void> {
  expect(await payouts.exclude(admin, coachId, 'removed')).toMatchObject({ kind: 'excluded' })
  expect(await payouts.erase(admin, coachId, email)).toEqual({ kind: 'erased' })
}

async function settleAll({ emails }: Backend): Promise<void> {
  for (const id of await emails.due()) await emails.settle(id)
}

async function outcomesOf({ database }: Backend, coachId: CoachId): Promise<unknown[]> {
  const { rows } = await database.pool.query('SELECT outcome FROM email WHERE coach_id = $1 ORDER BY number', [coachId])
  return rows.map(({ outcome }) => outcome)
}
