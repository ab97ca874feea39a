import { expect, test } from 'vitest'
import { findRefusal } from './check-request'

const own = 'https://pay.example'
const asked = (method: string, url: string, headers: Record<string, string> = {}, httpVersion = '1.1') =>
  findRefusal({ method, url, httpVersion, headers: { host: '127.0.0.1:3000', ...headers } }, own)

test.each([
  ['GET', '/admin/payments/order-1'],
  ['GET', '/admin/payments/caf%C3%A9?search=%ZZ'],
  ['HEAD', '/api/v1/charges/order-1'],
  ['OPTIONS', '/api/v1/charges'],
  ['GET', '/api/v1?after=//'],
  ['GET', '/payouts/'],
  ['GET', '/api/v1/charges/...'],
  ['GET', '/api/v1/charges/no%00where'],
  ['POST', '/payouts'],
])('passes %s %s on', (method, url) => {
  expect(asked(method, url)).toBeNull()
})

test.each(['/api/v1/charges/%ZZ', '/admin/payments/%ZZ', '/%', '/%C0%80', '/api/stripe/webhook%E9'])(
  'stops an unreadable address: %s',
  (url) => {
    expect(asked('GET', url)).toBe('broken-address')
  },
)

test.each(['TRACE', 'PROPFIND', 'get', ''])('refuses the unknown method %j', (method) => {
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
])('redirects no API client: %s', (url) => {
  expect(asked('GET', url)).toBe('no-such-address')
})

test.each(['https://elsewhere.example', 'http://pay.example.elsewhere.example', 'null', 'nonsense', ''])(
  'refuses a form sent from %j on every page',
  (origin) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(asked(method, '/payouts', { origin })).toBe('foreign-origin')
    expect(asked('GET', '/payouts', { origin })).toBeNull()
  },
)

test('passes our page’s form on, whatever a proxy or caller calls us', () => {
  const called: Record<string, string>[] = [{}, { host: 'inner.example' }, { 'x-forwarded-host': 'elsewhere.example' }]
  for (const headers of called) {
    expect(asked('POST', '/payouts', { ...headers, origin: 'https://pay.example' })).toBeNull()
    expect(asked('POST', '/payouts', { ...headers, origin: 'https://elsewhere.example' })).toBe('foreign-origin')
    expect(asked('POST', '/payouts', { ...headers, origin: 'https://inner.example' })).toBe('foreign-origin')
  }
  expect(asked('POST', '/payouts', { origin: 'http://pay.example' })).toBe('foreign-origin')
})

test.each(['/%00', '/payouts?next=%00', '/admin/payments/a%00b', '*', 'payouts', ''])(
  'stops an address with a NUL, or an invalid one: %j',
  (url) => {
    expect(asked('GET', url)).toBe('broken-address')
  },
)

test('stops a request without a host, unless it is HTTP/1.0', () => {
  expect(asked('GET', '/payouts', { host: '' })).toBe('broken-address')
  expect(asked('GET', '/api/health', { host: '' }, '1.0')).toBeNull()
})

test.each([
  '/_next/image?url=%2Fmark.svg&w=64&q=75',
  '/_next/data/x.json',
  '/_error',
  '//_next/image',
  '/_global-error',
])('serves nothing that Next keeps for itself: %s', (url) => {
  expect(asked('GET', url)).toBe('no-such-address')
})

test('serves a file, and takes no form at it', () => {
  for (const url of ['/_next/static/chunks/a.js', '/mark.svg']) {
    expect(asked('HEAD', url)).toBeNull()
    expect(asked('POST', url)).toBe('other-method')
  }
})

test.each(['%7B', '%ZZ', 'null', '[]', '["",{"children":[1]}]'])('refuses a page’s part requested by %j', (state) => {
  expect(asked('GET', '/payouts', { 'next-router-state-tree': state })).toBe('broken-request')
})

test('passes on a page’s part that a browser requests', () => {
  const state = encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }, null, null, 16]))
  expect(asked('GET', '/payouts', { 'next-router-state-tree': state })).toBeNull()
})

test('judges a machine that names an origin by its key or signature', () => {
  for (const url of ['/api/v1/charges', '/api/stripe/webhook'])
    expect(asked('POST', url, { origin: 'https://elsewhere.example' })).toBeNull()
})
