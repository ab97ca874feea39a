import type { BalanceAmount, PayoutSchedule } from './balance'

export interface NextPayout {
  currency: string
  amount: number
  /** Midnight UTC. */
  sentOn: Date
  arrivesOn: Date
}

/** What should be paid out next in each currency, by the schedule. None below zero, and none where the coach asks. */
export function nextPayouts(amounts: BalanceAmount[], schedule: PayoutSchedule, now: Date): NextPayout[] {
  if (schedule.interval === 'manual') return []
  return amounts.flatMap(({ currency, available, pending, pendingFrom }) => {
    if (available > 0) return [{ currency, amount: available, ...daysFrom(dayAfter(now), schedule) }]
    if (available + pending <= 0 || pending <= 0 || pendingFrom === null) return []
    return [{ currency, amount: available + pending, ...daysFrom(startOfDay(pendingFrom), schedule) }]
  })
}

function daysFrom(day: Date, schedule: PayoutSchedule): Pick<NextPayout, 'sentOn' | 'arrivesOn'> {
  const sentOn = scheduledFrom(day, schedule)
  return { sentOn, arrivesOn: arrivalOf(sentOn) }
}

function arrivalOf(sentOn: Date): Date {
  let day = sentOn
  for (let left = businessDaysToBank; left > 0; ) {
    day = dayAfter(day)
    if (isBusinessDay(day)) left -= 1
  }
  return day
}

const businessDaysToBank = 2

const isBusinessDay = (day: Date) => day.getUTCDay() % 6 !== 0

function scheduledFrom(day: Date, schedule: PayoutSchedule): Date {
  let found = day
  while (!isScheduled(found, schedule)) found = dayAfter(found)
  return found
}

function isScheduled(day: Date, schedule: PayoutSchedule): boolean {
  const { interval } = schedule
  const weekdays = schedule.weekdays ?? daysOf(schedule.weekday)
  const daysOfMonth = schedule.daysOfMonth ?? daysOf(schedule.dayOfMonth)
  const date = day.getUTCDate()
  if (interval === 'weekly' && weekdays.length > 0) return weekdays.includes(day.getUTCDay() || 7)
  if (interval === 'monthly' && daysOfMonth.length > 0) {
    const last = lastDate(day.getUTCFullYear(), day.getUTCMonth())
    return daysOfMonth.some((wanted) => Math.min(wanted, last) === date)
  }
  return true
}

const daysOf = (day: number | null) => (day === null ? [] : [day])

const lastDate = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

const dayMilliseconds = 86_400_000

const startOfDay = (at: Date) => new Date(Math.floor(at.getTime() / dayMilliseconds) * dayMilliseconds)

const dayAfter = (at: Date) => new Date(startOfDay(at).getTime() + dayMilliseconds)
