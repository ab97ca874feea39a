import { expect, test } from 'vitest'
import { connectionsWithin, readFileLimit } from './file-limit'

test('accepts fewer callers with fewer files, and leaves enough for the rest', () => {
  expect(connectionsWithin(256)).toBe(64)
  expect(connectionsWithin(1024)).toBe(448)
  expect(connectionsWithin(1_048_576)).toBe(10_000)
  expect(connectionsWithin(Number.POSITIVE_INFINITY)).toBe(10_000)
})

test('says that it may open too few files to read its own pages', () => {
  expect(() => connectionsWithin(64)).toThrow('This process may open 64 files but needs at least 256')
})

test('reads this process’s limit, and none where the system names none', () => {
  expect(readFileLimit()).toBeGreaterThan(64)
  expect(readFileLimit({ userLimits: { open_files: { soft: 'unlimited' } } })).toBe(Number.POSITIVE_INFINITY)
  expect(readFileLimit({})).toBe(Number.POSITIVE_INFINITY)
})
