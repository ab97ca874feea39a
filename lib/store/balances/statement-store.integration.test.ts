import { expect } from 'vitest'
import type { Period } from '@/lib/payouts/ports/report-store'
import type { PayoutRow, StatementStore } from '@/lib/payouts/ports/statement-store'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import type { PayoutState } from '@/lib/payouts/vocabulary/payouts/payout-state'
import { test as base } from '../testing/store-test'
import { createStatementStore } from './statement-store'

interface Row {
  id: string
  day: string
  /** Two days before by default. */
  made?: string
  amount?: number
  currency?: string
  state?: PayoutState
  lines?: number
}

const test = base.extend('pay', ({ servers }) => async (accountId: AccountId, ...payouts: Row[]) => {
  for (const { id, day, made = null, amount = 100, currency = 'eur', state = 'paid', lines = 0 } of payouts) {
    await servers.pool.query(
      `INSERT INTO payout (stripe_id, stripe_account_id, amount, currency, state, created_at, arrives_on, failure, is_automatic)
       VALUES ($1, $2, $3, $4, $5::text, coalesce($7::timestamptz, $6::timestamptz - interval '2 days'), $6,
         CASE WHEN $5 = 'failed' THEN 'other' END, true)`,
      [id, accountId, amount, currency, state, `${day}T00:00:00Z`, made],
    )
    await servers.pool.query(
      `INSERT INTO payout_line (stripe_id, payout_id, kind, amount)
       SELECT $1 || '-' || n, $1, 'payment', n FROM generate_series(1, $2::int) n`,
      [id, lines],
    )
  }
})

const period = (from: string, until: string): Period => ({ from: new Date(from), until: new Date(until) })
const november = period('2026-11-01', '2026-12-01')
const year = period('2026-01-01', '2027-01-01')

test('adds up the payouts that arrive in a period, and no one else’s', async ({ servers, store, pay }) => {
  const mine = await servers.newAccount()
  const other = await servers.newAccount()
  await pay(
    mine.accountId,
    { id: 'sum_1', day: '2026-10-31' },
    { id: 'sum_2', day: '2026-11-01', amount: 200 },
    { id: 'sum_3', day: '2026-11-30', amount: 300 },
    { id: 'sum_4', day: '2026-11-30', amount: -50 },
    { id: 'sum_5', day: '2026-11-15', amount: 7, currency: 'usd', state: 'failed' },
    { id: 'sum_6', day: '2026-12-01' },
  )
  await pay(other.accountId, { id: 'sum_other', day: '2026-11-10' })
  const sums = await store.statements.payoutSums(mine.coachId, november)
  expect(sums.toSorted((one, two) => two.amount - one.amount)).toEqual([
    { currency: 'eur', state: 'paid', isDebit: false, month: 11, amount: 500, payouts: 2 },
    { currency: 'usd', state: 'failed', isDebit: false, month: 11, amount: 7, payouts: 1 },
    { currency: 'eur', state: 'paid', isDebit: true, month: 11, amount: -50, payouts: 1 },
  ])
  expect(await store.statements.payoutSums(mine.coachId, period('2020-01-01', '2021-01-01'))).toEqual([])
})

test('finds the nearest payouts around a period, and every year with one', async ({ servers, store, pay }) => {
  const { coachId, accountId } = await servers.newAccount()
  const none = { before: null, after: null, years: [] }
  expect(await store.statements.payoutDays(coachId, november)).toEqual(none)
  expect(await store.statements.payoutDays('nobody' as CoachId, november)).toEqual(none)
  const days = ['2024-02-03', '2026-09-30', '2026-10-31', '2026-11-10', '2026-12-01', '2027-01-04']
  await pay(accountId, ...days.map((day) => ({ id: `day_${day}`, day })))
  const { years, ...around } = await store.statements.payoutDays(coachId, november)
  expect(around).toEqual({ before: new Date('2026-10-31'), after: new Date('2026-12-01') })
  expect(years.toSorted()).toEqual([2024, 2026, 2027])
})

test('lists the payouts of a period by the day they arrive, the latest first', async ({ servers, store, pay }) => {
  const { coachId, accountId } = await servers.newAccount()
  await pay(accountId, { id: 'list_1', day: '2026-10-31' }, { id: 'list_2', day: '2026-11-01', made: '2026-11-30' })
  await pay(accountId, { id: 'list_3', day: '2026-11-30', lines: 3 }, { id: 'list_4', day: '2026-12-01' })
  const listed = async (most: number) =>
    (await store.balances.findPayouts(coachId, { arriving: november, most }, 0)).map(({ id }) => id)
  expect(await listed(10)).toEqual(['list_3', 'list_2'])
  expect(await listed(1)).toEqual(['list_3'])
})

test('reads every line of every payout once, however the batches fall', async ({ servers, pay }) => {
  const { coachId, accountId } = await servers.newAccount()
  const other = await servers.newAccount()
  await pay(other.accountId, { id: 'row_other', day: '2026-05-01', lines: 2 })
  await pay(
    accountId,
    { id: 'row_0', day: '2025-12-31', lines: 1 },
    { id: 'row_1', day: '2026-01-01', lines: 5 },
    { id: 'row_2', day: '2026-05-01' },
    { id: 'row_3', day: '2026-05-01', lines: 1 },
    { id: 'row_4', day: '2026-05-01' },
    { id: 'row_5', day: '2026-12-31', lines: 4 },
    { id: 'row_6', day: '2027-01-01', lines: 1 },
  )
  const expected = ['row_1', 'row_1', 'row_1', 'row_1', 'row_1', 'row_2', 'row_3', 'row_4', ...Array(4).fill('row_5')]
  for (const batchSize of [1, 2, 3, 4, 6, 12, 500]) {
    const rows = await readAll(createStatementStore(servers.databases[0], batchSize), coachId)
    expect(rows.map(({ payout }) => payout.id)).toEqual(expected)
    expect(rows.map(({ line }) => line?.amount ?? null)).toEqual([1, 2, 3, 4, 5, null, 1, null, 1, 2, 3, 4])
  }
})

async function readAll(store: StatementStore, coachId: CoachId): Promise<PayoutRow[]> {
  const rows: PayoutRow[] = []
  for await (const batch of store.readPayoutRows(coachId, year)) rows.push(...batch)
  return rows
}
