import type Stripe from 'stripe'
import type { PayoutSchedule } from '@/lib/payouts/balances/balance'

/**
 * By API version, accounts have one anchor or several payout days:
 * https://docs.stripe.com/connect/manage-payout-schedule
 */
export function toSchedule(schedule: Stripe.Account.Settings.Payouts.Schedule | undefined): PayoutSchedule {
  const { interval = 'daily', weekly_anchor, weekly_payout_days, monthly_anchor, monthly_payout_days } = schedule ?? {}
  const isKnown = interval === 'weekly' || interval === 'monthly' || interval === 'manual'
  const weekly = interval === 'weekly' ? daysIn(weekly_payout_days, weekly_anchor) : []
  const monthly = interval === 'monthly' ? daysIn(monthly_payout_days, monthly_anchor) : []
  const chosenWeekdays = weekly.map((day) => weekdays.indexOf(day) + 1).filter((day) => day > 0)
  const daysOfMonth = monthly.filter((day) => Number.isInteger(day) && day >= 1 && day <= 31)
  return {
    interval: isKnown ? interval : 'daily',
    weekday: chosenWeekdays[0] ?? null,
    dayOfMonth: daysOfMonth[0] ?? null,
    ...(chosenWeekdays.length > 0 && { weekdays: chosenWeekdays }),
    ...(daysOfMonth.length > 0 && { daysOfMonth }),
  }
}

function daysIn<Day>(days: Day[] | undefined, anchor: Day | undefined): Day[] {
  if (days !== undefined && days.length > 0) return days
  return anchor === undefined ? [] : [anchor]
}

const weekdays: string[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
