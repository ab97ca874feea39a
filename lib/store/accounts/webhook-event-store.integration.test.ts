import { expect } from 'vitest'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
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

async function notified(servers: TwoServers, accountId: string): Promise<number> {
  const { rows } = await servers.pool.query('SELECT notified FROM account_counter WHERE stripe_account_id = $1', [
    accountId,
  ])
  return Number(rows[0].notified)
}
