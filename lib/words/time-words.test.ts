import { expect, test } from 'vitest'
import { daysUntil } from './time-words'

const now = new Date('2026-03-03T23:30:00Z')

test('days are counted by the calendar, not by the hour', () => {
  expect(daysUntil(new Date('2026-03-03T00:10:00Z'), now)).toBe(0)
  expect(daysUntil(new Date('2026-03-04T00:10:00Z'), now)).toBe(1)
  expect(daysUntil(new Date('2026-03-12T12:00:00Z'), now)).toBe(9)
  expect(daysUntil(new Date('2026-03-01T12:00:00Z'), now)).toBe(-2)
})
