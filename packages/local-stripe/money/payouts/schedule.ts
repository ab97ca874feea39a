import type { PayoutSchedule } from '../../accounts/payout-settings'

const day = 86_400
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/**
 * The first moment at or after `from` at which an account is paid out by its schedule, in unix seconds: the start of a
 * day in UTC. Null when its payouts are manual. docs.stripe.com/connect/manage-payout-schedule
 */
export function nextPayoutTime(schedule: PayoutSchedule, from: number): number | null {
  if (schedule.interval === 'manual') return null
  const first = Math.ceil(from / day) * day
  // Every weekday and every day of a month comes within 31 days.
  const days = Array.from({ length: 32 }, (_, ahead) => first + ahead * day)
  return days.find((at) => isPayoutDay(schedule, new Date(at * 1000))) ?? null
}

function isPayoutDay(schedule: PayoutSchedule, date: Date): boolean {
  const { interval, weekly_anchor, weekly_payout_days, monthly_anchor, monthly_payout_days } = schedule
  if (interval === 'weekly') {
    const days = weekly_payout_days ?? (weekly_anchor === undefined ? [] : [weekly_anchor])
    return days.includes(weekdays[date.getUTCDay()] ?? '')
  }
  if (interval === 'monthly') {
    const days = monthly_payout_days ?? (monthly_anchor === undefined ? [] : [monthly_anchor])
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    return days.some((wanted) => Math.min(wanted, last) === date.getUTCDate())
  }
  return true
}

/** When a payment made now is available: the start of a day in UTC, `days` later. */
export function availableAfter(now: number, days: number): number {
  return days === 0 ? now : (Math.floor(now / day) + days) * day
}

/** When a bank has a standard payout: the start of the second business day after it was made. */
export function arrivalOf(made: number): number {
  let at = Math.floor(made / day) * day
  for (let businessDays = 0; businessDays < 2; ) {
    at += day
    if (![0, 6].includes(new Date(at * 1000).getUTCDay())) businessDays += 1
  }
  return at
}
