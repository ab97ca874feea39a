import { expect, test } from 'vitest'
import { previousAttributes } from './previous-attributes'

test('reports nothing for no change', () => {
  expect(previousAttributes({ a: 1, b: { c: [1] } }, { a: 1, b: { c: [1] } })).toBeNull()
})

test('reports only what changed, with its old value', () => {
  expect(previousAttributes({ a: 1, b: 2 }, { a: 3, b: 2 })).toEqual({ a: 1 })
})

test('reports only changed keys of a hash, but a whole list', () => {
  const before = { requirements: { currently_due: ['a', 'b'], past_due: [] }, metadata: {} }
  const after = { requirements: { currently_due: ['a'], past_due: [] }, metadata: { mark: '1' } }
  expect(previousAttributes(before, after)).toEqual({
    requirements: { currently_due: ['a', 'b'] },
    metadata: { mark: null },
  })
})
