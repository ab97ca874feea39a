import { expect, test } from 'vitest'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { toUnlistedCursor, unlistedHref } from './unlisted-cursor'

const place = { at: new Date('2026-11-30T12:00:00.000Z'), id: 'coach-1' as CoachId }

test('reads the place in an address that it wrote', () => {
  const { searchParams } = new URL(unlistedHref(place), 'http://here')
  expect(toUnlistedCursor(searchParams.get('after'))).toEqual(place)
})

test.each([
  [undefined],
  [''],
  ['2026-11-30'],
  ['2026-11-30T12:00:00.000Z'],
  ['yesterday coach-1'],
  ['2026-11-30T12:00:00.000Z co/ach'],
  ['2026-11-30T12:00:00.000Z a b'],
  [['a', 'b']],
])('starts with the newest for a place made up by hand: %j', (given) => {
  expect(toUnlistedCursor(given)).toBeNull()
})
