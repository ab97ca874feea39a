import { expect } from 'vitest'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Conflict } from '@/lib/payouts/installation/conflict'
import type { Store } from '@/lib/payouts/ports/store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import type { TwoServers } from '../testing/two-servers'
import { createPruning } from '../upkeep/prune'

/** New for each test: earlier accounts belong to another platform. */
let platform: Platform
let platforms = 0

test.beforeEach(async ({ servers }) => {
  platforms += 1
  platform = { accountId: `acct_platform_${platforms}` as AccountId, live: false }
  await servers.pool.query(
    'TRUNCATE webhook_event, last_webhook_event, refused_count, drift, orphan, reconciliation, reconciliation_window',
  )
})

const facts = (store: Store) => store.health.healthFacts(platform, 100)
const pages = 2

test('reports nothing for an empty installation', async ({ store }) => {
  expect(await facts(store)).toMatchObject({
    lastEventAt: null,
    eventsLastHour: 0,
    refused: { counts: {} },
    waiting: { count: 0, since: null },
    failing: { count: 0, since: null },
    firstAccountAt: null,
    oldestCheckAt: null,
    lastReconciliation: null,
    runningReconciliation: null,
    drifts: 0,
    orphans: 0,
    gone: 0,
  })
})

test('reports the last event, and how many came in the last hour', async ({ servers, store }) => {
  const id = await newAccount(servers)
  for (const minutes of [61, 59, 1]) await received(servers, store, id, `${minutes} minutes`)
  const { lastEventAt, eventsLastHour } = await facts(store)
  expect(eventsLastHour).toBe(2)
  expect(Date.now() - (lastEventAt?.getTime() ?? 0)).toBeLessThan(2 * 60_000)
})

test('does not let events of other modes, platforms or accounts hide a missing endpoint', async ({
  servers,
  store,
}) => {
  await received(servers, store, await newAccount(servers), '1 minute')
  await received(servers, store, 'acct_nobody', '1 minute')
  expect((await facts(store)).lastEventAt).not.toBeNull()
  platform = { ...platform, live: true }
  await newAccount(servers)
  expect((await facts(store)).lastEventAt).toBeNull()
})

test('remembers the last event beyond its own storage, by platform and mode', async ({ servers, store }) => {
  await received(servers, store, await newAccount(servers), '36 days')
  await received(servers, store, 'acct_nobody', '36 days')
  await createPruning(servers, 1000).prune()
  expect((await servers.pool.query('SELECT FROM webhook_event')).rowCount).toBe(0)
  expect(hoursAgo((await facts(store)).lastEventAt)).toBe(36 * 24)

  await received(servers, store, await newAccount(servers), '40 days')
  await createPruning(servers, 1000).prune()
  expect(hoursAgo((await facts(store)).lastEventAt)).toBe(36 * 24)
  await received(servers, store, await newAccount(servers), '1 hour')
  expect(hoursAgo((await facts(store)).lastEventAt)).toBe(1)

  platform = { ...platform, live: true }
  await newAccount(servers)
  expect((await facts(store)).lastEventAt).toBeNull()
})

test('adds up refused messages by reason over all servers, for two hours', async ({ servers, store, other }) => {
  await Promise.all([
    store.webhookEvents.countRefused({ forged: 3, 'too-old': 1 }),
    other.webhookEvents.countRefused({ forged: 4 }),
    store.webhookEvents.countRefused({ forged: 5 }),
  ])
  await servers.pool.query(
    `INSERT INTO refused_count SELECT date_trunc('hour', now()) - n * interval '1 hour', 'forged', 100 FROM generate_series(1, 2) n`,
  )
  const { refused } = await facts(store)
  expect(refused.counts).toEqual({ forged: 112, 'too-old': 1 })
  expect(refused.since.getUTCMinutes()).toBe(0)
})

