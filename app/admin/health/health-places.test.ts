import { expect, test } from 'vitest'
import { placeHref, toHealthPlaces } from './health-places'

const nowhere = { unconfirmed: null, drifts: null, orphans: null, conflicts: null, unchecked: null, gone: null }

test('an address without questions begins every list', () => {
  expect(toHealthPlaces({})).toEqual(nowhere)
})

test('a part that makes no sense counts as not given, and the others stand', () => {
  expect(toHealthPlaces({ drifts: ['a', 'b'], gone: 'x'.repeat(301), orphans: 'abc' })).toEqual({
    ...nowhere,
    orphans: 'abc',
  })
})

test('an address at which one list goes on keeps the others where they are', () => {
  const { searchParams, hash } = new URL(placeHref({ ...nowhere, gone: 'g' }, 'drifts', 'd'), 'http://localhost')
  expect(toHealthPlaces(Object.fromEntries(searchParams))).toEqual({ ...nowhere, gone: 'g', drifts: 'd' })
  expect(hash).toBe('#drifts')
  expect(placeHref({ ...nowhere, gone: 'g' }, 'gone', null)).toBe('/admin/health#gone')
})
