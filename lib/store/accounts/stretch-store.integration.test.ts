import { beforeEach, expect } from 'vitest'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Stretch } from '@/lib/payouts/ports/stretch-store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { lockOfFirst } from '../testing/lock-order'
import { test } from '../testing/store-test'
import type { TwoServers } from '../testing/two-servers'

const bounds = { waiting: 3, comingPerSecond: 2 }

let platform: Platform = { accountId: '' as AccountId, live: false }
let made = 0

/** Each test has a list of its own. */
beforeEach(() => {
  made += 1
  platform = { accountId: `acct_list_${made}` as AccountId, live: false }
})

/** The first is the newest; each is a minute older, and waits since ten seconds. */
async function listOf(servers: TwoServers, count: number): Promise<AccountId[]> {
  const ids: AccountId[] = []
  for (let place = 0; place < count; place += 1) {
    const { accountId } = await servers.newAccount(platform)
    await servers.pool.query(
      `UPDATE payout_account SET created_at = '2026-03-01T12:00:00Z'::timestamptz - $2 * interval '1 minute'
       WHERE stripe_account_id = $1`,
      [accountId, place],
    )
    ids.push(accountId)
  }
  await servers.pool.query(
    `UPDATE account_counter SET waiting_since = now() - interval '10 seconds' WHERE stripe_account_id = ANY($1)`,
    [ids],
  )
  return ids
}

async function settle({ pool }: TwoServers, ids: AccountId[]): Promise<void> {
  await pool.query('UPDATE account_counter SET fetched = notified WHERE stripe_account_id = ANY($1)', [ids])
}

const shortly = ({ after, accounts, waiting }: Stretch) => ({ after, accounts, waiting })

test('measures a storm by what may be fetched now, under this key', async ({ servers, store }) => {
  const ids = await listOf(servers, 4)
  const isStorm = async () => (await store.accounts.measureStorm(platform, bounds)).isStorm
  expect(await isStorm()).toBe(true)
  expect((await store.accounts.measureStorm({ ...platform, live: true }, bounds)).isStorm).toBe(false)
  await store.accounts.fetchByThemselves(ids.slice(0, 2))
  expect(await isStorm()).toBe(false)
  await settle(servers, ids.slice(0, 2))
  await servers.pool.query('UPDATE account_counter SET by_itself = false')
  expect(await isStorm()).toBe(false)
})

test.for([
  ['steadily', [0.5, 0.5, 1.5, 1.5, 2.5, 2.5], { isStorm: true, isGrowing: true }],
  ['at once', [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], { isStorm: false, isGrowing: true }],
  ['less than single fetches settle', [0.5, 1.5, 1.5, 2.5, 2.5], { isStorm: false, isGrowing: false }],
  ['earlier', [3.5, 3.5, 1.5, 1.5, 2.5, 2.5], { isStorm: false, isGrowing: false }],
] as const)('sees whether a storm grows: %s', async ([, secondsAgo, storm], { servers, store }) => {
  const ids = await listOf(servers, secondsAgo.length)
  await settle(servers, ids)
  await servers.pool.query(
    `UPDATE account_counter SET notified = notified + 1, waiting_since = now() - seconds * interval '1 second'
     FROM unnest($1::text[], $2::float[]) AS came (id, seconds) WHERE stripe_account_id = id`,
    [ids, secondsAgo],
  )
  const many = { waiting: 100, comingPerSecond: 2 }
  expect(await store.accounts.measureStorm(platform, many)).toEqual(storm)
  await settle(servers, ids)
})

test('finds a stretch from the newest that waits on, and after it the next', async ({ servers, store }) => {
  const ids = await listOf(servers, 250)
  await settle(servers, [ids[0] as AccountId, ...ids.slice(140, 240)])
  expect(await store.accounts.placeWaiting()).toBe(true)
  const stretches = await store.accounts.findStretches(platform, null, 5)
  expect(stretches.map(shortly)).toEqual([
    { after: ids[0], accounts: 100, waiting: 100 },
    { after: ids[100], accounts: 100, waiting: 39 },
    { after: ids[239], accounts: 10, waiting: 10 },
  ])
  for (const { waitsSeconds } of stretches) expect(Math.round(waitsSeconds)).toBeGreaterThanOrEqual(10)

  const [first, ...others] = stretches
  expect(await store.accounts.findStretches(platform, first?.oldest ?? null, 5)).toMatchObject(others.map(shortly))
  expect((await store.accounts.findStretches(platform, null, 1)).map(shortly)).toEqual([shortly(first as Stretch)])
})