test('reports waiting fetches apart from failing ones, oldest first', async ({ servers, store }) => {
  const ids = [
    await newAccount(servers),
    await newAccount(servers),
    await newAccount(servers),
    await newAccount(servers),
  ]
  for (const [n, id] of ids.entries()) await waitsSince(servers, id, 10 - n)
  await store.accounts.postponeFetch(ids[1] as AccountId, 'timed-out')
  await store.accounts.postponeFetch(ids[2] as AccountId, 'key-refused')
  const { waiting, failing } = await facts(store)
  expect([waiting.count, failing.count]).toEqual([2, 2])
  expect([hoursAgo(waiting.since), hoursAgo(failing.since)]).toEqual([10, 9])

  const { rows, next } = await store.health.unconfirmed(platform, null, pages)
  expect(rows).toMatchObject([
    { accountId: ids[1], failure: 'timed-out', failures: 1 },
    { accountId: ids[2], failure: 'key-refused', failures: 1 },
  ])
  expect(rows[0]?.nextTryAt?.getTime()).toBeGreaterThan(Date.now())
  expect(next).toBeNull()
})

test('counts no fetch of another platform’s accounts, and reports them as foreign', async ({ servers, store }) => {
  const id = await newAccount(servers)
  await store.accounts.postponeFetch(id as AccountId, 'timed-out')
  const before = await facts(store)
  platform = { ...platform, live: true }
  const after = await facts(store)
  expect([before.failing.count, after.failing.count]).toEqual([1, 0])
  expect(after.foreign - before.foreign).toBe(1)
  expect(after.firstAccountAt).toBeNull()
})

test('counts no account while the key’s platform is unknown', async ({ servers, store }) => {
  await newAccount(servers)
  expect(await store.health.healthFacts(null, 100)).toMatchObject({
    foreign: 0,
    firstAccountAt: null,
    waiting: { count: 0 },
  })
})

test('tells how far a storm is, of this platform', async ({ servers, store }) => {
  const { accountId } = platform
  await servers.pool.query(
    `WITH added AS (
       INSERT INTO coach (id, email) SELECT 'storm-' || n, 'storm-' || n || '@example.com' FROM generate_series(1, 1030) n
       RETURNING id
     ), stored AS (
       INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
         charges_enabled, payouts_enabled, details_submitted, transfers, requirements, state, generation, checked_at, checked_by)
       SELECT id, 'acct_' || id, $1, false, 'DE', 'eur', false, false, true, 'active', '[]', 'in-review', 1,
         now() - CASE WHEN id IN (SELECT 'storm-' || n FROM generate_series(1, 30) n) THEN interval '5 seconds' ELSE interval '1 day' END,
         'notice'
       FROM added RETURNING stripe_account_id, checked_at
     )
     INSERT INTO account_counter (stripe_account_id, notified, fetched, raised_by, is_coachs, waiting_since)
     SELECT stripe_account_id, 2, CASE WHEN checked_at > now() - interval '1 hour' THEN 2 ELSE 1 END, 'notice', true,
       now() - CASE WHEN stripe_account_id IN (SELECT 'acct_storm-' || n FROM generate_series(31, 75) n)
         THEN interval '5 seconds' ELSE interval '1 minute' END
     FROM stored`,
    [accountId],
  )
  const { waiting, storm } = await store.health.healthFacts(platform, 10_000)
  expect(waiting.count).toBe(1_000)
  expect(storm).toEqual({ waiting: 1_000, synced: 30, syncedPerSecond: 2, comingPerSecond: 3 })
  expect((await store.health.healthFacts({ ...platform, live: true }, 10_000)).storm).toBeNull()
})

test('names the account that waits longest to be closed, of this platform', async ({ servers, store }) => {
  expect((await facts(store)).closings).toEqual({ count: 0, since: null, oldest: null })
  const [first, second] = [await newAccount(servers), await newAccount(servers)]
  for (const [id, hours] of [
    [first, 1],
    [second, 3],
  ] as const)
    await servers.pool.query(
      `INSERT INTO account_closing (coach_id, stripe_account_id, by_kind, by_id, begun_at)
       SELECT coach_id, stripe_account_id, 'coach', coach_id, now() - interval '1 hour' * $2
       FROM payout_account WHERE stripe_account_id = $1`,
      [id, hours],
    )
  const { closings } = await facts(store)
  expect(closings).toMatchObject({ count: 2, oldest: second })
  expect(hoursAgo(closings.since)).toBe(3)
  expect((await store.health.healthFacts({ ...platform, live: true }, 10)).closings.count).toBe(0)
})

