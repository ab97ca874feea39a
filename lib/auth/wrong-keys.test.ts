import { expect, test } from 'vitest'
import { createWrongKeys } from './wrong-keys'

const limit = { tries: 3, milliseconds: 60_000, most: 5 }
const begin = 1_000_000

function tried(times: number) {
  const keys = createWrongKeys(limit)
  for (let time = 0; time < times; time += 1) keys.noteWrong('mallory', `wrong ${time}`, begin)
  return keys
}

test('looks up a limited number of wrong keys a minute', () => {
  expect(tried(2).waitOf('mallory', 'next', begin)).toBeNull()
  const keys = tried(3)
  expect(keys.waitOf('mallory', 'next', begin + 20_000)).toBe(40_000)
  expect(keys.waitOf('mallory', 'next', begin + 60_000)).toBeNull()
  keys.noteWrong('mallory', 'next', begin + 60_000)
  expect(keys.waitOf('mallory', 'next', begin + 60_000)).toBeNull()
})

test('still looks up a key that was good here, and others from other addresses', () => {
  const keys = tried(3)
  keys.noteGood('good')
  expect(keys.waitOf('mallory', 'good', begin)).toBeNull()
  expect(keys.waitOf('ana', 'next', begin)).toBeNull()
})

test('rate-limits a key that is no longer valid like any other', () => {
  const keys = tried(3)
  keys.noteGood('good')
  keys.noteWrong('mallory', 'good', begin)
  expect(keys.waitOf('mallory', 'good', begin)).toBe(60_000)
})

test('remembers only the latest addresses and keys', () => {
  const keys = tried(3)
  for (let other = 0; other < limit.most; other += 1) keys.noteWrong(`other ${other}`, 'x', begin)
  expect(keys.waitOf('mallory', 'next', begin)).toBeNull()
  keys.noteGood('early')
  for (let other = 0; other < limit.most; other += 1) keys.noteGood(`key ${other}`)
  for (let time = 0; time < limit.tries; time += 1) keys.noteWrong('bo', 'x', begin)
  expect(keys.waitOf('bo', 'early', begin)).toBe(60_000)
  expect(keys.waitOf('bo', 'key 4', begin)).toBeNull()
})
