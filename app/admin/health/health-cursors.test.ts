import { expect, test } from 'vitest'
import { cursorHref, toHealthCursors } from './health-cursors'

const nowhere = { unconfirmed: null, drifts: null, orphans: null, conflicts: null, unchecked: null, gone: null }

test('starts every list without a query', () => {
  expect(toHealthCursors({})).toEqual(nowhere)
})

test('ignores an invalid parameter and keeps the others', () => {
  expect(toHealthCursors({ drifts: ['a', 'b'], gone: 'x'.repeat(301), orphans: 'abc' })).toEqual({
    ...nowhere,
    orphans: 'abc',
  })
})

test('keeps the other lists in place when one continues', () => {
  const { searchParams, hash } = new URL(cursorHref({ ...nowhere, gone: 'g' }, 'drifts', 'd'), 'http://localhost')
  expect(toHealthCursors(Object.fromEntries(searchParams))).toEqual({ ...nowhere, gone: 'g', drifts: 'd' })
  expect(hash).toBe('#drifts')
  expect(cursorHref({ ...nowhere, gone: 'g' }, 'gone', null)).toBe('/admin/health#gone')
})
