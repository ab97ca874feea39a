import { expect, test } from 'vitest'
import { isFromHere } from './local-only'

const asks = (method: string, headers: Record<string, string>) =>
  isFromHere({ method, headers: { host: 'localhost:1080', ...headers }, socket: { localPort: 1080 } })

test.each<[string, Record<string, string>]>([
  ['POST', {}],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ['POST', { origin: 'http://localhost:1080', 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' }],
  ['DELETE', { host: '[::1]:1080', origin: 'http://127.0.0.1:1080' }],
])('admits %s with %o: a program, a link, its own page', (method, headers) => {
  expect(asks(method, headers)).toBe(true)
})

test.each<[string, Record<string, string>]>([
  ['POST', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ['POST', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate' }],
  ['DELETE', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['POST', { origin: 'null' }],
  ['POST', { origin: 'http://localhost:3000' }],
  ['GET', { host: 'evil.example' }],
  ['GET', { host: 'evil.example:1080' }],
  ['GET', { host: 'localhost:1080.evil.example' }],
  ['GET', { host: 'localhost' }],
  ['GET', { host: '' }],
])('refuses %s with %o: another site or name', (method, headers) => {
  expect(asks(method, headers)).toBe(false)
})
