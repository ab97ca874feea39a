import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import type { KeyScope } from '@/lib/payouts/vocabulary/key-scope'
import { createKeyStore } from '@/lib/store/api-clients/key-store'
import { database } from '@/lib/store/testing/database'
import { admitKey } from './admit-key'
import type { SignInScene } from './testing/sign-in-scene'
import { test } from './testing/sign-in-test'

let url: string
test.beforeAll(({ database }) => {
  url = database.url
})

test('admits a key in use for each of its scopes only, however its scheme is written', async () => {
  const { id, secret } = await make('charges')
  expect(await ask(`Bearer ${secret}`, 'charges')).toEqual({ kind: 'admitted', key: id })
  expect(await ask(`bearer ${secret}`, 'charges')).toEqual({ kind: 'admitted', key: id })
  expect(await ask(`Bearer ${secret}`, 'readiness')).toEqual({ kind: 'missing-scope' })
})

test('distinguishes a missing header, another scheme, a missing key and an unknown key', async () => {
  const { secret } = await make('charges')
  expect(await ask(null, 'charges')).toEqual({ kind: 'no-key' })
  for (const other of ['', `Basic ${secret}`, secret, `Token ${secret}`, `Bearer:${secret}`])
    expect(await ask(other, 'charges')).toEqual({ kind: 'not-bearer' })
  for (const broken of [
    'Bearer',
    'Bearer ',
    `Bearer ${secret}, x`,
    `Bearer ${secret.slice(0, -1)}`,
    `Bearer "${secret}"`,
  ])
    expect(await ask(broken, 'charges')).toEqual({ kind: 'malformed-key' })
  expect(await ask(`Bearer gl_${'x'.repeat(43)}`, 'charges')).toEqual({ kind: 'unknown-key' })
  expect(await ask(`Bearer  ${secret}`, 'charges')).toMatchObject({ kind: 'admitted' })
})

test('refuses a revoked key from the next request on', async () => {
  const { id, secret } = await make('charges')
  expect(await ask(`Bearer ${secret}`, 'charges')).toMatchObject({ kind: 'admitted' })
  await createKeyStore(database(url)).revokeKey(id, 'admin-1' as AdminId)
  expect(await ask(`Bearer ${secret}`, 'charges')).toEqual({ kind: 'unknown-key' })
})

test('says when to retry to a key over its limit, and leaves other keys alone', async ({ scene }) => {
  const [busy, calm] = [await make('readiness'), await make('readiness')]
  await ask(`Bearer ${busy.secret}`, 'readiness')
  await scene.pool.query(`UPDATE rate_limit SET points = 600 WHERE key LIKE 'api-client/%'`)
  expect(await ask(`Bearer ${busy.secret}`, 'readiness')).toEqual({ kind: 'too-often', nextAt: expect.any(Date) })
  expect(await ask(`Bearer ${calm.secret}`, 'readiness')).toMatchObject({ kind: 'admitted' })
})

test('rate-limits wrong keys without a query, while an admitted key goes on', async ({ scene }) => {
  const { secret } = await make('readiness')
  const late = await make('readiness')
  const mallory = { 'x-forwarded-for': '203.0.113.9' }
  const wrong = () => `Bearer gl_${randomBytes(32).toString('base64url')}`
  expect(await ask(`Bearer ${secret}`, 'readiness', mallory)).toMatchObject({ kind: 'admitted' })
  for (let tries = 0; tries < 60; tries += 1)
    expect(await ask(wrong(), 'readiness', mallory)).toEqual({ kind: 'unknown-key' })
  const before = await queriesForKeys(scene)
  for (let tries = 0; tries < 60; tries += 1)
    expect(await ask(wrong(), 'readiness', mallory)).toEqual({ kind: 'too-often', nextAt: expect.any(Date) })
  expect(await queriesForKeys(scene)).toBe(before)
  expect(await ask(`Bearer ${secret}`, 'readiness', mallory)).toMatchObject({ kind: 'admitted' })
  expect(await ask(`Bearer ${late.secret}`, 'readiness', { 'x-forwarded-for': '203.0.113.10' })).toMatchObject({
    kind: 'admitted',
  })
})

async function queriesForKeys(scene: SignInScene): Promise<number> {
  await scene.pool.query('SELECT pg_stat_force_next_flush()')
  const { rows } = await scene.pool.query<{ scans: string }>(
    `SELECT seq_scan + coalesce(idx_scan, 0) AS scans FROM pg_stat_user_tables WHERE relname = 'api_key'`,
  )
  return Number(rows[0]?.scans)
}

const make = (scope: KeyScope) =>
  createKeyStore(database(url)).makeKey({ name: 'Booking', scopes: [scope] }, 'admin-1' as AdminId)

function ask(authorization: string | null, scope: KeyScope, more: Record<string, string> = {}) {
  const headers = new Headers({ ...more, ...(authorization === null ? {} : { authorization }) })
  return admitKey(new Request('http://localhost:4321/api/v1/changes', { headers }), scope)
}
