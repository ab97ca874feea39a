import { beforeEach, expect } from 'vitest'
import type { Platform } from '@/lib/payouts/accounts/account'
import { emailsOwed } from '@/lib/payouts/emails/owed'
import type { Store } from '@/lib/payouts/ports/store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { inTransaction } from '../sql/transaction'
import { test } from '../testing/store-test'
import { keepOne, readySnapshot, savedAccount, type TwoServers } from '../testing/two-servers'

/** New for each test, so that tests do not share claims. */
let platform: Platform
let platforms = 0

beforeEach(() => {
  platforms += 1
  platform = { accountId: `acct_platform_${platforms}` as AccountId, live: false }
})

test('marks a new account for fetching, and lets one server claim it', async ({ servers, store, other }) => {
  const { accountId } = await servers.newAccount(platform)
  expect(await store.accounts.claimFetches(platform, 5)).toEqual([{ accountId, generation: 1, cause: 'created' }])
  expect(await other.accounts.claimFetches(platform, 5)).toEqual([])
})

test('lets two servers share claims, never the same one', async ({ servers, store, other }) => {
  const made: string[] = []
  for (let i = 0; i < 20; i += 1) made.push((await servers.newAccount(platform)).accountId)
  const taken: string[] = []
  const takeAll = async (server: Store) => {
    for (;;) {
      const claim = await server.accounts.claimFetches(platform, 3)
      taken.push(...claim.map(({ accountId }) => accountId))
      if (taken.length >= made.length) return
    }
  }
  await Promise.all([takeAll(store), takeAll(other)])
  expect(taken.sort()).toEqual(made.sort())
})

test('skips an account that another server is claiming', async ({ servers, store }) => {
  const { accountId } = await servers.newAccount(platform)
  await inTransaction(servers.pool, async (busy) => {
    await busy.query('SELECT FROM account_counter WHERE stripe_account_id = $1 FOR UPDATE', [accountId])
    expect(await store.accounts.claimFetches(platform, 5)).toEqual([])
  })
  expect(await store.accounts.claimFetches(platform, 5)).toHaveLength(1)
})

test('frees a dead server’s claims when their lease ends', async ({ servers, store, other }) => {
  const { accountId } = await servers.newAccount(platform)
  await store.accounts.claimFetches(platform, 5)
  await servers.pool.query(`UPDATE account_counter SET lease_until = now() - interval '1 second'`)
  expect(await other.accounts.claimFetches(platform, 5)).toEqual([{ accountId, generation: 1, cause: 'created' }])
})

test('holds a lease for half a minute by the database’s clock', async ({ servers, store }) => {
  const { accountId } = await servers.newAccount(platform)
  await store.accounts.claimFetches(platform, 5)
  const { rows } = await servers.pool.query(
    'SELECT extract(epoch FROM lease_until - now())::float AS seconds FROM account_counter WHERE stripe_account_id = $1',
    [accountId],
  )
  expect(rows[0].seconds).toBeGreaterThan(20)
  expect(rows[0].seconds).toBeLessThanOrEqual(30)
})

test.for([
  ['a lease', 'lease_until'],
  ['a wait', 'retry_at'],
] as const)(
  'is not held up by %s far ahead, left by a clock set back',
  async ([_name, until], { servers, store, other }) => {
    const { accountId } = await servers.newAccount(platform)
    await servers.pool.query(
      `UPDATE account_counter SET failures = 3, ${until} = now() + interval '1 hour' WHERE stripe_account_id = $1`,
      [accountId],
    )
    expect(await store.accounts.claimFetches(platform, 5)).toHaveLength(1)
    expect(await other.accounts.claimFetches(platform, 5)).toEqual([])
  },
)

test('lets the person who asked fetch an account, not the job as well', async ({ servers, store, other }) => {
  const { accountId } = await servers.newAccount(platform)
  expect(await store.accounts.raise(accountId, 'coach')).toBe(2)
  expect(await other.accounts.claimFetches(platform, 5)).toEqual([])
})

