import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { ApiKey } from '@/lib/payouts/api-clients/key'
import type { Store } from '@/lib/payouts/ports/store'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import type { KeyScope } from '@/lib/payouts/vocabulary/key-scope'
import { encodeParts } from '../sql/cursor-parts'
import { test } from '../testing/store-test'
import { createPruning } from '../upkeep/prune'

const [ada, bo] = ['admin-ada', 'admin-bo'] as [AdminId, AdminId]

test.beforeAll(async ({ servers }) => {
  await servers.pool.query(`INSERT INTO "user" (id, email) VALUES ($1, 'ada@example.com')`, [ada])
})

test('finds a key by its secret, which is stored nowhere, and records its end', async ({ servers, store, other }) => {
  const { id, secret } = await make(store, ['charges', 'readiness'])
  expect(secret).toMatch(/^gl_[\w-]{43}$/)
  expect(await other.apiClients.findKey(secret)).toEqual({ id, scopes: ['charges', 'readiness'] })
  const { rows } = await servers.pool.query('SELECT to_jsonb(api_key)::text AS row FROM api_key')
  expect(JSON.stringify(rows)).not.toContain(secret.slice(3, 20))

  expect(await store.apiClients.revokeKey(id, bo)).toBe(true)
  expect(await other.apiClients.findKey(secret)).toBeNull()
  const decisions = await servers.pool.query(
    `SELECT kind, by_id, facts FROM decision WHERE facts->>'keyId' = $1 ORDER BY id`,
    [id],
  )
  const facts = { keyId: id, scopes: ['charges', 'readiness'] }
  expect(decisions.rows).toEqual([
    { kind: 'key-made', by_id: ada, facts },
    { kind: 'key-revoked', by_id: bo, facts },
  ])
})

test('refuses a secret with one letter changed', async ({ store }) => {
  const { secret } = await make(store, ['charges'])
  const changed = secret.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  expect(await store.apiClients.findKey(changed)).toBeNull()
  expect(await store.apiClients.findKey(secret.toLowerCase())).toBeNull()
  expect(await store.apiClients.findKey('')).toBeNull()
})

test('revokes a key once among many on two servers, with one decision', async ({ servers, store, other }) => {
  const { id } = await make(store, ['readiness'])
  const ended = await Promise.all([store, other, store, other].map((each) => each.apiClients.revokeKey(id, ada)))
  expect(ended.filter((didIt) => didIt)).toHaveLength(1)
  const { rowCount } = await servers.pool.query(`SELECT FROM decision WHERE facts->>'keyId' = $1`, [id])
  expect(rowCount).toBe(2)
})

test('lists who made a key, its last four characters and last use to the minute', async ({ servers, store }) => {
  const { id, secret } = await make(store, ['readiness'])
  expect(await listed(store, id)).toMatchObject({
    hint: secret.slice(-4),
    madeBy: { id: ada, email: 'ada@example.com', isAdmin: false },
    lastUsedAt: null,
    revokedAt: null,
  })
  await store.apiClients.findKey(secret)
  const first = (await listed(store, id)).lastUsedAt
  expect(first).toEqual(expect.any(Date))
  await store.apiClients.findKey(secret)
  expect((await listed(store, id)).lastUsedAt).toEqual(first)
  await servers.pool.query(`UPDATE api_key SET last_used_at = now() - interval '61 seconds' WHERE id = $1`, [id])
  await store.apiClients.findKey(secret)
  expect((await listed(store, id)).lastUsedAt?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0)
})

test('lists keys in use before revoked ones', async ({ store }) => {
  const ended = await make(store, ['charges'])
  await store.apiClients.revokeKey(ended.id, ada)
  const used = await make(store, ['charges'])
  const ids = (await listedKeys(store)).map(({ id }) => id)
  expect(ids.indexOf(used.id)).toBeLessThan(ids.indexOf(ended.id))
})

test('lets the database refuse an unknown scope, and a key without one', async ({ store }) => {
  await expect(make(store, ['everything' as KeyScope])).rejects.toThrow('api_key_scopes')
  await expect(make(store, [])).rejects.toThrow('api_key_scopes')
})

const asked = (content: string) => ({ content, reference: `for ${content}` })

