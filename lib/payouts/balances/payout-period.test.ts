import { expect, test } from 'vitest'
import { monthPeriod, yearPeriod } from './payout-period'

test.each([
  ['2026-11-01', '2026-11-01', '2026-12-01'],
  ['2026-12-31', '2026-12-01', '2027-01-01'],
  ['2028-02-29', '2028-02-01', '2028-03-01'],
])('%s is in the month from %s until %s', (day, from, until) => {
  expect(monthPeriod(new Date(day))).toEqual({ from: new Date(from), until: new Date(until) })
})

test('a year lasts until the next begins', () => {
  expect(yearPeriod(2026)).toEqual({ from: new Date('2026-01-01'), until: new Date('2027-01-01') })
})