test('allows a claim at once for an event during a fetch', async ({ servers, store, other }) => {
  const { accountId } = await servers.newAccount(platform)
  await store.accounts.claimFetches(platform, 5)
  await store.webhookEvents.recordEvent({ id: 'evt_1', accountId, kind: 'account' })
  await keep(store, accountId, 1)
  expect(await other.accounts.claimFetches(platform, 5)).toEqual([{ accountId, generation: 2, cause: 'webhook-event' }])
  await keep(store, accountId, 2)
  expect(await other.accounts.claimFetches(platform, 5)).toEqual([])
})

test('keeps an event that arrives before its account is saved', async ({ servers, store, other }) => {
  const accountId = 'acct_early' as AccountId
  await store.webhookEvents.recordEvent({ id: 'evt_early', accountId, kind: 'account' })
  expect(await store.accounts.claimFetches(platform, 5)).toEqual([])
  await store.accounts.saveAccount(savedAccount(await servers.newCoach(), accountId, platform))
  expect(await other.accounts.claimFetches(platform, 5)).toEqual([{ accountId, generation: 2, cause: 'created' }])
})

test('never claims an account of no coach', async ({ servers, store }) => {
  await store.webhookEvents.recordEvent({
    id: 'evt_stranger',
    accountId: 'acct_stranger' as AccountId,
    kind: 'account',
  })
  await servers.newAccount(platform)
  expect((await store.accounts.claimFetches(platform, 5)).map((claim) => claim.accountId)).not.toContain(
    'acct_stranger',
  )
})

test('claims no more than asked, longest waiting first, and later events do not move it back', async ({
  servers,
  store,
}) => {
  const accounts = [await servers.newAccount(platform), await servers.newAccount(platform)] as const
  for (const [place, { accountId }] of accounts.entries()) {
    await servers.pool.query(
      `UPDATE account_counter SET waiting_since = now() - interval '1 minute' * $2 WHERE stripe_account_id = $1`,
      [accountId, place + 1],
    )
  }
  await store.webhookEvents.recordEvent({ id: 'evt_more', accountId: accounts[1].accountId, kind: 'account' })
  expect(await store.accounts.claimFetches(platform, 1)).toMatchObject([{ accountId: accounts[1].accountId }])
  expect(await store.accounts.claimFetches(platform, 1)).toMatchObject([{ accountId: accounts[0].accountId }])

  await keep(store, accounts[1].accountId, 2)
  await store.webhookEvents.recordEvent({ id: 'evt_later', accountId: accounts[1].accountId, kind: 'account' })
  const { rows } = await servers.pool.query(
    `SELECT waiting_since > now() - interval '30 seconds' AS is_new FROM account_counter WHERE stripe_account_id = $1`,
    [accounts[1].accountId],
  )
  expect(rows).toEqual([{ is_new: true }])
})

test('lets a webhook event retry failed fetches soon', async ({ servers, store }) => {
  const { accountId } = await servers.newAccount(platform)
  for (let failure = 1; failure <= 3; failure += 1) await store.accounts.postponeFetch(accountId, 'timed-out')
  await servers.pool.query(`UPDATE account_counter SET retry_at = now() + interval '20 seconds'`)
  await store.webhookEvents.recordEvent({ id: 'evt_hope', accountId, kind: 'account' })
  expect(await waitOver(servers, accountId)).toBeLessThanOrEqual(5)
})

test('is not hurried by events while fetches keep failing', async ({ servers, store }) => {
  const { accountId } = await servers.newAccount(platform)
  const waits: number[] = []
  for (let failure = 1; failure <= 8; failure += 1) {
    await store.accounts.postponeFetch(accountId, 'timed-out')
    await store.webhookEvents.recordEvent({ id: `evt_steady_${failure}`, accountId, kind: 'account' })
    waits.push(await waitOver(servers, accountId))
  }
  expect(Math.max(...waits.slice(0, 3))).toBeLessThanOrEqual(5)
  for (const [n, wait] of waits.slice(3).entries()) expect(wait).toBeGreaterThan(2 ** (n + 4) * 0.7)
})

