import type { createFormatter } from 'next-intl'

/** Says times to one reader, at one moment. */
export interface Watch {
  format: Pick<ReturnType<typeof createFormatter>, 'dateTime' | 'relativeTime'>
  /** The reader's own, by its IANA name; it is the one `format` speaks in. */
  timeZone: string
  now: Date
}

/** "18:00 GMT-8": a time of day means nothing without its zone. */
export function sayClock(at: Date, { format }: Watch, seconds?: 'seconds'): string {
  const second = seconds === undefined ? undefined : '2-digit'
  return format.dateTime(at, { hour: '2-digit', minute: '2-digit', second, timeZoneName: 'short' })
}

/** "Wed 2 December", the year only when it is another: the day the moment falls on where the reader is. */
export function sayDate(at: Date, { format, timeZone, now }: Watch): string {
  const isThisYear = dayIn(timeZone, at).getUTCFullYear() === dayIn(timeZone, now).getUTCFullYear()
  return format.dateTime(at, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: isThisYear ? undefined : 'numeric',
  })
}

/** "Wed 2 December, 18:00 GMT-8". */
export function sayMoment(at: Date, watch: Watch): string {
  return `${sayDate(at, watch)}, ${sayClock(at, watch)}`
}

/** "2 Dec 2026, 18:00 GMT-8". */
export function sayExactly(at: Date, watch: Watch): string {
  return `${watch.format.dateTime(at, { dateStyle: 'medium' })}, ${sayClock(at, watch)}`
}

/** "in 9 days", counted by the reader's calendar; in hours and minutes when less than a day is between. */
export function sayDistance(at: Date, { format, timeZone, now }: Watch): string {
  if (Math.abs(at.getTime() - now.getTime()) < day) return format.relativeTime(at, now)
  return format.relativeTime(dayIn(timeZone, at), { now: dayIn(timeZone, now), unit: 'day' })
}

/** "Pacific Time", for a line that names the zone of many times. */
export function sayZone({ timeZone, now }: Watch, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(now)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value
  return name === undefined || /^(GMT|UTC)/.test(name) ? shortZone(timeZone, now, locale) : name
}

function shortZone(timeZone: string, now: Date, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(now)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** Whole days from one moment to the day of another, by the calendar of a time zone; negative when it is past. */
export function daysUntil(date: Date, now: Date, timeZone: string): number {
  return Math.round((dayIn(timeZone, date).getTime() - dayIn(timeZone, now).getTime()) / day)
}

const day = 86_400_000

/** Midnight, in UTC, of the day a moment falls on in a time zone: days so written can be counted. */
function dayIn(timeZone: string, at: Date): Date {
  const parts = calendar(timeZone).formatToParts(at)
  const figure = (type: 'year' | 'month' | 'day') => Number(parts.find((part) => part.type === type)?.value)
  return new Date(Date.UTC(figure('year'), figure('month') - 1, figure('day')))
}

const calendars = new Map<string, Intl.DateTimeFormat>()

/** To make one is dear; there are some 500 zones at most. */
function calendar(timeZone: string): Intl.DateTimeFormat {
  const found = calendars.get(timeZone)
  if (found !== undefined) return found
  const made = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
  calendars.set(timeZone, made)
  return made
}
