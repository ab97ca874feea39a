import { expect, test } from 'vitest'
import { toTableFilter } from '../coaches/table-filter'
import { toChosenBatch } from './chosen-batch'

const known = { isCountry: (code: string) => code === 'DE', isRequirement: () => false }
const everyone = toTableFilter({}, known).filter

function chosen(fields: Record<string, string | string[]>) {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
  return toChosenBatch(form, known)
}

test('takes those who are selected, and drops what is no id of ours', () => {
  expect(chosen({ verb: 'remind', which: 'selected', coach: ['c1', 'c-2', '', '../c', 'x'.repeat(65)] })).toEqual({
    verb: 'remind',
    set: { kind: 'selected', coachIds: ['c1', 'c-2'] },
    ignored: [],
  })
})

test('takes the page as it was shown, even if others are on it now', () => {
  expect(chosen({ verb: 'hold', which: 'page', shown: 'c1,c2', coach: 'c9' }).set).toEqual({
    kind: 'selected',
    coachIds: ['c1', 'c2'],
  })
})

test('takes all that match, whichever page of the list was shown', () => {
  expect(chosen({ verb: 'check', which: 'all', query: 'tab=coach&country=DE&cursor=abc' }).set).toEqual({
    kind: 'matching',
    filter: { ...everyone, tab: 'coach', country: 'DE' },
    query: 'tab=coach&country=DE',
  })
  expect(chosen({ verb: 'check', which: 'all' }).set).toEqual({ kind: 'matching', filter: everyone, query: '' })
})

test('names filters that it does not know, so that nobody more is chosen', () => {
  expect(chosen({ verb: 'check', which: 'all', query: 'tab=coach&country=XX&due=never' }).ignored).toEqual([
    'due',
    'country',
  ])
})

test('chooses nobody and nothing from a form made up by hand', () => {
  expect(chosen({ verb: 'erase', which: 'everybody' })).toEqual({
    verb: null,
    set: { kind: 'selected', coachIds: [] },
    ignored: [],
  })
})
