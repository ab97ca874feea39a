import type { Day } from '../ports/home-store'

const milliseconds = 86_400_000

/** In UTC. */
export function dayOf(at: Date): Day {
  return at.toISOString().slice(0, 10)
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(Date.parse(day) + days * milliseconds))
}

/** `count` days, of which the last is `until`. */
export function daysUntil(until: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, n) => addDays(until, n - count + 1))
}
