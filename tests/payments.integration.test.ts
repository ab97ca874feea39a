import { expect } from 'vitest'
import { log } from '../lib/log'
import { paymentWalk } from '../lib/payouts/reconciliation/payment-walk'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import { createPaymentCheckStore } from '../lib/store/payments/payment-check-store'
import { createStore } from '../lib/store/store'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import type { Till } from './testing/till'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10', RECONCILE_EVERY_HOURS: '1' } })

let coachId: CoachId
test.beforeAll(async ({ till }) => {
  coachId = await till.readyCoach()
})

const moved = async (backend: Backend, reference: string) => {
  const { rows } = await backend.database.pool.query<{ moved: string }>(
    `SELECT kind || ' ' || amount || ' ' || currency || ' ' || state AS moved FROM movement
     WHERE reference = $1 ORDER BY 1`,
    [reference],
  )
  return rows.map(({ moved }) => moved)
}
const stateOf = async (backend: Backend, reference: string) => {
  const { rows } = await backend.database.pool.query<{ state: string; next_check_at: Date | null }>(
    'SELECT state, next_check_at FROM payment WHERE reference = $1',
    [reference],
  )
  return rows[0]
}
const outcomesOf = async (backend: Backend, reference: string) => {
  const { rows } = await backend.database.pool.query<{ outcome: string }>(
    `SELECT facts->>'outcome' AS outcome FROM decision
     WHERE kind = 'charge-outcome' AND facts->'charge'->>'reference' = $1 ORDER BY id`,
    [reference],
  )
  return rows.map(({ outcome }) => outcome)
}

test('finds a payment paid with all movements, and does not check it again', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 2_000, 'paid')
  await till.check()
  expect(await stateOf(backend, 'paid')).toEqual({ state: 'open', next_check_at: expect.any(Date) })
  await till.pay(paymentId)
  await till.check()
  expect(await stateOf(backend, 'paid')).toEqual({ state: 'paid', next_check_at: null })
  expect(await moved(backend, 'paid')).toEqual(['capture 2000 eur done', 'fee 200 eur done', 'transfer 2000 eur done'])
  expect(await outcomesOf(backend, 'paid')).toEqual(['collected', 'paid'])
})

test('checks a paid payment until it is on a balance; until then nothing was received', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 2_000, 'later')
  await till.payLater(paymentId)
  await till.check()
  expect(await stateOf(backend, 'later')).toEqual({ state: 'paid', next_check_at: expect.any(Date) })
  expect(await moved(backend, 'later')).toEqual(['capture 2000 eur done'])
  expect((await detail(backend, 'later'))?.payment).toMatchObject({ state: 'paid', feeKept: 200, reached: null })

  await till.settle(paymentId)
  await till.check()
  expect(await stateOf(backend, 'later')).toEqual({ state: 'paid', next_check_at: null })
  expect(await moved(backend, 'later')).toEqual(['capture 2000 eur done', 'fee 200 eur done', 'transfer 2000 eur done'])
  expect((await detail(backend, 'later'))?.payment).toMatchObject({ feeKept: 200, reached: 1_800 })
})

test('checks a processing payment until it is paid', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 2_000, 'under-way')
  const processing = (body: object) => backend.control('POST', `/_control/payments/${paymentId}/processing`, body)
  await processing({})
  await till.check()
  expect(await stateOf(backend, 'under-way')).toEqual({ state: 'processing', next_check_at: expect.any(Date) })
  expect(await moved(backend, 'under-way')).toEqual([])
  await processing({ outcome: 'succeeded' })
  await till.check()
  expect(await stateOf(backend, 'under-way')).toEqual({ state: 'paid', next_check_at: null })
  expect(await moved(backend, 'under-way')).toHaveLength(3)
})

