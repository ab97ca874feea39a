import type { createFormatter } from 'next-intl'

export interface Watch {
  format: Pick<ReturnType<typeof createFormatter>, 'dateTime' | 'relativeTime'>
  timeZone: string
  now: Date
}

/** "18:00 GMT-8": a time needs its zone. */
export function sayClock(at: Date, { format }: Watch, seconds?: 'seconds'): string {
  // With seconds, `hour: 'numeric'` writes "3:56:04" where "03:56" is right without them.
  if (seconds !== undefined) return format.dateTime(at, { timeStyle: 'long' })
  return format.dateTime(at, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })
}

/** The same clock without its zone, for where the zone is shown nearby. */
export function sayBareClock(at: Date, { format }: Watch): string {
  // `hour: 'numeric'` writes "1:02" in some languages once no zone follows.
  return format.dateTime(at, { timeStyle: 'short' })
}

export function sayDate(at: Date, { format, timeZone, now }: Watch): string {
  const isThisYear = dayIn(timeZone, at).getUTCFullYear() === dayIn(timeZone, now).getUTCFullYear()
  return format.dateTime(at, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: isThisYear ? undefined : 'numeric',
  })
}

/** A calendar day, which is the same everywhere: midnight UTC. */
export function sayDay(day: Date, { format, now }: Watch): string {
  return format.dateTime(day, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: day.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric',
  })
}

export function sayMonth(day: Date, { format }: Watch): string {
  return format.dateTime(day, { timeZone: 'UTC', month: 'long', year: 'numeric' })
}

export function sayFullDay(day: Date, { format }: Watch): string {
  return format.dateTime(day, { timeZone: 'UTC', dateStyle: 'long' })
}

export function utcDay(at: Date): Date {
  return dayIn('UTC', at)
}

/** The reader's day: midnight UTC. */
export function today({ timeZone, now }: Watch): Date {
  return dayIn(timeZone, now)
}

export function sayMoment(at: Date, watch: Watch): string {
  return `${sayDate(at, watch)}, ${sayClock(at, watch)}`
}

export function sayExactly(at: Date, watch: Watch): string {
  return `${watch.format.dateTime(at, { dateStyle: 'medium' })}, ${sayClock(at, watch)}`
}

/** "in 9 days" by the reader's calendar; hours and minutes below a day. */
export function sayDistance(at: Date, { format, timeZone, now }: Watch): string {
  if (Math.abs(at.getTime() - now.getTime()) < day) return format.relativeTime(at, now)
  return format.relativeTime(dayIn(timeZone, at), { now: dayIn(timeZone, now), unit: 'day' })
}

export function sayZone({ timeZone, now }: Watch, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(now)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value
  return name === undefined || /^(GMT|UTC)/.test(name) ? shortZone(timeZone, now, locale) : name
}

function shortZone(timeZone: string, now: Date, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(now)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** Whole days between two moments in a time zone; negative when past. */
export function daysUntil(date: Date, now: Date, timeZone: string): number {
  return Math.round((dayIn(timeZone, date).getTime() - dayIn(timeZone, now).getTime()) / day)
}

const day = 86_400_000

/** Midnight UTC of the local day: such days can be counted. */
function dayIn(timeZone: string, at: Date): Date {
  const parts = calendar(timeZone).formatToParts(at)
  const figure = (type: 'year' | 'month' | 'day') => Number(parts.find((part) => part.type === type)?.value)
  return new Date(Date.UTC(figure('year'), figure('month') - 1, figure('day')))
}

const calendars = new Map<string, Intl.DateTimeFormat>()

/** Costly to make; there are at most some 500 zones. */
function calendar(timeZone: string): Intl.DateTimeFormat {
  const found = calendars.get(timeZone)
  if (found !== undefined) return found
  const made = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
  calendars.set(timeZone, made)
  return made
}
