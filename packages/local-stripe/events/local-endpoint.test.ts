import { expect, test } from 'vitest'
import { isLocalEndpoint } from './local-endpoint'

test.each([
  ['http://localhost:3000/webhook', true],
  ['http://app.localhost/webhook', true],
  ['http://127.0.0.1:9/x', true],
  ['http://127.8.0.1/x', true],
  ['http://0x7f.1/x', true],
  ['http://[::1]:3000/x', true],
  ['https://pay.example.com/webhook', false],
  ['http://localhost.example.com/', false],
  ['http://notlocalhost/', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://user:127.0.0.1@example.com/', false],
  ['http://10.0.0.1/', false],
  ['http://169.254.169.254/latest', false],
  ['http://[::ffff:10.0.0.1]/', false],
  ['http://0.0.0.0/', false],
])('takes %s as on this machine: %s', (url, isHere) => {
  expect(isLocalEndpoint(url)).toBe(isHere)
})
