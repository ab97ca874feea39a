import { expect, test } from 'vitest'
import { lastMorning } from './morning'

test.each([
  ['before eight, the day before', '2026-12-01T07:59:59.500Z', 'UTC', '2026-11-30', '2026-11-30T08:00:00.000Z'],
  ['at eight', '2026-12-01T08:00:00.000Z', 'UTC', '2026-12-01', '2026-12-01T08:00:00.000Z'],
  ['across the date line', '2026-12-31T20:30:00Z', 'Pacific/Auckland', '2027-01-01', '2026-12-31T19:00:00.000Z'],
  ['a quarter past an hour', '2026-06-01T10:00:00Z', 'Asia/Kathmandu', '2026-06-01', '2026-06-01T02:15:00.000Z'],
  ['after clocks went forward', '2026-03-08T18:00:00Z', 'America/New_York', '2026-03-08', '2026-03-08T12:00:00.000Z'],
  ['after clocks went back', '2026-11-01T18:00:00Z', 'America/New_York', '2026-11-01', '2026-11-01T13:00:00.000Z'],
])('the last morning %s', (_case, now, zone, day, at) => {
  expect(lastMorning(new Date(now), zone)).toEqual({ day, at: new Date(at) })
})

test('is in UTC for someone whose zone is unknown here', () => {
  const now = new Date('2026-12-01T09:00:00Z')
  for (const zone of [null, 'Mars/Olympus', '']) expect(lastMorning(now, zone)).toEqual(lastMorning(now, 'UTC'))
})

test('names each day once, whatever the hour', () => {
  const days = Array.from({ length: 240 }, (_, hour) =>
    lastMorning(new Date(Date.UTC(2026, 9, 20, hour)), 'Europe/Berlin'),
  ).map(({ day }) => day)
  expect(days.toSorted()).toEqual(days)
  expect(new Set(days).size).toBe(11)
})