test('leaves a payment open after a declined card, and closes a canceled one', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 2_000, 'canceled')
  await expect(till.pay(paymentId, 'pm_card_chargeDeclined')).rejects.toThrow('402')
  await till.check()
  expect(await stateOf(backend, 'canceled')).toEqual({ state: 'open', next_check_at: expect.any(Date) })
  expect(await moved(backend, 'canceled')).toEqual([])
  await till.atStripe('POST', `/v1/payment_intents/${paymentId}/cancel`)
  await till.check()
  expect(await stateOf(backend, 'canceled')).toEqual({ state: 'canceled', next_check_at: null })
})

test('finds refunds and disputes made elsewhere by comparing Stripe’s list', async ({ backend, till }) => {
  const refunded = await till.charge(coachId, 3_000, 'refunded')
  const disputed = await till.charge(coachId, 4_000, 'disputed')
  for (const paymentId of [refunded, disputed]) await till.pay(paymentId)
  await till.check()
  const back = { reverse_transfer: 'true', refund_application_fee: 'true' }
  await till.atStripe('POST', '/v1/refunds', { payment_intent: refunded, amount: '1000', ...back })
  const { id } = await till.dispute(disputed)
  await reconcileAll(backend)
  expect(await moved(backend, 'refunded')).toEqual([
    'capture 3000 eur done',
    'fee 300 eur done',
    'fee-return 100 eur done',
    'refund 1000 eur done',
    'reversal 1000 eur done',
    'transfer 3000 eur done',
  ])
  expect(await moved(backend, 'disputed')).toContain('dispute 4000 eur needs-answer')
  const { rows } = await backend.database.pool.query('SELECT due_by FROM movement WHERE stripe_id = $1', [id])
  expect(rows).toEqual([{ due_by: expect.any(Date) }])
  expect((await stateOf(backend, 'disputed'))?.next_check_at).toBeInstanceOf(Date)

  await backend.control('POST', `/_control/disputes/${id}/settle`, { outcome: 'won' })
  await till.check()
  expect(await moved(backend, 'disputed')).toContain('dispute 4000 eur won')
  expect(await stateOf(backend, 'disputed')).toEqual({ state: 'paid', next_check_at: null })
})

test('stores all refunds of a payment with more than Stripe shows at once', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 3_000, 'in-parts')
  await till.pay(paymentId)
  const back = { amount: '100', reverse_transfer: 'true', refund_application_fee: 'true' }
  for (let part = 0; part < 12; part += 1) {
    await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, ...back })
  }
  await till.check()
  const kept = (await moved(backend, 'in-parts')).filter((line) => /^(fee-return|refund|reversal) /.test(line))
  expect(kept).toHaveLength(3 * 12)
})

test('keeps a refund pending until the bank answers, and refundable when it fails', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 3_000, 'pending')
  await till.pay(paymentId, 'pm_card_pendingRefund')
  const { id } = await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '1000' })
  await till.check()
  expect(await moved(backend, 'pending')).toContain('refund 1000 eur pending')
  expect((await stateOf(backend, 'pending'))?.next_check_at).toBeInstanceOf(Date)
  expect(await leftOf(backend, 'pending')).toBe(2_000)

  await backend.control('POST', `/_control/refunds/${id}/settle`, { outcome: 'failed', reason: 'lost_or_stolen_card' })
  await till.check()
  expect(await moved(backend, 'pending')).toContain('refund 1000 eur failed')
  expect(await stateOf(backend, 'pending')).toEqual({ state: 'paid', next_check_at: null })
  expect(await leftOf(backend, 'pending')).toBe(3_000)
  const { rows } = await backend.database.pool.query('SELECT reason FROM movement WHERE stripe_id = $1', [id])
  expect(rows).toEqual([{ reason: 'lost_or_stolen_card' }])
})

test('finds a refund that failed after it was done by comparing', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 3_000, 'fails-late')
  await till.pay(paymentId)
  const { id } = await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '1000' })
  await till.check()
  expect(await moved(backend, 'fails-late')).toContain('refund 1000 eur done')
  await backend.control('POST', `/_control/refunds/${id}/settle`, { outcome: 'failed', reason: 'declined' })
  await reconcileAll(backend)
  expect(await moved(backend, 'fails-late')).toContain('refund 1000 eur failed')
})

