import { expect } from 'vitest'
import type { BalanceSnapshot, ListedPayout } from '@/lib/payouts/balances/balance'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import { platform } from '../testing/two-servers'

const now = Date.now()
const daysAgo = (days: number) => new Date(now - days * 86_400_000)
const schedule = { interval: 'daily', weekday: null, dayOfMonth: null } as const
const snapshot = (available: number, payouts: ListedPayout[] = []): BalanceSnapshot => ({
  amounts: [{ currency: 'eur', available, pending: 0, pendingFrom: null }],
  schedule,
  payouts,
})
const payout = (id: string, change: Partial<ListedPayout> = {}): ListedPayout => ({
  id,
  amount: 4200,
  currency: 'eur',
  state: 'on-its-way',
  createdAt: daysAgo(1),
  arrivesOn: daysAgo(0),
  bankLast4: '3000',
  failure: null,
  isAutomatic: true,
  isReconciled: true,
  ...change,
})
const failed = { state: 'failed', failure: 'account-closed' } as const

test('keeps the answer of the later of two fetches, whichever ends last', async ({ servers }) => {
  const [one, two] = servers.stores
  const { coachId, accountId } = await servers.newAccount()
  const earlier = await one.balances.claimBalance(accountId)
  const later = await two.balances.claimBalance(accountId)
  expect(await two.balances.keepBalance(later, snapshot(200), null)).toBe(true)
  expect(await one.balances.keepBalance(earlier, snapshot(100), null)).toBe(false)
  expect((await one.balances.findBalance(coachId))?.amounts).toEqual(snapshot(200).amounts)
})

test('gives each due balance to one server, of the platform whose key is in use', async ({ servers }) => {
  const [one, two] = servers.stores
  const due = [await servers.newAccount(), await servers.newAccount(), await servers.newAccount()]
  const foreign = await servers.newAccount({ accountId: 'acct_other' as AccountId, live: false })
  const ids = [...due, foreign].map(({ accountId }) => accountId)
  await servers.pool.query(
    `INSERT INTO account_balance (stripe_account_id, due_at) SELECT id, now() FROM unnest($1::text[]) id`,
    [ids],
  )
  const claims = await Promise.all([one, two].map((store) => store.balances.claimDueBalances(platform, 10)))
  expect(
    claims
      .flat()
      .map(({ accountId }) => accountId)
      .sort(),
  ).toEqual(due.map(({ accountId }) => accountId).sort())
  expect(await one.balances.claimDueBalances(platform, 10)).toEqual([])
})

test('is due again when asked for, unless a payment made it due meanwhile', async ({ servers }) => {
  const [{ balances }] = servers.stores
  const { accountId } = await servers.newAccount()
  const secondsToDue = async () => {
    const { rows } = await servers.pool.query<{ seconds: number }>(
      `SELECT round(extract(epoch FROM due_at - now()))::int AS seconds FROM account_balance WHERE stripe_account_id = $1`,
      [accountId],
    )
    return rows[0]?.seconds
  }
  await balances.keepBalance(await balances.claimBalance(accountId), snapshot(1), 3600)
  expect(await secondsToDue()).toBeCloseTo(3600, -1)
  const claim = await balances.claimBalance(accountId)
  await servers.pool.query(
    `UPDATE account_balance SET due_at = now() + interval '10 seconds' WHERE stripe_account_id = $1`,
    [accountId],
  )
  await balances.keepBalance(claim, snapshot(2), null)
  expect(await secondsToDue()).toBeLessThanOrEqual(10)
})

