import { expect, test } from 'vitest'
import { isFromHere } from './local-only'

const asks = (method: string, headers: Record<string, string>) =>
  isFromHere({ method, headers: { host: 'localhost:1080', ...headers }, socket: { localPort: 1080 } })

test.each<[string, Record<string, string>]>([
  ['POST', {}],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ['POST', { origin: 'http://localhost:1080', 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' }],
  ['DELETE', { host: '[::1]:1080', origin: 'http://127.0.0.1:1080' }],
])('%s with %o is let in: a program, a link, a page of its own', (method, headers) => {
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
])('%s with %o is refused: another site, or another name', (method, headers) => {
  expect(asks(method, headers)).toBe(false)
})
