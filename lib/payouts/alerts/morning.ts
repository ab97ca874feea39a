export interface Morning {
  /** Such as 2026-12-01. */
  day: string
  at: Date
}

const morningHour = 8

/**
 * The latest morning in the zone, or in UTC where this server does not know it. Where clocks change on that day, `at` may
 * be an hour off.
 */
export function lastMorning(now: Date, zone: string | null): Morning {
  const parts = watchIn(zone).formatToParts(now)
  const figure = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const sinceMidnight = figure('hour') * 3600 + figure('minute') * 60 + figure('second')
  const since = sinceMidnight - morningHour * 3600
  const isToday = since >= 0
  const at = now.getTime() - (isToday ? since : since + daySeconds) * 1000 - now.getMilliseconds()
  const midnight = Date.UTC(figure('year'), figure('month') - 1, figure('day') - (isToday ? 0 : 1))
  return { day: new Date(midnight).toISOString().slice(0, 10), at: new Date(at) }
}

function watchIn(zone: string | null): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { ...figures, timeZone: zone ?? 'UTC' })
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...figures, timeZone: 'UTC' })
  }
}

const daySeconds = 24 * 3600

const figures = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const
