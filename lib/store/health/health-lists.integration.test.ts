import { expect } from 'vitest'
import type { Store } from '@/lib/payouts/ports/store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import { platform, type TwoServers } from '../testing/two-servers'

test.beforeEach(({ servers }) => servers.pool.query('UPDATE account_counter SET fetched = notified, failures = 0'))

const pages = 2

test('pages through a list with each row once, though rows go meanwhile', async ({ servers, store }) => {
  const ids: AccountId[] = []
  for (let n = 0; n < 5; n += 1) ids.push(await newUnconfirmed(servers, store))
  const first = await store.health.unconfirmed(platform, null, pages)
  await servers.pool.query('UPDATE account_counter SET failures = 0 WHERE stripe_account_id = $1', [ids[0]])
  const second = await store.health.unconfirmed(platform, first.next, pages)
  const third = await store.health.unconfirmed(platform, second.next, pages)
  expect([...first.rows, ...second.rows, ...third.rows].map(({ accountId }) => accountId)).toEqual(ids)
  expect(third.next).toBeNull()
})

test('starts over when the rest of a list is gone, or with another list’s cursor', async ({ servers, store }) => {
  const ids = [
    await newUnconfirmed(servers, store),
    await newUnconfirmed(servers, store),
    await newUnconfirmed(servers, store),
  ]
  const { next } = await store.health.unconfirmed(platform, null, pages)
  const parts = JSON.parse(Buffer.from(next ?? '', 'base64url').toString()) as unknown[]
  const anothers = encoded(['gone', ...parts.slice(1)])
  expect((await store.health.unconfirmed(platform, anothers, pages)).rows).toHaveLength(2)
  await servers.pool.query('UPDATE account_counter SET failures = 0 WHERE stripe_account_id = $1', [ids[2]])
  expect((await store.health.unconfirmed(platform, next, pages)).rows.map(({ accountId }) => accountId)).toEqual(
    ids.slice(0, 2),
  )
})

test.for([
  'nonsense',
  '',
  'x'.repeat(400),
  encoded(['drifts', 1, 'acct_1']),
  encoded(['drifts', -1, '1']),
  encoded([]),
])('starts over for an invalid cursor: %s', async (cursor, { servers, store }) => {
  await newUnconfirmed(servers, store)
  expect((await store.health.unconfirmed(platform, cursor, pages)).rows).toHaveLength(1)
  expect((await store.health.drifts(cursor, pages)).rows).toEqual([])
})

function encoded(parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** An account whose fetch after opening failed. */
async function newUnconfirmed(servers: TwoServers, store: Store): Promise<AccountId> {
  const { accountId } = await servers.newAccount()
  await store.accounts.postponeFetch(accountId, 'busy')
  return accountId
}
