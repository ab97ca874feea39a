import { expect, test } from 'vitest'
import { previousAttributes } from './differences'

test('nothing changed, nothing told', () => {
  expect(previousAttributes({ a: 1, b: { c: [1] } }, { a: 1, b: { c: [1] } })).toBeNull()
})

test('only what changed is told, with its old value', () => {
  expect(previousAttributes({ a: 1, b: 2 }, { a: 3, b: 2 })).toEqual({ a: 1 })
})

test('of a hash only the changed keys are told, of a list all of it', () => {
  const before = { requirements: { currently_due: ['a', 'b'], past_due: [] }, metadata: {} }
  const after = { requirements: { currently_due: ['a'], past_due: [] }, metadata: { mark: '1' } }
  expect(previousAttributes(before, after)).toEqual({
    requirements: { currently_due: ['a', 'b'] },
    metadata: { mark: null },
  })
})
