import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AdminId } from '@/lib/payouts/ids'
import type { KeyScope } from '@/lib/payouts/services/key'
import { database } from '@/lib/store/database'
import { createKeyStore } from '@/lib/store/key-store'
import { createTestDatabase } from '@/prisma/test-database'
import { admitKey } from './admit-key'
import { type FrontDoor, openFrontDoor } from './testing/front-door'

let door: FrontDoor
let url: string
beforeAll(async () => {
  const fresh = await createTestDatabase()
  url = fresh.url
  door = await openFrontDoor(fresh)
})
afterAll(() => door.close())

test('a key in use is admitted for each of its scopes and no other, however its scheme is written', async () => {
  const { id, secret } = await make('charges')
  expect(await ask(`Bearer ${secret}`, 'charges')).toEqual({ kind: 'admitted', key: id })
  expect(await ask(`bearer ${secret}`, 'charges')).toEqual({ kind: 'admitted', key: id })
  expect(await ask(`Bearer ${secret}`, 'readiness')).toEqual({ kind: 'missing-scope' })
})

test('no header is told from one that opens nothing, and that from nothing', async () => {
  const { secret } = await make('charges')
  expect(await ask(null, 'charges')).toEqual({ kind: 'no-key' })
  for (const wrong of ['', 'Bearer', `Basic ${secret}`, secret, `Bearer  ${secret}`, `Bearer ${secret}, x`])
    expect(await ask(wrong, 'charges')).toEqual({ kind: 'unknown-key' })
})

test('a key that is revoked opens nothing from the next request on', async () => {
  const { id, secret } = await make('charges')
  expect(await ask(`Bearer ${secret}`, 'charges')).toMatchObject({ kind: 'admitted' })
  await createKeyStore(database(url)).revokeKey(id, 'admin-1' as AdminId)
  expect(await ask(`Bearer ${secret}`, 'charges')).toEqual({ kind: 'unknown-key' })
})

test('a key that asks too often is told when to ask again, and others go on', async () => {
  const [busy, calm] = [await make('readiness'), await make('readiness')]
  await ask(`Bearer ${busy.secret}`, 'readiness')
  await door.pool.query(`UPDATE rate_limit SET points = 600 WHERE key LIKE 'service/%'`)
  expect(await ask(`Bearer ${busy.secret}`, 'readiness')).toEqual({ kind: 'too-often', nextAt: expect.any(Date) })
  expect(await ask(`Bearer ${calm.secret}`, 'readiness')).toMatchObject({ kind: 'admitted' })
})

const make = (scope: KeyScope) =>
  createKeyStore(database(url)).makeKey({ name: 'Booking', scopes: [scope] }, 'admin-1' as AdminId)

function ask(authorization: string | null, scope: KeyScope) {
  const headers = new Headers(authorization === null ? {} : { authorization })
  return admitKey(new Request('http://localhost:4321/api/v1/changes', { headers }), scope)
}