test('counts no account that left the list, and begins after none', async ({ servers, store }) => {
  const ids = await listOf(servers, 4)
  const [gone, waits, goneToo, last] = ids as [AccountId, AccountId, AccountId, AccountId]
  await settle(servers, [gone, goneToo])
  await servers.pool.query('UPDATE payout_account SET access_lost_at = now() WHERE stripe_account_id = ANY($1)', [
    [gone, goneToo],
  ])
  await store.accounts.placeWaiting()
  expect((await store.accounts.findStretches(platform, null, 5)).map(shortly)).toEqual([
    { after: null, accounts: 2, waiting: 2 },
  ])
  await settle(servers, [waits])
  expect((await store.accounts.findStretches(platform, null, 5)).map(shortly)).toEqual([
    { after: waits, accounts: 1, waiting: 1 },
  ])
  expect(last).toBeDefined()
})

test('claims a stretch once, with the generations of now', async ({ servers, store, other }) => {
  const ids = await listOf(servers, 3)
  await store.accounts.placeWaiting()
  const [stretch] = (await store.accounts.findStretches(platform, null, 5)) as [Stretch]
  await other.webhookEvents.recordEvent({ id: `evt_${ids[1]}`, accountId: ids[1] as AccountId, kind: 'account' })
  const claims = await store.accounts.claimStretch(platform, stretch)
  expect(claims.map(({ accountId, generation }) => [accountId, generation])).toEqual([
    [ids[0], 1],
    [ids[1], 2],
    [ids[2], 1],
  ])
  expect(await other.accounts.claimStretch(platform, stretch)).toEqual([])
  expect(await other.accounts.findStretches(platform, null, 5)).toEqual([])
  expect(await other.accounts.claimFetches(platform, 5)).toEqual([])
  await other.accounts.giveBackClaims(ids)
  expect(await other.accounts.claimStretch({ ...platform, live: true }, stretch)).toEqual([])
  expect(await other.accounts.claimStretch(platform, stretch)).toHaveLength(3)
})

test('leaves a stretch to a fetch of its own, and comes back once that failed or was kept', async ({
  servers,
  store,
}) => {
  const ids = await listOf(servers, 2)
  const [first, second] = ids as [AccountId, AccountId]
  await store.accounts.placeWaiting()
  const found = () => store.accounts.findStretches(platform, null, 5)
  expect(await store.accounts.claimFetches(platform, 5, 'by-themselves')).toEqual([])
  await store.accounts.leaveStretches(platform, await found())
  expect((await found()).map(shortly)).toEqual([{ after: first, accounts: 1, waiting: 1 }])
  expect(await store.accounts.claimFetches(platform, 5, 'by-themselves')).toMatchObject([{ accountId: first }])

  await store.accounts.postponeFetch(first, 'busy')
  await servers.pool.query('UPDATE account_counter SET retry_at = NULL')
  expect(await found()).toMatchObject([{ waiting: 2 }])
  await store.accounts.postponeFetch(second, 'unreadable')
  await servers.pool.query('UPDATE account_counter SET retry_at = NULL')
  expect(await found()).toMatchObject([{ waiting: 1 }])
})

test.for(['giveBackClaims', 'fetchByThemselves'] as const)(
  '%s locks accounts in the order of their ids, as batches of webhook events do',
  async (release, { servers, store }) => {
    const [first, last] = ['acct_order_1', 'acct_order_2'] as AccountId[] as [AccountId, AccountId]
    await servers.pool.query('DELETE FROM account_counter WHERE stripe_account_id = ANY($1)', [[first, last]])
    for (const id of [last, first])
      await servers.pool.query(
        `INSERT INTO account_counter (stripe_account_id, notified, raised_by) VALUES ($1, 1, 'notice')`,
        [id],
      )
    expect(await lockOfFirst(servers.pool, { first, last }, () => store.accounts[release]([last, first]))).toBe('55P03')
  },
)

test('places what waits by when its account was made, in parts', async ({ servers, store }) => {
  const [accountId] = (await listOf(servers, 1)) as [AccountId]
  await servers.pool.query(
    `INSERT INTO account_counter (stripe_account_id, notified, raised_by) SELECT 'acct_stranger_' || n, 1, 'notice'
     FROM generate_series(1, 10) n`,
  )
  expect(await store.accounts.placeWaiting()).toBe(true)
  const { rows } = await servers.pool.query(
    `SELECT list_place = created_at AS placed, (SELECT count(*)::int FROM account_counter WHERE list_place IS NOT NULL
       AND NOT is_coachs) AS strangers
     FROM account_counter JOIN payout_account USING (stripe_account_id) WHERE stripe_account_id = $1`,
    [accountId],
  )
  expect(rows).toEqual([{ placed: true, strangers: 0 }])
})
