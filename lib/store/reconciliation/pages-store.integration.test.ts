import { beforeEach, expect } from 'vitest'
import type { Platform } from '@/lib/payouts/accounts/account'
import { emailsOwed } from '@/lib/payouts/emails/owed'
import type { FoundAccounts, Page, PageResult } from '@/lib/payouts/ports/reconciliation-store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import { keepOne, readySnapshot, type TwoServers } from '../testing/two-servers'

const daily = { list: 'accounts', everySeconds: 86_400, period: { kind: 'all' } } as const
const atOnce = { ...daily, everySeconds: 0 }

let platform: Platform
let platforms = 0
beforeEach(() => {
  platforms += 1
  platform = { accountId: `acct_platform_${platforms}` as AccountId, live: false }
})

test('covers all time with windows of a thousand accounts, without gap or overlap', async ({ servers }) => {
  await addAccounts(servers, 2500)
  const pages = await takeAll(servers)
  expect(pages.map(({ window }) => window)).toEqual([0, 1, 2])
  const [first, second, third] = pages
  expect(first?.from).toBeNull()
  expect(first?.before).toEqual(second?.from)
  expect(second?.before).toEqual(third?.from)
  expect(third?.before).toBeNull()
  const { rows } = await servers.pool.query(
    `SELECT count(*) FILTER (WHERE created_at < $2)::int AS first,
       count(*) FILTER (WHERE created_at >= $2 AND created_at < $3)::int AS second
     FROM payout_account WHERE platform_account_id = $1`,
    [platform.accountId, second?.from, third?.from],
  )
  expect(rows).toEqual([{ first: 999, second: 1000 }])
})

test('keeps accounts of one second in one window', async ({ servers }) => {
  await addAccounts(servers, 2500, '0 seconds')
  const pages = await takeAll(servers)
  expect(pages).toHaveLength(2)
  expect(pages[0]?.before).toEqual(pages[1]?.from)
})

test('starts one run on two servers, which never take the same page', async ({ servers }) => {
  await addAccounts(servers, 2500)
  const taken = await Promise.all(
    Array.from({ length: 10 }, (_, n) => servers.stores[n % 2 === 0 ? 0 : 1].reconciliation.takePage(platform, daily)),
  )
  const pages = taken.filter((page) => page !== null)
  expect(new Set(pages.map(({ runId }) => runId)).size).toBe(1)
  expect(pages.map(({ window }) => window).sort()).toEqual([0, 1, 2])
})

test('continues a dead server’s window a minute later, where it stopped', async ({ servers }) => {
  const page = await take(servers)
  await settle(servers, page, 'acct_tenth' as AccountId)
  await take(servers)
  expect(await servers.stores[1].reconciliation.takePage(platform, daily)).toBeNull()
  await servers.pool.query('UPDATE reconciliation_window SET lease_until = now()')
  expect(await servers.stores[1].reconciliation.takePage(platform, daily)).toMatchObject({
    window: 0,
    after: 'acct_tenth',
  })
})

test('continues a window leased far ahead by a clock set back', async ({ servers }) => {
  await take(servers)
  await servers.pool.query(`UPDATE reconciliation_window SET lease_until = lease_until + interval '1 hour'`)
  expect(await servers.stores[1].reconciliation.takePage(platform, daily)).toMatchObject({ window: 0 })
  expect(await servers.stores[1].reconciliation.takePage(platform, daily)).toBeNull()
})

test('counts a page compared by two servers once', async ({ servers }) => {
  const page = await take(servers)
  const result = resultOf({ agreeing: ['acct_a' as AccountId] }, 'acct_a')
  expect(await servers.stores[0].reconciliation.settlePage(page, result)).toBe(true)
  expect(await servers.stores[1].reconciliation.settlePage(page, result)).toBe(false)
  expect(await reconciliations(servers)).toEqual([{ compared: 1, is_over: false }])
})

