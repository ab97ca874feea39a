import type { BalanceAmount, PayoutSchedule } from './balance'

export interface NextPayout {
  currency: string
  amount: number
  /** Midnight UTC. */
  sentOn: Date
}

/** What should be paid out next in each currency, by the schedule. None below zero, and none where the coach asks. */
export function nextPayouts(amounts: BalanceAmount[], schedule: PayoutSchedule, now: Date): NextPayout[] {
  if (schedule.interval === 'manual') return []
  return amounts.flatMap(({ currency, available, pending, pendingFrom }) => {
    if (available > 0) return [{ currency, amount: available, sentOn: scheduledFrom(dayAfter(now), schedule) }]
    if (available + pending <= 0 || pending <= 0 || pendingFrom === null) return []
    return [{ currency, amount: available + pending, sentOn: scheduledFrom(startOfDay(pendingFrom), schedule) }]
  })
}

function scheduledFrom(day: Date, schedule: PayoutSchedule): Date {
  let found = day
  while (!isScheduled(found, schedule)) found = dayAfter(found)
  return found
}

function isScheduled(day: Date, { interval, weekday, dayOfMonth }: PayoutSchedule): boolean {
  const date = day.getUTCDate()
  if (interval === 'weekly' && weekday !== null) return (day.getUTCDay() || 7) === weekday
  if (interval === 'monthly' && dayOfMonth !== null)
    return date === Math.min(dayOfMonth, lastDate(day.getUTCFullYear(), day.getUTCMonth()))
  return day.getUTCDay() % 6 !== 0
}

const lastDate = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

const dayMilliseconds = 86_400_000

const startOfDay = (at: Date) => new Date(Math.floor(at.getTime() / dayMilliseconds) * dayMilliseconds)

const dayAfter = (at: Date) => new Date(startOfDay(at).getTime() + dayMilliseconds)
