import { expect, test } from 'vitest'
import { isWhole } from './connection'

test.each([
  ['with its length', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc'],
  ['in chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'],
  ['without a body', 'HTTP/1.1 204 No Content\r\n\r\n'],
])('takes an answer %s as whole at its last byte and not before', (_, answer) => {
  expect(isWhole(answer)).toBe(true)
  expect(isWhole(answer.slice(0, -1))).toBe(false)
})
