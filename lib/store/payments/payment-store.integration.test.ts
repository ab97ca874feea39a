import { expect } from 'vitest'
import type { PaymentFilter } from '@/lib/payouts/ports/payment-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { test } from '../testing/pools-test'
import { platform } from '../testing/two-servers'
import { createPaymentStore } from './payment-store'

let pool: Database['pool']
let store: ReturnType<typeof createPaymentStore>
test.beforeAll(async ({ pools }) => {
  pool = pools.pool
  store = createPaymentStore(pools)
  await pool.query(`
    INSERT INTO coach (id, email, name) VALUES ('ana', 'ana@example.com', 'Ana 100% Ruiz'), ('ben', 'ben@example.com', NULL)`)
})

const everything: PaymentFilter = { coachId: null, state: null, search: '', cursor: null }
const found = async (filter: Partial<PaymentFilter>) => {
  const { payments } = await store.findPayments(platform, { ...everything, ...filter })
  return payments.map(({ reference }) => reference)
}

test('pages payments by fifty, newest first, each once, also of one moment', async () => {
  await pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee, admitted_at)
     SELECT 'ben-' || n, 'ben', 'acct', $1, false, 100, 'eur', 0, timestamptz '2026-01-01' + n / 7 * interval '1 hour'
     FROM generate_series(1, 120) n`,
    [platform.accountId],
  )
  const pages: string[][] = []
  let cursor: string | null = null
  do {
    const page = await store.findPayments(platform, { ...everything, coachId: 'ben' as CoachId, cursor })
    pages.push(page.payments.map(({ reference }) => reference))
    cursor = page.older
  } while (cursor !== null)
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 20])
  expect(new Set(pages.flat()).size).toBe(120)
  const { rows } = await pool.query<{ reference: string }>(
    `SELECT reference FROM payment WHERE coach_id = 'ben' ORDER BY admitted_at DESC, reference DESC`,
  )
  expect(pages.flat()).toEqual(rows.map(({ reference }) => reference))
})

test('lists only a coach’s own payments, wherever the cursor comes from', async () => {
  await charged('mine')
  const { older } = await store.findPayments(platform, { ...everything, coachId: 'ben' as CoachId })
  expect(older).not.toBeNull()
  for (const cursor of [null, older, 'nonsense', '\0', 'x'.repeat(900)]) {
    const { payments } = await store.findPayments(platform, { ...everything, coachId: 'ana' as CoachId, cursor })
    expect(payments.filter(({ coach }) => coach.id !== 'ana')).toEqual([])
  }
  expect(await found({ coachId: 'ana' as CoachId, cursor: 'nonsense' })).toEqual(['mine'])
})

test('filters refunded by completed refunds, and disputed by money taken, not inquiries', async () => {
  await moved('refunded', 'refund', 'done')
  await moved('on-its-way', 'refund', 'pending')
  await moved('refund-failed', 'refund', 'failed')
  await moved('disputed', 'dispute', 'needs-answer')
  await moved('asked-about', 'dispute', 'inquiry')
  await moved('answered', 'dispute', 'inquiry-answered')
  await moved('only-asked', 'dispute', 'closed')
  await moved('dispute-won', 'dispute', 'won')
  await moved('in-their-hands', 'dispute', 'under-review')
  expect(await found({ state: 'refunded' })).toEqual(['refunded'])
  expect(await found({ state: 'refund-pending' })).toEqual(['on-its-way'])
  expect((await found({ state: 'disputed' })).toSorted()).toEqual(['dispute-won', 'disputed', 'in-their-hands'])
  expect((await found({ state: 'asked-about' })).toSorted()).toEqual(['answered', 'asked-about', 'only-asked'])
  expect((await found({ state: 'to-answer' })).toSorted()).toEqual(['asked-about', 'disputed'])
})

test('finds a payment whose coach lacks a failed refund, and no balanced one', async () => {
  await moved('short', 'refund', 'failed')
  await alsoMoved('short', 'reversal', 'done')
  await moved('made-again', 'refund', 'failed')
  await alsoMoved('made-again', 'reversal', 'done')
  await alsoMoved('made-again', 'refund', 'pending')
  await moved('ours-failed', 'refund', 'failed')
  await moved('taken-back', 'refund', 'done')
  await alsoMoved('taken-back', 'reversal', 'done')
  expect(await found({ state: 'shortfall' })).toEqual(['short'])
})

test('filters by each state of a payment', async () => {
  await charged('declined', 'declined')
  await charged('canceled', 'canceled')
  expect(await found({ state: 'declined' })).toEqual(['declined'])
  expect(await found({ state: 'canceled' })).toEqual(['canceled'])
})

test('searches by a reference’s prefix or parts of its coach, and takes wildcards literally', async () => {
  await charged('Lesson_7')
  await charged('LessonX7')
  expect(await found({ search: 'lesson_' })).toEqual(['Lesson_7'])
  expect(await found({ search: 'esson' })).toEqual([])
  expect(await found({ search: 'ANA 100% r' })).toContain('mine')
  expect(await found({ search: 'ana@' })).toContain('mine')
  expect(await found({ search: 'ruiz, ana' })).toContain('mine')
  expect(await found({ search: '100%' })).toContain('mine')
  expect(await found({ search: '_' })).toEqual([])
  expect(await found({ search: '\\' })).toEqual([])
})

test('finds a payment by every provider id, or part of it, by', async () => {
  await charged('Order-1')
  await pool.query(`UPDATE payment SET payment_intent_id = 'pi_3Abc', stripe_account_id = 'acct_1Ana'
    WHERE reference = 'Order-1'`)
  const parts = {
    capture: 'ch_3Abc',
    transfer: 'tr_1',
    fee: 'fee_1',
    refund: 're_1',
    reversal: 'trr_1',
    dispute: 'du_1',
  }
  for (const [kind, id] of Object.entries(parts))
    await pool.query(
      `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
       VALUES ($1, 'Order-1', $2, 100, 'eur', now(), 'done')`,
      [id, kind],
    )
  await pool.query(`INSERT INTO refund (id, reference, amount, takes_back, asked_by, stripe_refund_id)
    VALUES (gen_random_uuid(), 'Order-1', 1, true, 'admin', 'pyr_9')`)
  for (const search of ['pi_3Abc', 'acct_1Ana', 'pyr_9', 'order-1', ...Object.values(parts)])
    expect(await found({ search }), search).toEqual(['Order-1'])
  for (const search of ['pi_3abc', 'pi_3', 'du_2', 'acct_1']) expect(await found({ search }), search).toEqual([])
})

test('lists no payments of another platform or mode', async () => {
  await charged('real', 'paid', true)
  expect(await found({ search: 'real' })).toEqual([])
})

async function charged(reference: string, state = 'paid', live = false): Promise<void> {
  await pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee, state)
     VALUES ($1, 'ana', 'acct', $2, $3, 100, 'eur', 0, $4)`,
    [reference, platform.accountId, live, state],
  )
}

async function moved(reference: string, kind: string, state: string): Promise<void> {
  await charged(reference)
  await alsoMoved(reference, kind, state)
}

async function alsoMoved(reference: string, kind: string, state: string): Promise<void> {
  await pool.query(
    `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
     VALUES (gen_random_uuid(), $1, $2, 50, 'eur', now(), $3)`,
    [reference, kind, state],
  )
}
