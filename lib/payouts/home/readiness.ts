import type { Day, ReadinessOfDay } from '../ports/home-store'
import { addDays, daysUntil } from './days'

export interface Readiness {
  now: ReadinessOfDay
  /** Seven days ago; null: nobody counted then. */
  lastWeek: ReadinessOfDay | null
  /** Without figures: nobody counted on that day. */
  days: { day: Day; figures: ReadinessOfDay | null }[]
}

/** Today is as the work queue has it now. */
export function readiness(counted: ReadinessOfDay[], now: ReadinessOfDay, count: number): Readiness {
  const byDay = new Map([...counted, now].map((each) => [each.day, each]))
  return {
    now,
    lastWeek: byDay.get(addDays(now.day, -7)) ?? null,
    days: daysUntil(now.day, count).map((day) => ({ day, figures: byDay.get(day) ?? null })),
  }
}
