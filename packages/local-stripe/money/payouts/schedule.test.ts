import { expect, test } from 'vitest'
import { arrivalOf, availableAfter, nextPayoutTime } from './schedule'

const at = (text: string) => Date.parse(`${text}Z`) / 1000

test.for([
  ['daily', {}, '2026-11-30T00:00', '2026-11-30T00:00'],
  ['daily', {}, '2026-11-30T00:01', '2026-12-01T00:00'],
  ['weekly', { weekly_anchor: 'monday' }, '2026-11-30T00:00', '2026-11-30T00:00'],
  ['weekly', { weekly_anchor: 'monday' }, '2026-12-01T00:00', '2026-12-07T00:00'],
  ['weekly', { weekly_payout_days: ['friday', 'tuesday'] }, '2026-12-02T09:00', '2026-12-04T00:00'],
  ['monthly', { monthly_anchor: 1 }, '2026-11-30T12:00', '2026-12-01T00:00'],
  ['monthly', { monthly_anchor: 31 }, '2027-02-02T00:00', '2027-02-28T00:00'],
  ['monthly', { monthly_anchor: 31 }, '2027-01-31T08:00', '2027-02-28T00:00'],
  ['monthly', { monthly_payout_days: [5, 20] }, '2026-12-06T00:00', '2026-12-20T00:00'],
] as const)('pays out %s %o from %s at %s', ([interval, days, from, expected]) => {
  const schedule = { delay_days: 2, interval, ...structuredClone(days) } as Parameters<typeof nextPayoutTime>[0]
  expect(nextPayoutTime(schedule, at(from))).toBe(at(expected))
})

test('pays out nothing by itself when payouts are manual', () => {
  expect(nextPayoutTime({ delay_days: 2, interval: 'manual' }, at('2026-11-30T00:00'))).toBeNull()
})

test('makes payments available at the start of a day', () => {
  expect(availableAfter(at('2026-11-30T23:59'), 2)).toBe(at('2026-12-02T00:00'))
  expect(availableAfter(at('2026-11-30T23:59'), 0)).toBe(at('2026-11-30T23:59'))
})

test.for([
  ['2026-11-30T00:00', '2026-12-02T00:00'],
  ['2026-12-03T15:00', '2026-12-07T00:00'],
  ['2026-12-05T00:00', '2026-12-08T00:00'],
] as const)('brings a payout of %s to the bank on %s', ([made, arrival]) => {
  expect(arrivalOf(at(made))).toBe(at(arrival))
})
