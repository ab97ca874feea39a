import { expect, test } from 'vitest'
import { passes, troubleOf } from './connection-errors'

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
])('reads %s as %s', (code, trouble) => {
  expect(troubleOf(failed(code))).toBe(trouble)
})

test.each([
  ['server login failed: FATAL: password authentication failed for user "app"', 'password'],
  ['no such user: app', 'password'],
  ['database "nowhere" does not exist', 'no-database'],
  ['no such database: nowhere', 'no-database'],
  ['no more connections allowed (max_client_conn)', 'full'],
  ['query_wait_timeout', 'silent'],
])('reads a pooler’s “%s” as %s', (sentence, trouble) => {
  expect(troubleOf(failed('08P01', sentence))).toBe(trouble)
})

test('judges a name with several addresses by the first', () => {
  expect(troubleOf(new AggregateError([failed('ECONNREFUSED'), failed('ECONNREFUSED')]))).toBe('unreachable')
})

test('judges an aborted connection by its cause, and as silent without one', () => {
  const given = (cause?: unknown) => new Error('Connection terminated due to connection timeout', { cause })
  expect(troubleOf(given())).toBe('silent')
  expect(troubleOf(given(failed('28P01')))).toBe('password')
})

test.each([
  'Connection terminated unexpectedly',
  'Connection terminated',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Query read timeout',
  'timeout expired',
  'timeout exceeded when trying to connect',
])('reads pg’s “%s” as silent, so that a server waits', (sentence) => {
  expect(troubleOf(new Error(sentence))).toBe('silent')
})

test('does not treat other errors as the database’s', () => {
  expect(troubleOf(new TypeError('x is undefined'))).toBeNull()
  expect(troubleOf(failed('23505'))).toBeNull()
})

test('waits for what passes, and for nothing that only a person can fix', () => {
  expect(['unreachable', 'silent', 'starting', 'full', 'read-only'].filter(passes)).toHaveLength(5)
  expect(['password', 'no-database', 'no-tables', 'no-rights', 'behind', 'set-otherwise'].filter(passes)).toEqual([])
})
