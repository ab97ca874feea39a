import type { Day, HomeFigures } from '../ports/home-store'
import { dayOf } from './days'

export interface Pulse {
  total: number
  /** null: not counted yet. */
  hours: { hour: Date; events: number | null }[]
}

export function pulse(
  counted: HomeFigures['events'],
  { from, count, isCounted }: { from: Date; count: number; isCounted(day: Day): boolean },
): Pulse {
  const byHour = new Map(counted.map(({ hour, events }) => [hour.getTime(), events]))
  const hours = Array.from({ length: count }, (_, n) => new Date(from.getTime() + n * 3_600_000)).map((hour) => ({
    hour,
    events: byHour.get(hour.getTime()) ?? (isCounted(dayOf(hour)) ? 0 : null),
  }))
  return { total: hours.reduce((sum, { events }) => sum + (events ?? 0), 0), hours }
}
