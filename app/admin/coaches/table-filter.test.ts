import { expect, test } from 'vitest'
import { tableHref, toTableFilter } from './table-filter'

const everyone = { state: null, search: '', sort: 'name', cursor: null, size: 50 } as const

test('shows everyone by name without a query', () => {
  expect(toTableFilter({})).toEqual(everyone)
})

test('filters by hold as by a state', () => {
  expect(toTableFilter({ state: 'held' }).state).toBe('held')
})

test('reads each query parameter', () => {
  expect(toTableFilter({ state: 'needs-you', search: ' ana ', sort: 'checked', cursor: 'abc' })).toEqual({
    state: 'needs-you',
    search: 'ana',
    sort: 'checked',
    cursor: 'abc',
    size: 50,
  })
})

test.each(['due', 'checked'] as const)('sorts the table by %s', (sort) => {
  expect(toTableFilter({ sort })).toEqual({ ...everyone, sort })
  expect(tableHref({ ...everyone, sort })).toBe(`/admin/coaches?sort=${sort}`)
})

test.each([
  { state: 'nonsense' },
  { state: '' },
  { state: ['ready', 'off'] },
  { sort: 'email' },
  { search: ['a', 'b'] },
  { search: 'x'.repeat(201) },
  { search: '\0\u0007' },
  { cursor: ['a', 'b'] },
])('ignores an invalid parameter: %j', (params) => {
  expect(toTableFilter(params)).toEqual(everyone)
})

test('keeps valid parameters when another is invalid', () => {
  expect(toTableFilter({ state: 'nonsense', search: 'ana' })).toEqual({ ...everyone, search: 'ana' })
})

test('reads a filter back from the address made of it', () => {
  const filter = { state: 'in-review', search: 'a & b=c', sort: 'checked', cursor: 'x_-1', size: 50 } as const
  const { searchParams } = new URL(tableHref(filter), 'http://localhost')
  expect(toTableFilter(Object.fromEntries(searchParams))).toEqual(filter)
  expect(tableHref(everyone)).toBe('/admin/coaches')
})