test('stops counting at the given number', async ({ servers, store }) => {
  for (let n = 0; n < 3; n += 1) await newAccount(servers)
  expect((await store.health.healthFacts(platform, 2)).waiting.count).toBe(2)
})

test('reports the longest-unchecked account, gone ones left out', async ({ servers, store }) => {
  const [gone, old] = [await newAccount(servers), await newAccount(servers)]
  await set(servers, gone, `checked_at = now() - interval '9 days', access_lost_at = now()`)
  await set(servers, old, `checked_at = now() - interval '3 hours'`)
  const { oldestCheckAt, gone: count } = await facts(store)
  expect(hoursAgo(oldestCheckAt)).toBe(3)
  expect(count).toBe(1)
  expect((await store.health.goneAccounts(platform, null, pages)).rows).toMatchObject([{ accountId: gone }])
})

test('reports a running reconciliation’s progress, and the last one’s findings', async ({ servers, store }) => {
  const { accountId, live } = platform
  await servers.pool.query(
    `INSERT INTO reconciliation (platform_account_id, livemode, began_at, ended_at, compared, differing, unseen) VALUES
       ($1, $2, now() - interval '2 days', now() - interval '47 hours', 9, 9, 9),
       ($1, $2, now() - interval '1 day', now() - interval '23 hours', 40, 2, 1),
       ($1, $2, now(), NULL, 7, 0, 0)`,
    [accountId, live],
  )
  await servers.pool.query(
    `INSERT INTO reconciliation_window (reconciliation_id, number, is_done) SELECT max(id), n, n < 2 FROM reconciliation, generate_series(0, 4) n GROUP BY n`,
  )
  const { lastReconciliation, runningReconciliation } = await facts(store)
  expect(lastReconciliation).toMatchObject({ compared: 40, differing: 2, unseen: 1 })
  expect(runningReconciliation).toMatchObject({ compared: 7, windows: 5, windowsDone: 2 })
})

test('counts drift of the last seven days and lists all of it', async ({ servers, store }) => {
  const id = await newAccount(servers)
  await servers.pool.query(
    `INSERT INTO drift (coach_id, stripe_account_id, generation, our_state, their_state, differs, found_at)
     SELECT coach_id, $1, 1, 'ready', 'off', '{payouts}', now() - n * interval '4 days'
     FROM payout_account, generate_series(0, 2) n WHERE stripe_account_id = $1`,
    [id],
  )
  expect((await facts(store)).drifts).toBe(2)
  expect((await store.health.drifts(null, 9)).rows).toHaveLength(3)
})

test('reports an orphan while the last complete run saw it and no one stored it', async ({ servers, store }) => {
  const kept = await newAccount(servers)
  await orphan(servers, 'acct_seen', 'now()')
  await orphan(servers, 'acct_past', `now() - interval '3 days'`)
  await orphan(servers, kept, 'now()')
  await servers.pool.query(
    `INSERT INTO reconciliation (platform_account_id, livemode, began_at, ended_at) VALUES ($1, false, now() - interval '1 day', now())`,
    [platform.accountId],
  )
  expect((await facts(store)).orphans).toBe(1)
  const { rows } = await store.health.orphans(platform, null, pages)
  expect(rows).toMatchObject([{ accountId: 'acct_seen', markedCoachId: 'coach-seen', email: null }])
})

test('reports emails unsettled after two hours', async ({ servers, store }) => {
  await email(servers, 'now()')
  await email(servers, `now() - interval '5 hours'`)
  await email(servers, `now() - interval '9 hours'`, 'sent')
  const { count, since } = (await facts(store)).lateEmails
  expect([count, hoursAgo(since)]).toEqual([1, 5])
  expect((await store.health.healthFacts({ ...platform, live: true }, 100)).lateEmails.count).toBe(0)
})