test('stores an inquiry as answered; an ended one neither differs nor blocks a refund', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 3_000, 'asked-about')
  await till.pay(paymentId)
  const { id } = await backend.control<{ id: string }>('POST', `/_control/payments/${paymentId}/dispute`, {
    inquiry: true,
  })
  await reconcileAll(backend)
  expect(await moved(backend, 'asked-about')).toContain('dispute 3000 eur inquiry')
  expect(await leftOf(backend, 'asked-about')).toBe(3_000)
  await till.atStripe('POST', `/v1/disputes/${id}`, { 'evidence[uncategorized_text]': 'They came.', submit: 'true' })
  await till.check()
  expect(await moved(backend, 'asked-about')).toContain('dispute 3000 eur inquiry-answered')
  await backend.control('POST', `/_control/disputes/${id}/settle`, { outcome: 'closed' })
  await till.check()
  expect(await moved(backend, 'asked-about')).toContain('dispute 3000 eur closed')
  expect(await stateOf(backend, 'asked-about')).toEqual({ state: 'paid', next_check_at: null })
})

test('checks nothing when a comparison finds nothing new', async ({ backend, till }) => {
  await till.check()
  await passHours(backend)
  while ((await backend.engine.reconcilePayments()) > 0);
  const { rows } = await backend.database.pool.query(
    `SELECT compared > 1 AS compared, differing FROM reconciliation WHERE list = 'payments'`,
  )
  expect(rows).toEqual([{ compared: true, differing: 0 }])
})

test('keeps the later of two checks, in whatever order they end', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 5_000, 'raced')
  const store = createPaymentCheckStore(backend.database)
  const { rows } = await backend.database.pool.query(
    `SELECT platform_account_id AS "accountId", livemode AS live FROM payment LIMIT 1`,
  )
  const [platform] = rows
  const early = await store.takeCheck(platform, 'raced')
  const late = await store.takeCheck(platform, 'raced')
  if (early === null || late === null) throw new Error('both should have been claimed')
  await store.keepCheck(late, { paymentId, state: 'paid', movements: [] }, null, [])
  await store.keepCheck(early, { paymentId, state: 'open', movements: [] }, 10, [])
  expect(await stateOf(backend, 'raced')).toEqual({ state: 'paid', next_check_at: null })
})

test('searches for a payment without an answer, and finds it', async ({ backend, till }) => {
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'after', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'lost' }
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'away' })
  await till.check()
  expect(await stateOf(backend, 'lost')).toMatchObject({ state: 'open' })
  expect(await backend.payouts.charge(request)).toMatchObject({ kind: 'collected' })
})

test('finds a refund 119 days after its payment by comparing, but not after 121', async ({ backend, till }) => {
  while ((await backend.engine.reconcilePayments()) > 0);
  const found: string[] = []
  for (const [reference, days] of Object.entries({ 'day-119': 119, 'day-121': 121 })) {
    const paymentId = await till.charge(coachId, 3_000, reference)
    await till.pay(paymentId)
    await till.check()
    await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId })
    await passHours(backend)
    expect(await take(backend, till)).toMatchObject({ after: null })
    await backend.database.pool.query(
      `UPDATE reconciliation_window SET created_from = created_from + interval '1 day' * $1, lease_until = NULL`,
      [days],
    )
    while ((await backend.engine.reconcilePayments()) > 0);
    while ((await backend.engine.runDueChecks()) > 0);
    if ((await moved(backend, reference)).includes('refund 3000 eur done')) found.push(reference)
  }
  expect(found).toEqual(['day-119'])
})

