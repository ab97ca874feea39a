import { expect } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import type { AdminId, CoachId, KeyFor } from '../lib/payouts/vocabulary/ids'
import { createTestDatabase } from '../prisma/test-database'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on } from './testing/scene'
import { type Till, tillIn } from './testing/till'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10' } })

let coachId: CoachId
let accountId: string
let installation: string
test.beforeAll(async ({ backend, till }) => {
  coachId = await till.readyCoach()
  accountId = (await backend.accountsOf(coachId))[0]?.id ?? ''
  const { rows } = await backend.database.pool.query<{ id: string }>('SELECT id FROM installation')
  installation = rows[0]?.id ?? ''
})

test('marks everything we make at Stripe with its installation', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 2_000, 'marked')
  const { metadata } = await till.atStripe<Intent>('GET', `/v1/payment_intents/${paymentId}`)
  expect(metadata).toEqual({ coach_id: coachId, reference: 'marked', installation })
  expect((await backend.accountsOf(coachId))[0]?.metadata).toMatchObject({ installation })
})

/** The parameters of a payment of ours; a test changes each in turn. */
const ours = (reference: string): Record<string, string> => ({
  ...{ amount: '2000', currency: 'eur', application_fee_amount: '200', 'transfer_data[destination]': accountId },
  ...{ 'metadata[coach_id]': coachId, 'metadata[reference]': reference, 'metadata[installation]': installation },
})

const others: [differs: string, change: (backend: Backend, till: Till) => Promise<Record<string, string>>][] = [
  ['installation', async () => ({ 'metadata[installation]': 'another' })],
  ['installation', async () => ({ 'metadata[installation]': '' })],
  ['coach', async () => ({ 'metadata[coach_id]': 'another' })],
  ['account', async (backend, till) => ({ 'transfer_data[destination]': await accountOfAnother(backend, till) })],
  ['amount', async () => ({ amount: '2001' })],
  ['currency', async () => ({ currency: 'usd' })],
  ['fee', async () => ({ application_fee_amount: '1' })],
  ['kind', async () => ({ on_behalf_of: accountId })],
]

test.for(others)(
  'does not treat a payment with our reference and another %s as ours',
  async ([differs, change], { backend, till }) => {
    const reference = `other-${crypto.randomUUID()}`
    const request = { coachId, amount: 2_000, currency: 'eur', reference }
    const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'before', times: 3 }
    await backend.control('POST', '/_control/faults', fault)
    expect(await backend.payouts.charge(request)).toEqual({ kind: 'away' })
    await passDays(backend, reference)
    const other = await till.atStripe<Intent>('POST', '/v1/payment_intents', {
      ...ours(reference),
      ...(await change(backend, till)),
    })

    const answer = await backend.payouts.charge(request)
    expect(answer).toMatchObject({ kind: 'collected' })
    expect(await madeFor(till, reference)).toHaveLength(2)
    expect(answer).not.toMatchObject({ payment: { paymentId: other.id } })
    expect(await conflictOf(backend, other.id)).toMatchObject({
      kind: 'payment',
      reference,
      coach_id: coachId,
      differs: [differs],
    })

    // A hold cancels our payments only.
    await backend.payouts.hold('admin-1' as AdminId, coachId, 'policy')
    await till.check()
    const held = await backend.payouts.coachDetail('admin-1' as AdminId, coachId)
    await backend.payouts.release('admin-1' as AdminId, coachId, held?.hold?.at ?? new Date(0))
    expect(await statusOf(till, other.id)).toBe('requires_payment_method')
    expect(await statusOf(till, answer.kind === 'collected' ? answer.payment.paymentId : '')).toBe('canceled')
  },
)

test('neither reads out, cancels nor refunds a stored payment that is another’s', async ({ backend, till }) => {
  const reference = 'kept-wrongly'
  await till.charge(coachId, 2_000, reference)
  const other = await till.atStripe<Intent>('POST', '/v1/payment_intents', { ...ours(reference), amount: '5000' })
  await backend.database.pool.query('UPDATE payment SET payment_intent_id = $1 WHERE reference = $2', [
    other.id,
    reference,
  ])

  const charged = { coach: coachId, amount: 2_000, currency: 'eur', reference, idempotencyKey: null }
  expect(await backend.payouts.chargeAs(randomKey(), charged)).toEqual({ kind: 'reference-used', existing: null })
  await backend.payouts.hold('admin-1' as AdminId, coachId, 'policy')
  await till.check()
  expect(await statusOf(till, other.id)).toBe('requires_payment_method')
  const held = await backend.payouts.coachDetail('admin-1' as AdminId, coachId)
  await backend.payouts.release('admin-1' as AdminId, coachId, held?.hold?.at ?? new Date(0))

  await till.pay(other.id)
  await till.check()
  const { rows } = await backend.database.pool.query('SELECT FROM movement WHERE reference = $1', [reference])
  expect(rows).toEqual([])
  const refund = { id: crypto.randomUUID(), reference, amount: 5_000, takesBack: true, leftSeen: null }
  expect(await backend.payouts.refund('admin-1' as never, refund)).toEqual({ kind: 'away' })
  expect(await conflictOf(backend, other.id)).toMatchObject({
    differs: ['amount'],
    ours: { amount: 2000 },
    theirs: { amount: 5000 },
  })
})

