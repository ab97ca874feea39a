import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filterNames, tableHref, topics, toTableFilter } from './table-filter'

const known = {
  isRequirement: (key: string) => key === 'topic.tax',
  isCountry: (code: string) => code === 'DE' || code === 'FR',
}
const read = (params: Parameters<typeof toTableFilter>[0]) => toTableFilter(params, known)

const everyone = {
  tab: null,
  state: null,
  country: null,
  requirement: null,
  due: null,
  reminded: null,
  search: '',
  sort: 'work',
  isReversed: false,
  cursor: null,
  size: 50,
} as const

const chosen = {
  tab: 'coach',
  state: 'needs-you',
  country: 'FR',
  requirement: 'topic.tax',
  due: 'week',
  reminded: 'never',
  search: 'a & b=c',
  sort: 'name',
  isReversed: true,
  cursor: 'x_-1',
  size: 50,
} as const

test('shows everyone, the most urgent first, without a query', () => {
  expect(read({})).toEqual({ filter: everyone, ignored: [] })
  expect(tableHref(everyone)).toBe('/admin/coaches')
})

test('reads a filter back from the address made of it', () => {
  const { searchParams } = new URL(tableHref(chosen as never), 'http://localhost')
  expect(read(Object.fromEntries(searchParams))).toEqual({ filter: chosen, ignored: [] })
  expect([...searchParams.keys()].toSorted()).toEqual([...filterNames, 'cursor', 'sort'].toSorted())
})

test('filters by hold as by a state', () => {
  expect(read({ state: 'held' }).filter.state).toBe('held')
})

test('keeps the addresses of older pages', () => {
  expect(read({ state: 'needs-you', search: ' ana ', sort: 'due' }).filter).toEqual({
    ...everyone,
    state: 'needs-you',
    search: 'ana',
    sort: 'due',
  })
  expect(read({ sort: 'checked' })).toEqual({ filter: everyone, ignored: [] })
  expect(read({ state: '', search: '' })).toEqual({ filter: everyone, ignored: [] })
})

test('sorts what is due by due date and what was reminded by reminder, unless told otherwise', () => {
  expect(read({ due: 'overdue' }).filter.sort).toBe('due')
  expect(read({ reminded: 'older' }).filter.sort).toBe('reminded')
  expect(read({ due: 'overdue', sort: 'work' }).filter.sort).toBe('work')
  expect(tableHref({ ...everyone, due: 'overdue', sort: 'due' })).toBe('/admin/coaches?due=overdue')
  expect(tableHref({ ...everyone, due: 'overdue' })).toBe('/admin/coaches?due=overdue&sort=work')
})

test.each([
  { tab: 'mine' },
  { state: 'nonsense' },
  { state: ['ready', 'off'] },
  { country: 'XX' },
  { requirement: '__proto__' },
  { due: 'tomorrow' },
  { reminded: 'often' },
  { sort: 'email' },
  { sort: '-' },
  { search: ['a', 'b'] },
  { search: 'x'.repeat(201) },
  { cursor: ['a', 'b'] },
])('leaves out and names what has no meaning: %j', (params) => {
  expect(read(params)).toEqual({ filter: everyone, ignored: Object.keys(params) })
})

test('searches for nothing when only invisible characters were typed', () => {
  expect(read({ search: '\0\u0007' })).toEqual({ filter: everyone, ignored: [] })
})

test('keeps valid parameters when another is invalid', () => {
  expect(read({ state: 'nonsense', search: 'ana' }).filter).toEqual({ ...everyone, search: 'ana' })
})

test('offers every topic that requirements have', () => {
  const providerWords = JSON.parse(readFileSync('lib/stripe/words/en.json', 'utf8')) as { topic: object }
  expect(topics.toSorted()).toEqual(
    Object.keys(providerWords.topic)
      .map((topic) => `topic.${topic}`)
      .toSorted(),
  )
})