test('never claims an account of another key or mode', async ({ servers, store }) => {
  await servers.newAccount({ ...platform, live: true })
  await servers.newAccount({ ...platform, accountId: 'acct_elsewhere' as AccountId })
  expect(await store.accounts.claimFetches(platform, 5)).toEqual([])
  expect(await store.accounts.claimFetches({ ...platform, live: true }, 5)).toHaveLength(1)
})

test('waits longer after each failed fetch and never drops an account', async ({ servers, store, other }) => {
  const { coachId, accountId } = await servers.newAccount(platform)
  const waits: number[] = []
  for (let failure = 1; failure <= 14; failure += 1) {
    expect(await store.accounts.claimFetches(platform, 5)).toHaveLength(1)
    await store.accounts.postponeFetch(accountId, 'timed-out')
    expect(await other.accounts.claimFetches(platform, 5)).toEqual([])
    waits.push(await waitOver(servers, accountId))
  }
  waits.forEach((wait, i) => {
    expect(wait).toBeGreaterThan(Math.min(3600, 2 ** (i + 1)) * 0.7)
    expect(wait).toBeLessThanOrEqual(Math.min(3600, 2 ** (i + 1) * 1.25))
  })
  expect(await store.coaches.findAccount(coachId)).toMatchObject({ failures: 14, lastFailure: 'timed-out', fetched: 0 })

  await keep(store, accountId, 1)
  expect(await store.coaches.findAccount(coachId)).toMatchObject({ failures: 0, lastFailure: null, fetched: 1 })
})

test('counts a fetch that never started as no failure, and frees it in a moment', async ({ servers, store, other }) => {
  const { coachId, accountId } = await servers.newAccount(platform)
  await store.accounts.raise(accountId, 'coach')
  await store.accounts.leaveFetch(accountId)
  expect(await store.coaches.findAccount(coachId)).toMatchObject({ failures: 0, lastFailure: null, fetched: 0 })
  expect(await waitOver(servers, accountId)).toBeGreaterThan(1)
  expect(await other.accounts.claimFetches(platform, 5)).toHaveLength(1)

  for (let failure = 1; failure <= 12; failure += 1) await store.accounts.postponeFetch(accountId, 'timed-out')
  await store.accounts.leaveFetch(accountId)
  expect(await waitOver(servers, accountId)).toBeGreaterThan(60)
})

test('ignores a failed fetch after a newer one was kept', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount(platform)
  await keep(store, accountId, 1)
  await store.accounts.postponeFetch(accountId, 'unreachable')
  expect(await store.coaches.findAccount(coachId)).toMatchObject({ failures: 0, lastFailure: null })
})

/** Returns the seconds until the next allowed fetch, and lets them pass. The column holds milliseconds, rounded. */
async function waitOver(servers: TwoServers, accountId: AccountId): Promise<number> {
  const { rows } = await servers.pool.query(
    `WITH waited AS (SELECT round(extract(epoch FROM retry_at - now()), 2)::float AS seconds FROM account_counter
       WHERE stripe_account_id = $1)
     UPDATE account_counter SET retry_at = now() - interval '1 second' FROM waited WHERE stripe_account_id = $1 RETURNING seconds`,
    [accountId],
  )
  return rows[0].seconds
}

async function keep(store: Store, accountId: AccountId, generation: number): Promise<void> {
  const facts = {
    cause: 'webhook-event',
    by: { kind: 'machine' },
    snapshot: readySnapshot,
    state: 'ready',
    emails: emailsOwed('ready', []),
  } as const
  expect(await keepOne(store, { accountId, generation, ...facts })).toBe(true)
}