test('decides and emails once about a payout that fails, and not about old ones of the first fetch', async ({
  servers,
}) => {
  const [{ balances, decisions }] = servers.stores
  const { coachId, accountId } = await servers.newAccount()
  const keep = async (...payouts: ListedPayout[]) =>
    balances.keepBalance(await balances.claimBalance(accountId), snapshot(0, payouts), null)
  const decided = async () =>
    (await decisions.decisionsOf(coachId, 10)).flatMap((each) => (each.kind === 'payout-failed' ? each.payout.id : []))
  const emails = async () =>
    (await servers.pool.query(`SELECT FROM email WHERE coach_id = $1 AND kind = 'payout-failed'`, [coachId])).rowCount
  await keep(
    payout('po_old', { ...failed, createdAt: daysAgo(40) }),
    payout('po_new', { ...failed }),
    payout('po_open'),
  )
  expect(await decided()).toEqual(['po_new'])
  await keep(payout('po_new', failed), payout('po_open', failed))
  await keep(payout('po_new', failed), payout('po_open', failed))
  expect(await decided()).toEqual(['po_open', 'po_new'])
  expect(await emails()).toBe(2)
})

test('asks again for every payout that may still change', async ({ servers }) => {
  const [{ balances }] = servers.stores
  const { accountId } = await servers.newAccount()
  const first = await balances.claimBalance(accountId)
  // Payouts of December may arrive in January.
  expect(first.since).toEqual(new Date(Date.UTC(new Date().getUTCFullYear() - 2, 11, 18)))
  const open = payout('po_long', { createdAt: daysAgo(30) })
  await balances.keepBalance(first, snapshot(0, [payout('po_1', { state: 'paid' }), open]), null)
  expect((await balances.claimBalance(accountId)).since).toEqual(open.createdAt)
  const settled = [{ ...open, state: 'paid' as const }]
  await balances.keepBalance(await balances.claimBalance(accountId), snapshot(0, settled), null)
  const { since } = await balances.claimBalance(accountId)
  expect(Math.round((Date.now() - since.getTime()) / 86_400_000)).toBe(14)
})

test('stores what a payout holds once, with our payments’ references', async ({ servers }) => {
  const [{ balances }] = servers.stores
  const { coachId, accountId } = await servers.newAccount()
  await servers.pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
     VALUES ('lesson-1', $1, $2, 'acct_platform', false, 5000, 'eur', 0)`,
    [coachId, accountId],
  )
  await servers.pool.query(
    `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
     VALUES ('tr_1', 'lesson-1', 'transfer', 5000, 'eur', now(), 'done')`,
  )
  await balances.keepBalance(
    await balances.claimBalance(accountId),
    snapshot(0, [payout('po_a'), payout('po_manual', { isAutomatic: false, createdAt: daysAgo(2) })]),
    null,
  )
  expect(await balances.payoutsWithoutLines(accountId, 5)).toEqual(['po_a'])
  const lines = [
    { id: 'txn_1', kind: 'payment', amount: 5000, movementId: 'tr_1' },
    { id: 'txn_2', kind: 'taken-back', amount: -700, movementId: 'trr_unknown' },
    { id: 'txn_3', kind: 'other', amount: -100, movementId: null },
  ] as const
  await balances.keepLines('po_a', [...lines])
  await balances.keepLines('po_a', [...lines])
  expect(await balances.payoutsWithoutLines(accountId, 5)).toEqual([])
  const [found, manual] = await balances.findPayouts(coachId, {}, 2)
  expect(found).toMatchObject({ id: 'po_a', amount: 4200, lineCount: 3, bankLast4: '3000' })
  expect(found?.lines?.map(({ id, reference }) => [id, reference])).toEqual([
    ['txn_3', null],
    ['txn_1', 'lesson-1'],
  ])
  expect(manual?.lines).toBeNull()
})

test('adds up what clients could not pay, once a payment, and without what was paid later', async ({ servers }) => {
  const [{ balances, decisions }] = servers.stores
  const { coachId, accountId } = await servers.newAccount()
  const refuse = (reference: string, amount: number, currency = 'eur') =>
    decisions.record({
      kind: 'charge-refused',
      coachId,
      accountId,
      by: { kind: 'machine' },
      charge: { amount, currency, reference },
      evidence: { payoutsEnabled: false, chargesEnabled: false, transfers: null, generation: 1, ageSeconds: 1 },
      reasons: ['payouts-off'],
    })
  for (const reference of ['a', 'a', 'b', 'paid']) await refuse(reference, 15_500)
  await refuse('c', 900, 'usd')
  await servers.pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
     VALUES ('paid', $1, $2, 'acct_platform', false, 15500, 'eur', 0)`,
    [coachId, accountId],
  )
  expect(await balances.refusedSums(coachId, 30)).toEqual([
    { currency: 'eur', amount: 31_000, payments: 2 },
    { currency: 'usd', amount: 900, payments: 1 },
  ])
})

