import { expect, test } from 'vitest'
import { toNextPath } from '@/lib/auth/next-path'
import { keysHref, toTypedKey } from './keys-address'

test.each([
  { name: 'Booking & more, 100 %', scopes: 'charges readiness' },
  { name: '予約 🔑 …', scopes: 'readiness' },
  { name: '🔑'.repeat(30), scopes: '' },
  { name: '', scopes: 'charges' },
  { name: '', scopes: '' },
])('what was typed of a key comes back after signing in: %o', (typed) => {
  const path = toNextPath(keysHref(typed))
  const { searchParams } = new URL(path ?? '', 'https://pay.example.com')
  const search = { name: searchParams.get('name') ?? undefined, scopes: searchParams.getAll('scopes') }
  expect(toTypedKey(search)).toEqual(typed)
})

test('an address that says something else says nothing', () => {
  expect(toTypedKey({ name: ['a', 'b'], scopes: 'everything' })).toEqual({ name: '', scopes: '' })
})