test('keeps a payment ours whose marks were removed at Stripe', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 2_000, 'unmarked')
  await till.atStripe('POST', `/v1/payment_intents/${paymentId}`, { metadata: '' })
  await till.pay(paymentId)
  await till.check()
  const detail = await backend.payouts.payment('admin-1' as AdminId, 'unmarked')
  expect(detail?.payment).toMatchObject({ state: 'paid', paymentId })
})

test.for<[differs: string, change: () => Record<string, string>]>([
  ['installation', () => ({ 'metadata[installation]': 'another' })],
  ['installation', () => ({ 'metadata[installation]': '' })],
  ['country', () => ({ country: 'FR' })],
])(
  'does not treat an account with a coach’s id and another %s as theirs',
  async ([differs, change], { backend, till }) => {
    const newcomer = await backend.newCoach()
    const fault = { method: 'POST', path: '/v1/accounts', kind: 'cut', when: 'before', times: 3 }
    await backend.control('POST', '/_control/faults', fault)
    expect(await backend.payouts.setUp(newcomer, 'DE')).toEqual({ kind: 'away' })
    const other = await till.atStripe('POST', '/v1/accounts', {
      ...{ country: 'DE', email: 'other@example.com', type: 'express', 'metadata[coach_id]': newcomer },
      ...{ 'capabilities[card_payments][requested]': 'true', 'capabilities[transfers][requested]': 'true' },
      ...{ 'metadata[installation]': installation, ...change() },
    })
    expect(await backend.payouts.setUp(newcomer, 'DE')).toMatchObject({ kind: 'link' })
    const kept = 'SELECT stripe_account_id AS id FROM payout_account WHERE coach_id = $1'
    const { rows } = await backend.database.pool.query<{ id: string }>(kept, [newcomer])
    expect(rows).toHaveLength(1)
    expect(rows[0]?.id).not.toBe(other.id)
    expect(await conflictOf(backend, other.id)).toMatchObject({
      kind: 'account',
      coach_id: newcomer,
      differs: [differs],
    })
  },
)

test('leaves the original’s things alone in a copy, which makes its own payments', async ({ backend, till }) => {
  const { identity } = backend.operator
  const original = await till.charge(coachId, 2_000, 'came-along')
  await identity.beCopy()
  expect(await identity.find()).toMatchObject({ copiedFrom: installation })
  try {
    const request = { coachId, amount: 2_000, currency: 'eur', reference: 'came-along' }
    expect(await backend.payouts.charge(request)).toEqual({ kind: 'reference-used' })
    await backend.payouts.hold('admin-1' as AdminId, coachId, 'policy')
    await till.check()
    const held = await backend.payouts.coachDetail('admin-1' as AdminId, coachId)
    await backend.payouts.release('admin-1' as AdminId, coachId, held?.hold?.at ?? new Date(0))
    expect(await statusOf(till, original)).toBe('requires_payment_method')
    await till.pay(original)
    const refund = { id: crypto.randomUUID(), reference: 'came-along', amount: 2_000, takesBack: true, leftSeen: null }
    expect(await backend.payouts.refund('admin-1' as never, refund)).toEqual({ kind: 'no-such-payment' })

    // Both request the same number for the same coach and amount, while Stripe still stores the key.
    await backend.database.pool.query(`DELETE FROM payment WHERE reference = 'came-along'`)
    const own = await till.charge(coachId, 2_000, 'came-along')
    expect(own).not.toBe(original)
    expect(await madeFor(till, 'came-along')).toHaveLength(2)
  } finally {
    await identity.beOriginal()
  }
  expect(await identity.find()).toMatchObject({ id: installation, copiedFrom: null })
})

test('does not treat a change of identity as a restore', async ({ backend }) => {
  expect(await backend.operator.identity.find()).toMatchObject({ doubtedAt: null })
})