test('ignores a difference that a fetch settled since', async ({ servers }) => {
  const { accountId } = await servers.newAccount(platform)
  const kept = await servers.stores[0].reconciliation.findKept([accountId])
  const fetched = { accountId, generation: 1, cause: 'webhook-event', by: { kind: 'machine' } } as const
  const ready = { snapshot: readySnapshot, state: 'ready', emails: emailsOwed('ready', []) } as const
  await keepOne(servers.stores[1], { ...fetched, ...ready })
  await servers.stores[0].reconciliation.settlePage(await take(servers), resultOf({ differing: kept }, accountId))
  expect(await countsOf(servers, accountId)).toEqual({ notified: 1, fetched: 1 })

  const again = await servers.stores[0].reconciliation.findKept([accountId])
  await servers.stores[0].reconciliation.settlePage(await take(servers), resultOf({ differing: again }, accountId))
  expect(await countsOf(servers, accountId)).toEqual({ notified: 2, fetched: 1 })
})

test('restarts a window whose cursor is lost', async ({ servers }) => {
  await settle(servers, await take(servers), 'acct_gone' as AccountId)
  const page = await take(servers)
  await servers.stores[0].reconciliation.restartWindow(page)
  expect((await take(servers)).after).toBeNull()
})

test('ends with the last page, and starts the next run in time', async ({ servers }) => {
  await addAccounts(servers, 1500)
  for (const page of await takeAll(servers)) await settle(servers, page, null)
  expect(await reconciliations(servers)).toEqual([{ compared: 0, is_over: true }])
  expect(await servers.stores[0].reconciliation.takePage(platform, daily)).toBeNull()
  expect(await servers.stores[0].reconciliation.takePage(platform, atOnce)).toMatchObject({ window: 0 })
})

test('keeps platforms’ runs apart', async ({ servers }) => {
  await take(servers)
  platform = { ...platform, live: true }
  expect(await servers.stores[0].reconciliation.takePage(platform, daily)).toMatchObject({ window: 0 })
})

async function take(servers: TwoServers): Promise<Page> {
  const page = await servers.stores[0].reconciliation.takePage(platform, daily)
  if (page === null) throw new Error('there was no page to take')
  return page
}

async function takeAll(servers: TwoServers): Promise<Page[]> {
  const pages: Page[] = []
  for (;;) {
    const page = await servers.stores[0].reconciliation.takePage(platform, daily)
    if (page === null) return pages
    pages.push(page)
  }
}

function settle(servers: TwoServers, page: Page, next: AccountId | null): Promise<boolean> {
  return servers.stores[0].reconciliation.settlePage(page, resultOf({}, next))
}

function resultOf(accounts: Partial<FoundAccounts>, next: string | null): PageResult {
  const none = { askedAt: new Date(), agreeing: [], differing: [], orphans: [], conflicts: [] }
  const found = { kind: 'accounts', ...none, ...accounts } as const
  const compared = found.agreeing.length + found.differing.length
  return { next, compared, adopted: 0, reached: null, found }
}

async function countsOf(servers: TwoServers, accountId: AccountId) {
  const { rows } = await servers.pool.query(
    'SELECT notified::int, fetched::int FROM account_counter WHERE stripe_account_id = $1',
    [accountId],
  )
  return rows[0]
}

async function reconciliations(servers: TwoServers) {
  const { rows } = await servers.pool.query(
    `SELECT compared, ended_at IS NOT NULL AS is_over FROM reconciliation WHERE platform_account_id = $1 AND livemode = $2`,
    [platform.accountId, platform.live],
  )
  return rows
}

/** Accounts `apart` from each other, each with a coach. */
async function addAccounts(servers: TwoServers, count: number, apart = '10 seconds'): Promise<void> {
  await servers.pool.query(
    `WITH made AS (
       INSERT INTO coach (id, email) SELECT $1 || n, $1 || n || '@example.com' FROM generate_series(1, $2) AS n RETURNING id)
     INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
       charges_enabled, payouts_enabled, details_submitted, transfers, requirements, state, generation, checked_at,
       checked_by, created_at)
     SELECT id, 'acct_' || id, $1, false, 'DE', 'eur', false, false, false, 'inactive', '[]', 'unfinished', 0, now(),
       'created', '2026-01-01'::timestamptz + row_number() OVER () * $3::interval
     FROM made`,
    [platform.accountId, count, apart],
  )
}
