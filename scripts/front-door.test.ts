import { expect, test } from 'vitest'
import { findRefusal } from './front-door'

const own = { host: 'pay.example' }
const asked = (method: string, url: string, headers: Record<string, string> = {}) =>
  findRefusal({ method, url, headers: { ...own, ...headers } })

test.each([
  ['GET', '/admin/payments/order-1'],
  ['GET', '/admin/payments/caf%C3%A9?search=%ZZ'],
  ['HEAD', '/api/v1/charges/order-1'],
  ['OPTIONS', '/api/v1/charges'],
  ['GET', '/api/v1?after=//'],
  ['GET', '/payouts/'],
  ['GET', '/api/v1/charges/...'],
  ['POST', '/payouts'],
])('%s %s goes on', (method, url) => {
  expect(asked(method, url)).toBeNull()
})

test.each(['/api/v1/charges/%ZZ', '/admin/payments/%ZZ', '/%', '/%C0%80', '/api/stripe/webhook%E9'])(
  'an address that cannot be read goes no further: %s',
  (url) => {
    expect(asked('GET', url)).toBe('broken-address')
  },
)

test.each(['TRACE', 'PROPFIND', 'get', ''])('the method %j is known to nobody', (method) => {
  expect(asked(method, '/payouts')).toBe('unknown-method')
})

test.each([
  '/api/v1/',
  '/api/v1/charges/',
  '/api/v1//charges',
  '//api/v1/charges',
  '/api//v1/changes',
  '/api/v1/a\\b',
  '/api/v1/charges/..',
  '/api/v1/charges/%2E/a',
])('a service is led on from no address: %s', (url) => {
  expect(asked('GET', url)).toBe('no-such-address')
})

test.each(['https://elsewhere.example', 'http://pay.example.elsewhere.example', 'null', 'nonsense', ''])(
  'a form sent from %j is refused on every page',
  (origin) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(asked(method, '/payouts', { origin })).toBe('foreign-origin')
    expect(asked('GET', '/payouts', { origin })).toBeNull()
  },
)

test('a form from our own page goes on, also behind a proxy that tells under which name it was asked', () => {
  expect(asked('POST', '/payouts', { origin: 'https://pay.example' })).toBeNull()
  const proxied = { host: '10.0.0.1:3000', 'x-forwarded-host': 'pay.example, inner.example' }
  expect(asked('POST', '/payouts', { ...proxied, origin: 'https://pay.example' })).toBeNull()
  expect(asked('POST', '/payouts', { ...proxied, origin: 'https://inner.example' })).toBe('foreign-origin')
})

test('a machine that names an origin is judged by its key or its signature', () => {
  for (const url of ['/api/v1/charges', '/api/stripe/webhook'])
    expect(asked('POST', url, { origin: 'https://elsewhere.example' })).toBeNull()
})
