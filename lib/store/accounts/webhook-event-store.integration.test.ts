import { expect } from 'vitest'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { lockOfFirst } from '../testing/lock-order'
import { test } from '../testing/store-test'
import type { TwoServers } from '../testing/two-servers'

test('counts an event once, however often and wherever it is delivered', async ({ servers }) => {
  const event = { id: 'evt_1', accountId: 'acct_often' as AccountId, kind: 'account' as const }
  const deliveries = Array.from({ length: 50 }, (_, i) =>
    servers.stores[i % 2 === 0 ? 0 : 1].webhookEvents.recordEvent(event),
  )
  await Promise.all(deliveries)
  expect(await notified(servers, 'acct_often')).toBe(1)
})

test('raises the counter fifty times for fifty different events', async ({ servers }) => {
  const deliveries = Array.from({ length: 50 }, (_, i) => {
    const event = { id: `evt_many_${i}`, accountId: 'acct_many' as AccountId, kind: 'capability' as const }
    return servers.stores[i % 2 === 0 ? 0 : 1].webhookEvents.recordEvent(event)
  })
  await Promise.all(deliveries)
  expect(await notified(servers, 'acct_many')).toBe(50)
})

test('counts ignored messages by reason and day', async ({ servers }) => {
  const [store] = servers.stores
  await store.webhookEvents.countIgnored('type', new Date('2026-03-01T23:59:59Z'))
  await Promise.all(
    Array.from({ length: 10 }, () => store.webhookEvents.countIgnored('type', new Date('2026-03-02T00:00:00Z'))),
  )
  await store.webhookEvents.countIgnored('mode', new Date('2026-03-02T00:00:00Z'))
  const { rows } = await servers.pool.query(
    'SELECT day::text, reason, count::int FROM ignored_count ORDER BY day, reason',
  )
  expect(rows).toEqual([
    { day: '2026-03-01', reason: 'type', count: 1 },
    { day: '2026-03-02', reason: 'mode', count: 1 },
    { day: '2026-03-02', reason: 'type', count: 10 },
  ])
})

test('locks the accounts of a batch in the order of their ids', async ({ servers }) => {
  const { pool, stores } = servers
  await pool.query(
    `INSERT INTO account_counter (stripe_account_id, notified, raised_by)
     VALUES ('acct_first', 1, 'notice'), ('acct_last', 1, 'notice')`,
  )
  const accounts = ['acct_one', 'acct_two', 'acct_last', 'acct_first'] as AccountId[]
  const record = () =>
    Promise.all(
      accounts.map((accountId, at) =>
        stores[0].webhookEvents.recordEvent({ id: `evt_order_${at}`, accountId, kind: 'account' }),
      ),
    )
  expect(await lockOfFirst(pool, { first: 'acct_first', last: 'acct_last' }, record)).toBe('55P03')
})

async function notified(servers: TwoServers, accountId: string): Promise<number> {
  const { rows } = await servers.pool.query('SELECT notified FROM account_counter WHERE stripe_account_id = $1', [
    accountId,
  ])
  return Number(rows[0].notified)
}

test('counts each event once where many come at once, on two servers and in any order', async ({ servers }) => {
  const accounts = ['acct_a', 'acct_b', 'acct_c'] as AccountId[]
  const events = accounts.flatMap((accountId) =>
    Array.from({ length: 40 }, (_, i) => ({ id: `evt_${accountId}_${i}`, accountId, kind: 'account' as const })),
  )
  const [one, two] = servers.stores
  await Promise.all([
    ...events.map((event) => one.webhookEvents.recordEvent(event)),
    ...events.toReversed().map((event) => two.webhookEvents.recordEvent(event)),
  ])
  expect(await Promise.all(accounts.map((accountId) => notified(servers, accountId)))).toEqual([40, 40, 40])
  const { rows } = await servers.pool.query(`SELECT count(*)::int FROM webhook_event WHERE id LIKE 'evt\\_acct\\_%'`)
  expect(rows).toEqual([{ count: 120 }])
})

test('treats an account the same in a batch as alone', async ({ servers }) => {
  const [{ webhookEvents }] = servers.stores
  const { pool } = servers
  const ids = ['alone', 'batch'].map((name) => `acct_${name}`) as AccountId[]
  await pool.query(
    `INSERT INTO account_counter (stripe_account_id, notified, fetched, raised_by, failures, retry_at, doubted_at)
     SELECT id, 7, 5, 'gate', 2, now() + interval '1 hour', now() FROM unnest($1::text[]) AS id`,
    [ids],
  )
  const event = (id: string, accountId: AccountId) => ({ id: `evt_${id}`, accountId, kind: 'account' as const })
  const [alone, together] = ids as [AccountId, AccountId]
  await webhookEvents.recordEvent(event('alone', alone))
  // The first two run alone; the others go together, with one that is known already.
  const others = ['x', 'y', 'known', 'known'].map((id) => event(id, 'acct_other' as AccountId))
  await Promise.all([...others, event('batch', together)].map((each) => webhookEvents.recordEvent(each)))
  const { rows } = await pool.query(
    `SELECT notified::int, fetched::int, raised_by, failures, doubted_at, waiting_since <= now() AS waits,
       retry_at <= now() + interval '5 seconds' AS hurried
     FROM account_counter WHERE stripe_account_id = ANY($1)`,
    [ids],
  )
  expect(rows[0]).toMatchObject({
    notified: 8,
    fetched: 5,
    raised_by: 'notice',
    failures: 2,
    doubted_at: null,
    hurried: true,
  })
  expect(rows[1]).toEqual(rows[0])
  expect(await notified(servers, 'acct_other')).toBe(3)
})
