import { expect, test } from 'vitest'
import { toSchedule } from './payout-schedule'

const none = { interval: 'daily', weekday: null, dayOfMonth: null }

test('reads one payout day or several, in whichever fields they come', () => {
  const days = { delay_days: 2, interval: 'monthly', monthly_payout_days: [20, 5] }
  expect(toSchedule(days)).toEqual({ ...none, interval: 'monthly', dayOfMonth: 20, daysOfMonth: [20, 5] })
  expect(toSchedule({ delay_days: 2, interval: 'monthly', monthly_anchor: 31 })).toMatchObject({ daysOfMonth: [31] })
  expect(toSchedule({ delay_days: 2, interval: 'weekly', weekly_payout_days: ['friday', 'monday'] })).toEqual({
    ...none,
    interval: 'weekly',
    weekday: 5,
    weekdays: [5, 1],
  })
  expect(toSchedule({ delay_days: 2, interval: 'weekly', weekly_anchor: 'monday' })).toMatchObject({ weekdays: [1] })
})

test('drops days it does not know, and days of another interval', () => {
  expect(toSchedule({ delay_days: 2, interval: 'monthly', monthly_payout_days: [0, 32] })).toEqual({
    ...none,
    interval: 'monthly',
  })
  expect(toSchedule({ delay_days: 2, interval: 'daily', weekly_anchor: 'monday' })).toEqual(none)
  expect(toSchedule(undefined)).toEqual(none)
})
