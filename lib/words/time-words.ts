const day = 86_400_000

/** Whole days from one moment to the day of another, counted by calendar days in UTC; negative when it is past. */
export function daysUntil(date: Date, now: Date): number {
  return Math.round((startOfDay(date) - startOfDay(now)) / day)
}

function startOfDay(date: Date): number {
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
}