test('reports payments from the last sixty days whose coach is owed a failed refund', async ({ servers, store }) => {
  const { coachId } = await servers.newAccount(platform)
  const failed = async (reference: string, days: number, live = false) => {
    await servers.pool.query(
      `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
       VALUES ($1, $2, 'acct', $3, $4, 100, 'eur', 0)`,
      [reference, coachId, platform.accountId, live],
    )
    for (const [kind, state] of [['refund', 'failed'] as const, ['reversal', 'done'] as const])
      await servers.pool.query(
        `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
         VALUES (gen_random_uuid(), $1, $2, 50, 'eur', now() - $3 * interval '1 day', $4)`,
        [reference, kind, days, state],
      )
  }
  await failed('short', 59)
  await failed('long-ago', 61)
  await failed('elsewhere', 1, true)
  expect((await facts(store)).shortfall).toBe(1)
})

async function email(servers: TwoServers, written: string, outcome: string | null = null): Promise<void> {
  const { coachId } = await servers.newAccount(platform)
  await servers.pool.query(
    `INSERT INTO email (coach_id, kind, decision_id, stored_at, queued_at, settled_at, outcome)
     SELECT $1, 'can-be-paid', max(id), ${written}, now(), CASE WHEN $2::text IS NOT NULL THEN now() END, $2
     FROM decision WHERE coach_id = $1`,
    [coachId, outcome],
  )
}

let events = 0

async function received(servers: TwoServers, store: Store, accountId: string, ago: string): Promise<void> {
  events += 1
  const id = `evt_${events}`
  await store.webhookEvents.recordEvent({ id, accountId: accountId as AccountId, kind: 'account' })
  await servers.pool.query('UPDATE webhook_event SET received_at = now() - $2::interval WHERE id = $1', [id, ago])
}

test('reports a conflict with both sides until a complete comparison no longer sees it', async ({ servers, store }) => {
  const conflict: Conflict = {
    ...{ kind: 'payment' as const, providerId: `pi_${platforms}`, reference: 'order-1', coachId: null },
    ...{ ours: { amount: 100 }, theirs: { amount: 200 }, differs: ['amount' as const], carriesOurMark: false },
    createdAt: new Date('2026-03-03T12:00:00Z'),
  }
  await store.installation.noteConflicts(platform, [conflict])
  await store.installation.noteConflicts(platform, [conflict])
  expect((await facts(store)).conflicts).toBe(1)
  const { rows } = await store.health.conflicts(platform, null, pages)
  expect(rows).toEqual([{ ...conflict, email: null, seenAt: expect.any(Date) }])
  await servers.pool.query(
    `INSERT INTO reconciliation (platform_account_id, livemode, list, began_at, ended_at)
     VALUES ($1, false, 'payments', now() + interval '1 s', now())`,
    [platform.accountId],
  )
  expect((await facts(store)).conflicts).toBe(0)
  expect((await store.health.conflicts(platform, null, pages)).rows).toEqual([])
})

test('finds no id of ours on an unknown coach’s account', async ({ store }) => {
  const seen = { reference: null, ours: {}, theirs: {}, differs: [], carriesOurMark: false, createdAt: new Date() }
  await store.installation.noteConflicts(platform, [
    { ...seen, kind: 'account', providerId: 'acct_theirs', coachId: 'of-others' },
  ])
  expect((await facts(store)).conflicts).toBe(0)
})

async function newAccount(servers: TwoServers): Promise<string> {
  return (await servers.newAccount(platform)).accountId
}

async function set(servers: TwoServers, accountId: string, change: string): Promise<void> {
  await servers.pool.query(`UPDATE payout_account SET ${change} WHERE stripe_account_id = $1`, [accountId])
}

async function waitsSince(servers: TwoServers, accountId: string, hours: number): Promise<void> {
  await servers.pool.query(
    `UPDATE account_counter SET waiting_since = now() - $2 * interval '1 hour' WHERE stripe_account_id = $1`,
    [accountId, hours],
  )
}

async function orphan(servers: TwoServers, accountId: string, seen: string): Promise<void> {
  await servers.pool.query(
    `INSERT INTO orphan (stripe_account_id, platform_account_id, livemode, marked_coach_id, created_at, seen_at)
     VALUES ($1, $2, false, 'coach-seen', now(), ${seen})`,
    [accountId, platform.accountId],
  )
}

function hoursAgo(at: Date | null): number {
  return Math.round((Date.now() - (at?.getTime() ?? 0)) / 3_600_000)
}