test('waits 15 seconds for a Stripe that is away, and continues where it stopped', async ({ backend, till }) => {
  await till.charge(coachId, 3_000, 'away')
  await begin(backend)
  await backend.control('POST', '/_control/faults', {
    method: 'GET',
    path: '/v1/payment_intents',
    kind: 'cut',
    times: 1,
  })
  expect(await backend.engine.reconcilePayments()).toBe(0)
  expect(await backend.engine.reconcilePayments()).toBe(0)
  const { rows } = await backend.database.pool.query(
    `SELECT ended_at, lease_until - now() BETWEEN interval '10 seconds' AND interval '15 seconds' AS soon
     FROM reconciliation_window JOIN reconciliation ON id = reconciliation_id WHERE list = 'payments'`,
  )
  expect(rows).toEqual([{ ended_at: null, soon: true }])
  await backend.database.pool.query('UPDATE reconciliation_window SET lease_until = now()')
  expect(await backend.engine.reconcilePayments()).toBe(1)
})

test('restarts a comparison whose cursor is lost', async ({ backend, till }) => {
  await begin(backend)
  await take(backend, till)
  await backend.database.pool.query(`UPDATE reconciliation_window SET last_id = 'ch_nowhere', lease_until = NULL`)
  expect(await backend.engine.reconcilePayments()).toBe(1)
  const place = await backend.database.pool.query(
    `SELECT ended_at, last_id, lease_until FROM reconciliation_window JOIN reconciliation ON id = reconciliation_id
     WHERE list = 'payments'`,
  )
  expect(place.rows).toEqual([{ ended_at: null, last_id: null, lease_until: null }])
  expect(await backend.engine.reconcilePayments()).toBe(1)
})

test('compares on one server at a time, and continues a minute after it died', async ({ backend, till }) => {
  await begin(backend)
  const page = await take(backend, till)
  if (page === null) throw new Error('a page should have been due')
  expect(await backend.engine.reconcilePayments()).toBe(0)
  await backend.database.pool.query(`UPDATE reconciliation_window SET lease_until = lease_until - interval '1 minute'`)
  expect(await backend.engine.reconcilePayments()).toBe(1)
  const found = { kind: 'payments' as const, differing: [] }
  const late = { next: 'ch_late', compared: 1_000, adopted: 0, reached: null, found }
  expect(await createStore(backend.database).reconciliation.settlePage(page, late)).toBe(false)
  const { rows } = await backend.database.pool.query(
    `SELECT compared < 1000 AS once, last_id FROM reconciliation
     LEFT JOIN reconciliation_window ON id = reconciliation_id WHERE list = 'payments'`,
  )
  expect(rows).toEqual([{ once: true, last_id: null }])
})

test('continues a comparison leased far ahead by a clock set back', async ({ backend, till }) => {
  await begin(backend)
  expect(await take(backend, till)).not.toBeNull()
  await backend.database.pool.query(`UPDATE reconciliation_window SET lease_until = lease_until + interval '1 hour'`)
  expect(await backend.engine.reconcilePayments()).toBe(1)
})

function detail(backend: Backend, reference: string) {
  return backend.payouts.payment('admin-1' as AdminId, reference)
}

async function leftOf(backend: Backend, reference: string) {
  const refundable = (await detail(backend, reference))?.refundable
  return typeof refundable === 'object' ? refundable.left : refundable
}

/** The next comparison is due, and no one holds its lease. */
async function begin(backend: Backend): Promise<void> {
  await backend.database.pool.query(`DELETE FROM reconciliation WHERE list = 'payments'`)
}

async function take({ database }: Backend, till: Till) {
  const store = createStore(database)
  return store.reconciliation.takePage(await till.platform(), paymentWalk({ store, log, reconcileEverySeconds: 3_600 }))
}

async function passHours(backend: Backend): Promise<void> {
  await backend.database.pool.query(
    `UPDATE reconciliation SET began_at = began_at - interval '2 hours' WHERE list = 'payments'`,
  )
}

async function reconcileAll(backend: Backend) {
  await passHours(backend)
  await backend.database.pool.query('UPDATE payment SET next_check_at = NULL')
  while ((await backend.engine.reconcilePayments()) > 0);
  while ((await backend.engine.runDueChecks()) > 0);
}
