import { expect, test } from 'vitest'
import { speak } from './speak'

const { coach: words } = speak({}, new Date('2026-11-23T23:30:00Z'))

test.each([
  ['2026-11-23T00:10:00Z', 'Mon 23 November, 00:10 UTC (today)'],
  ['2026-11-24T00:10:00Z', 'Tue 24 November, 00:10 UTC (tomorrow)'],
  ['2026-12-02T12:00:00Z', 'Wed 2 December, 12:00 UTC (in 9 days)'],
  ['2026-11-22T12:00:00Z', 'Sun 22 November, 12:00 UTC (yesterday)'],
  ['2026-11-20T12:00:00Z', 'Fri 20 November, 12:00 UTC (3 days ago)'],
])('says %s as %s', (day, said) => expect(words.deadline(new Date(day))).toBe(said))

test('names another year', () =>
  expect(words.deadline(new Date('2027-01-04T12:00:00Z'))).toMatch(/4 January 2027, 12:00 UTC \(in 42 days\)$/))