test('keeps what the original made as a mistaken copy, and records both changes', async ({ backend, till }) => {
  const { identity } = backend.operator
  await identity.beCopy()
  const { id: mistaken } = await identity.find()
  const paymentId = await till.charge(coachId, 2_000, 'by-mistake')
  const newcomer = await backend.newCoach()
  await backend.payouts.setUp(newcomer, 'DE')
  await identity.beOriginal()

  const request = { coachId, amount: 2_000, currency: 'eur', reference: 'by-mistake' }
  expect(await backend.payouts.charge(request)).toMatchObject({ kind: 'collected', payment: { paymentId } })
  await till.pay(paymentId)
  await till.check()
  expect((await backend.payouts.payment('admin-1' as AdminId, 'by-mistake'))?.payment).toMatchObject({ state: 'paid' })
  await backend.database.pool.query(`DELETE FROM movement WHERE reference = 'by-mistake'`)
  await backend.database.pool.query(`DELETE FROM payment WHERE reference = 'by-mistake'`)
  await backend.database.pool.query('DELETE FROM payout_account WHERE coach_id = $1', [newcomer])
  await backend.database.pool.query('DELETE FROM payout_setup WHERE coach_id = $1', [newcomer])
  await backend.operator.reconciliation.begin()
  while ((await backend.engine.reconcileAccounts()) > 0);
  while ((await backend.engine.reconcilePayments()) > 0);
  expect(await backend.payouts.charge(request)).toMatchObject({ kind: 'collected', payment: { paymentId } })
  const { rows: kept } = await backend.database.pool.query('SELECT FROM payout_account WHERE coach_id = $1', [newcomer])
  expect(kept).toHaveLength(1)

  const { rows } = await backend.database.pool.query(
    `SELECT facts FROM decision WHERE kind = 'identity-changed' ORDER BY id DESC LIMIT 2`,
  )
  expect(rows.map(({ facts }) => facts)).toEqual([
    { was: mistaken, is: installation, isCopy: false },
    { was: installation, is: mistaken, isCopy: true },
  ])
})

test('keeps two installations with the same coach and reference apart', async ({ backend, till }) => {
  const made = await createTestDatabase()
  const settings = { ...backend.settings, DATABASE_URL: made.url }
  const second = wire(readEnv(settings))
  const other: Backend = { ...backend, ...second, settings }
  const tills = [till, tillIn(() => other)] as const
  const backends = [backend, other] as const
  const id = await backend.newCoach()
  await other.operator.addCoach({ id, email: 'same@example.com', name: 'Same', reference: null, by: machine })
  try {
    for (const each of backends) {
      await each.payouts.setUp(id, 'DE')
      const { rows } = await each.database.pool.query<{ id: string }>(ownAccount, [id])
      await backend.control('POST', `/_control/accounts/${rows[0]?.id}/facts`, { ...on, notify: false })
      while ((await each.engine.fetchPending()) > 0);
    }
    const accounts = await Promise.all(backends.map((each) => each.database.pool.query(ownAccount, [id])))
    expect(new Set(accounts.map(({ rows }) => rows[0]?.id)).size).toBe(2)

    const payments = [await tills[0].charge(id, 2_000, 'same'), await tills[1].charge(id, 2_000, 'same')] as const
    expect(payments[0]).not.toBe(payments[1])
    await till.pay(payments[0])
    const refund = { id: crypto.randomUUID(), reference: 'same', amount: 500, takesBack: true, leftSeen: null }
    await other.payouts.hold('admin-1' as AdminId, id, 'policy')
    await till.check()
    expect(await backend.payouts.refund('admin-1' as never, refund)).toEqual({ kind: 'made' })
    await till.dispute(payments[0], 100)
    for (const each of backends) {
      await each.operator.reconciliation.begin()
      while ((await each.operator.reconciliation.step()) === 'goes-on');
    }
    expect((await backend.payouts.payment('admin-1' as AdminId, 'same'))?.payment).toMatchObject({ state: 'paid' })
    const theirs = await other.payouts.payment('admin-1' as AdminId, 'same')
    expect(theirs?.payment).toMatchObject({ paymentId: payments[1], state: 'canceled', movements: [] })
    for (const [at, each] of backends.entries()) {
      const { rows } = await each.database.pool.query('SELECT stripe_id FROM conflict WHERE coach_id = $1', [id])
      const [account] = accounts[1 - at]?.rows ?? []
      expect(rows.map((row) => row.stripe_id).sort()).toEqual([account?.id, payments[1 - at]].sort())
    }
  } finally {
    await second.database.close()
    await made.drop()
  }
})

const machine = { kind: 'machine' } as const
const ownAccount = 'SELECT stripe_account_id AS id FROM payout_account WHERE coach_id = $1'

interface Intent {
  id: string
  status: string
  metadata: Record<string, string>
}

const randomKey = () => crypto.randomUUID() as KeyFor<'charges'>

async function statusOf(till: Till, paymentId: string): Promise<string> {
  return (await till.atStripe<Intent>('GET', `/v1/payment_intents/${paymentId}`)).status
}

async function madeFor(till: Till, reference: string): Promise<Intent[]> {
  const { data } = await till.atStripe<{ data: Intent[] }>('GET', '/v1/payment_intents?limit=100')
  return data.filter(({ metadata }) => metadata.reference === reference)
}

async function conflictOf(backend: Backend, id: string) {
  const { rows } = await backend.database.pool.query('SELECT * FROM conflict WHERE stripe_id = $1', [id])
  return rows[0]
}

let another: string | undefined
async function accountOfAnother(backend: Backend, till: Till): Promise<string> {
  another ??= (await backend.accountsOf(await till.readyCoach()))[0]?.id ?? ''
  return another
}

/** Moves the payment's request two days back, and its last try two minutes. */
async function passDays(backend: Backend, reference: string): Promise<void> {
  await backend.database.pool.query(
    `UPDATE payment SET attempted_at = attempted_at - interval '2 days', asked_at = asked_at - interval '2 minutes'
     WHERE reference = $1`,
    [reference],
  )
}
