import type { Day, HomeFigures } from '../ports/home-store'
import { addDays } from './days'

export interface DueDates {
  /** Since before today. */
  overdue: number
  days: { day: Day; coaches: number }[]
}

export function dueDates(due: HomeFigures['due'], today: Day, count: number): DueDates {
  const byDay = new Map(due.map(({ day, coaches }) => [day, coaches]))
  return {
    overdue: due.filter(({ day }) => day < today).reduce((sum, { coaches }) => sum + coaches, 0),
    days: Array.from({ length: count }, (_, n) => addDays(today, n)).map((day) => ({
      day,
      coaches: byDay.get(day) ?? 0,
    })),
  }
}
