import { expect, test } from 'vitest'
import { tableHref, toTableFilter } from './table-filter'

const everyone = { state: null, search: '', sort: 'name', cursor: null, size: 50 } as const

test('an address without questions shows everyone by name', () => {
  expect(toTableFilter({})).toEqual(everyone)
})

test('whoever we hold can be asked for, as a state can', () => {
  expect(toTableFilter({ state: 'held' }).state).toBe('held')
})

test('each question of the address is heard', () => {
  expect(toTableFilter({ state: 'needs-you', search: ' ana ', sort: 'checked', cursor: 'abc' })).toEqual({
    state: 'needs-you',
    search: 'ana',
    sort: 'checked',
    cursor: 'abc',
    size: 50,
  })
})

test.each(['due', 'checked'] as const)('the table can be sorted by %s', (sort) => {
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
])('a part that makes no sense counts as not given: %j', (params) => {
  expect(toTableFilter(params)).toEqual(everyone)
})

test('one bad part leaves the others standing', () => {
  expect(toTableFilter({ state: 'nonsense', search: 'ana' })).toEqual({ ...everyone, search: 'ana' })
})

test('an address made from a filter asks for that filter', () => {
  const filter = { state: 'in-review', search: 'a & b=c', sort: 'checked', cursor: 'x_-1', size: 50 } as const
  const { searchParams } = new URL(tableHref(filter), 'http://localhost')
  expect(toTableFilter(Object.fromEntries(searchParams))).toEqual(filter)
  expect(tableHref(everyone)).toBe('/admin/coaches')
})
