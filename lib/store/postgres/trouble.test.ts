import { expect, test } from 'vitest'
import { passes, troubleOf } from './trouble'

const failed = (code: string, message = 'no') => Object.assign(new Error(message), { code })

test.each([
  ['28P01', 'password'],
  ['3D000', 'no-database'],
  ['42P01', 'no-tables'],
  ['42501', 'no-rights'],
  ['53300', 'full'],
  ['57P03', 'starting'],
  ['25006', 'read-only'],
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['ETIMEDOUT', 'silent'],
])('%s is %s', (code, trouble) => {
  expect(troubleOf(failed(code))).toBe(trouble)
})

test.each([
  ['server login failed: FATAL: password authentication failed for user "app"', 'password'],
  ['no such user: app', 'password'],
  ['database "nowhere" does not exist', 'no-database'],
  ['no such database: nowhere', 'no-database'],
  ['no more connections allowed (max_client_conn)', 'full'],
  ['query_wait_timeout', 'silent'],
])('a pooler that says “%s” is %s', (sentence, trouble) => {
  expect(troubleOf(failed('08P01', sentence))).toBe(trouble)
})

test('a name that stands for several addresses is told by the first', () => {
  expect(troubleOf(new AggregateError([failed('ECONNREFUSED'), failed('ECONNREFUSED')]))).toBe('unreachable')
})

test('a connection given up is told by what is behind it, and is silent where nothing is', () => {
  const given = (cause?: unknown) => new Error('Connection terminated due to connection timeout', { cause })
  expect(troubleOf(given())).toBe('silent')
  expect(troubleOf(given(failed('28P01')))).toBe('password')
})

test('what is no answer of a database is not taken for one', () => {
  expect(troubleOf(new TypeError('x is undefined'))).toBeNull()
  expect(troubleOf(failed('23505'))).toBeNull()
})

test('a server waits for what passes, and for nothing that only a person can mend', () => {
  expect(['unreachable', 'silent', 'starting', 'full', 'read-only'].filter(passes)).toHaveLength(5)
  expect(['password', 'no-database', 'no-tables', 'no-rights', 'behind', 'set-otherwise'].filter(passes)).toEqual([])
})