test('finds the latest failed payout of each currency behind any number of others', async ({ servers }) => {
  const [{ balances }] = servers.stores
  const { coachId, accountId } = await servers.newAccount()
  const later = Array.from({ length: 30 }, (_, each) =>
    payout(`po_eur_${each}`, { state: 'paid', currency: each % 2 === 0 ? 'eur' : 'jpy', createdAt: daysAgo(2) }),
  )
  await balances.keepBalance(
    await balances.claimBalance(accountId),
    snapshot(0, [
      ...later,
      payout('po_canceled', { state: 'canceled', currency: 'usd', createdAt: daysAgo(1) }),
      payout('po_usd', { ...failed, currency: 'usd', createdAt: daysAgo(9) }),
      payout('po_usd_paid', { state: 'paid', currency: 'usd', createdAt: daysAgo(10) }),
      payout('po_eur', { ...failed, currency: 'eur', createdAt: daysAgo(8) }),
    ]),
    null,
  )
  expect(await balances.failedPayouts(coachId)).toMatchObject([{ id: 'po_usd', failure: 'account-closed' }])
})

test('asks what a payout holds once Stripe has worked it out', async ({ servers }) => {
  const [{ balances }] = servers.stores
  const { accountId } = await servers.newAccount()
  const keep = async (isReconciled: boolean) => {
    const claim = await balances.claimBalance(accountId)
    await balances.keepBalance(
      claim,
      snapshot(0, [payout('po_slow', { state: 'paid', isReconciled, createdAt: daysAgo(40) })]),
      null,
    )
    return claim
  }
  await keep(false)
  expect(await balances.payoutsWithoutLines(accountId, 5)).toEqual([])
  expect((await keep(true)).since.getTime()).toBeLessThanOrEqual(daysAgo(40).getTime())
  expect(await balances.payoutsWithoutLines(accountId, 5)).toEqual(['po_slow'])
})

test('asks for payouts until all are read, past one that cannot be, and after other accounts', async ({ servers }) => {
  const [{ balances }, two] = servers.stores
  const { accountId } = await servers.newAccount()
  const other = await servers.newAccount()
  const due = async () => {
    await servers.pool.query(
      "UPDATE account_balance SET contents_due_at = contents_due_at - interval '1 minute' WHERE stripe_account_id = $1",
      [accountId],
    )
    return balances.claimDueContents(platform, 1)
  }
  const both = [payout('po_unreadable'), payout('po_older', { createdAt: daysAgo(5) })]
  await balances.keepBalance(await balances.claimBalance(accountId), snapshot(0, both), null)
  await balances.arrangeContents(accountId)
  expect(await balances.claimDueContents(platform, 5)).toEqual([])
  expect(await due()).toEqual([accountId])
  expect(await two.balances.claimDueContents(platform, 5)).toEqual([])
  await balances.postponeLines('po_unreadable')
  expect(await balances.payoutsWithoutLines(accountId, 5)).toEqual(['po_older'])
  await balances.keepLines('po_older', [])
  await balances.arrangeContents(accountId)
  await servers.pool.query(
    "INSERT INTO account_balance (stripe_account_id, contents_due_at) VALUES ($1, now() - interval '1 hour')",
    [other.accountId],
  )
  expect(await due()).toEqual([other.accountId])
  await servers.pool.query("UPDATE payout SET lines_due_at = now() WHERE stripe_id = 'po_unreadable'")
  await balances.keepLines('po_unreadable', [])
  await balances.arrangeContents(accountId)
  expect(await due()).toEqual([])
})
