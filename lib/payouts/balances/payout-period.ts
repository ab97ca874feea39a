import type { Period } from '../ports/report-store'

export function monthPeriod(day: Date): Period {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()]
  return { from: new Date(Date.UTC(year, month, 1)), until: new Date(Date.UTC(year, month + 1, 1)) }
}

export function yearPeriod(year: number): Period {
  return { from: new Date(Date.UTC(year, 0, 1)), until: new Date(Date.UTC(year + 1, 0, 1)) }
}
