import { expect } from 'vitest'
import { everyone } from '@/lib/payouts/testing/everyone'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { tableSorts } from '@/lib/payouts/vocabulary/work-queue'
import { createTableStore } from '../coaches/readiness-table'
import { createPaymentStore } from '../payments/payment-store'
import { fillTo } from '../testing/cost-test'
import { test } from '../testing/store-test'
import { platform } from '../testing/two-servers'

test.beforeAll(async ({ servers: { pool } }) => {
  await fillTo(pool, 7)
  await pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
     SELECT 'lesson-' || n, 'coach-' || 1 + n % 2, 'acct_1', $1, false, 100, 'eur', 0 FROM generate_series(1, 7) n`,
    [platform.accountId],
  )
  await pool.query(`
    INSERT INTO former_account (stripe_account_id, coach_id, platform_account_id, livemode, country, currency,
      details_submitted, created_at)
    SELECT 'acct_before', 'coach-1', platform_account_id, livemode, country, currency, true, now() FROM payout_account
    WHERE coach_id = 'coach-1'`)
  await pool.query(`
    INSERT INTO payout (stripe_id, stripe_account_id, amount, currency, state, created_at, arrives_on, is_automatic)
    VALUES ('po_1', 'acct_2', 500, 'eur', 'paid', now(), '2026-11-30', true),
      ('po_2', 'acct_before', 700, 'eur', 'paid', now(), '2026-11-01', true),
      ('po_3', 'acct_2', 900, 'eur', 'paid', now(), '2026-12-01', true),
      ('po_4', 'acct_nobody', 900, 'eur', 'paid', now(), '2026-11-30', true)`)
})

test.for(tableSorts)('reads every coach once for a file sorted by %s', async (sort, { servers: { pool } }) => {
  const { readTable } = createTableStore({ pool }, 3)
  const read = async (search: string) =>
    (await all(readTable({ ...everyone, sort, search }, platform))).map(({ coachId }) => coachId)
  expect((await read('')).toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7'].map((n) => `coach-${n}`))
  expect(await read('acct_5')).toEqual(['coach-5'])
})

test('reads every payment of a view once for a file, newest first', async ({ servers: { databases } }) => {
  const store = createPaymentStore(databases[0], 2)
  const payments = { coachId: null, state: null, search: '' }
  const references = async (change: Partial<Parameters<typeof store.readPayments>[1]>) =>
    (await all(store.readPayments(platform, { ...payments, ...change }))).map(({ reference }) => reference)
  expect(await references({})).toEqual(['7', '6', '5', '4', '3', '2', '1'].map((n) => `lesson-${n}`))
  expect(await references({ coachId: 'coach-1' as CoachId })).toEqual(['lesson-6', 'lesson-4', 'lesson-2'])
})

test('reads payouts of all coaches that arrive in a period, to former accounts too', async ({ store }) => {
  const november = { from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') }
  expect(await all(store.reports.readPayouts(platform, november))).toMatchObject([
    { payout: { id: 'po_2', amount: 700, state: 'paid' }, accountId: 'acct_before', coach: { id: 'coach-1' } },
    { payout: { id: 'po_1', amount: 500, state: 'paid' }, accountId: 'acct_2', coach: { id: 'coach-2' } },
  ])
  expect(await all(store.reports.readPayouts({ ...platform, live: true }, november))).toEqual([])
})

async function all<Item>(batches: AsyncIterable<Item[]>): Promise<Item[]> {
  const found: Item[] = []
  for await (const batch of batches) found.push(...batch)
  return found
}
