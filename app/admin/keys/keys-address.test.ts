import { expect, test } from 'vitest'
import { toNextPath } from '@/lib/auth/next-path'
import { keysHref, toTypedKey } from './keys-address'

test.each([
  { name: 'Booking & more, 100 %', scopes: 'charges readiness' },
  { name: '予約 🔑 …', scopes: 'readiness' },
  { name: '🔑'.repeat(30), scopes: '' },
  { name: '', scopes: 'charges' },
  { name: '', scopes: '' },
])('keeps what was typed of a key through sign-in: %o', (typed) => {
  const path = toNextPath(keysHref(typed))
  const { searchParams } = new URL(path ?? '', 'https://pay.example.com')
  const search = { name: searchParams.get('name') ?? undefined, scopes: searchParams.getAll('scopes') }
  expect(toTypedKey(search)).toEqual(typed)
})

test('ignores an address that says something else', () => {
  expect(toTypedKey({ name: ['a', 'b'], scopes: 'everything' })).toEqual({ name: '', scopes: '' })
})