test('ties an Idempotency-Key to one request, for a day, and for each API key', async ({ servers, store, other }) => {
  const [key, another] = [await make(store, ['charges']), await make(store, ['charges'])]
  expect(await store.apiClients.keepRequest(key.id, 'order-1', asked('ten euros'))).toEqual({ isOther: false })
  expect(await other.apiClients.keepRequest(key.id, 'order-1', asked('ten euros'))).toEqual({ isOther: false })
  expect(await other.apiClients.keepRequest(key.id, 'order-1', asked('eleven euros'))).toEqual({
    isOther: true,
    reference: 'for ten euros',
  })
  expect(await store.apiClients.keepRequest(another.id, 'order-1', asked('eleven euros'))).toEqual({ isOther: false })
  await servers.pool.query(`UPDATE api_request SET at = now() - interval '25 hours' WHERE api_key_id = $1`, [key.id])
  expect(await store.apiClients.keepRequest(key.id, 'order-1', asked('eleven euros'))).toEqual({ isOther: false })
  expect(await store.apiClients.keepRequest(key.id, 'order-1', asked('ten euros'))).toEqual({
    isOther: true,
    reference: 'for eleven euros',
  })
})

test('admits one of two simultaneous requests with one Idempotency-Key on two servers', async ({ store, other }) => {
  const { id } = await make(store, ['charges'])
  const kept = await Promise.all(
    ['a', 'b', 'c', 'd'].map((request, n) =>
      (n % 2 ? store : other).apiClients.keepRequest(id, 'same', asked(request)),
    ),
  )
  expect(kept.filter(({ isOther }) => !isOther)).toHaveLength(1)
})

test('deletes Idempotency-Keys after a day and not before', async ({ servers, store }) => {
  const { id } = await make(store, ['charges'])
  await store.apiClients.keepRequest(id, 'young', asked('x'))
  await store.apiClients.keepRequest(id, 'old', asked('x'))
  const count = async () => (await servers.pool.query('SELECT FROM api_request WHERE api_key_id = $1', [id])).rowCount
  await servers.pool.query(
    `UPDATE api_request SET at = now() - interval '25 hours'
     WHERE api_key_id = $1 AND key_hash = encode(sha256('old'), 'hex')`,
    [id],
  )
  await createPruning(servers.databases[0], 1000).prune()
  expect(await count()).toBe(1)
})

test('lists every key on one page, however many were made at once or revoked meanwhile', async ({ servers, store }) => {
  const { rows } = await servers.pool.query<{ id: string }>(
    `INSERT INTO api_key (name, hash, hint, scopes, made_by, made_at, revoked_at)
     SELECT 'Crowd', 'crowd ' || n, 'abcd', '{charges}', $1, now(), CASE WHEN n % 3 = 0 THEN now() END
     FROM generate_series(1, 230) n RETURNING id`,
    [ada],
  )
  const all = await listedKeys(store)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(rows.map(({ id }) => id)))
  const ends = all.map(({ revokedAt }) => revokedAt?.getTime() ?? Number.POSITIVE_INFINITY)
  expect(ends).toEqual(ends.toSorted((a, b) => (a === b ? 0 : b - a)))
  const [first] = all
  for (const cursor of [
    '',
    'x',
    'WyJrZXlzIl0',
    encodeParts(['keys', 'x', 1, 'x']),
    encodeParts(['keys', null, 1, '-'.repeat(36)]),
  ])
    expect((await store.apiClients.keys(cursor)).keys[0]).toEqual(first)
  await servers.pool.query(`DELETE FROM api_key WHERE name = 'Crowd'`)
})

test('makes one key of a form sent twice, and returns it the second time', async ({ store }) => {
  const id = randomUUID()
  const first = await store.apiClients.makeKeyOnce(id, { name: 'Ledger', scopes: ['charges'] }, ada)
  expect(first).toEqual({ secret: expect.stringMatching(/^gl_/) })
  expect(await store.apiClients.makeKeyOnce(id, { name: 'Other', scopes: ['readiness'] }, ada)).toMatchObject({
    existing: { id, name: 'Ledger', scopes: ['charges'] },
  })
})

const make = (store: Store, scopes: KeyScope[]) => store.apiClients.makeKey({ name: 'Booking service', scopes }, ada)

async function listedKeys(store: Store, cursor: string | null = null): Promise<ApiKey[]> {
  const { keys, next } = await store.apiClients.keys(cursor)
  return next === null ? keys : [...keys, ...(await listedKeys(store, next))]
}

async function listed(store: Store, id: string) {
  const key = (await listedKeys(store)).find((each) => each.id === id)
  if (key === undefined) throw new Error('the key is not listed')
  return key
}
