import { expect, test } from 'vitest'
import { connectionsWithin, readFileLimit } from './file-limit'

test('a server with few files to open takes few callers, and leaves enough for everything else', () => {
  expect(connectionsWithin(256)).toBe(64)
  expect(connectionsWithin(1024)).toBe(448)
  expect(connectionsWithin(1_048_576)).toBe(10_000)
  expect(connectionsWithin(Number.POSITIVE_INFINITY)).toBe(10_000)
})

test('a server that may open too few files to read its own pages says so', () => {
  expect(() => connectionsWithin(64)).toThrow('This process may open 64 files but needs at least 256')
})

test('the limit of this process is read, and none is where the system names none', () => {
  expect(readFileLimit()).toBeGreaterThan(64)
  expect(readFileLimit({ userLimits: { open_files: { soft: 'unlimited' } } })).toBe(Number.POSITIVE_INFINITY)
  expect(readFileLimit({})).toBe(Number.POSITIVE_INFINITY)
})
