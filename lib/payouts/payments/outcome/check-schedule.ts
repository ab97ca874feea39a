import type { CheckFailure } from '../../vocabulary/failure'

export const firstCheckSeconds = 10

const day = 86_400

/** Less often with age, daily at the end. */
export function laterSeconds(ageSeconds: number): number {
  return Math.min(day, Math.max(firstCheckSeconds, Math.round(ageSeconds / 4)))
}

/** Within the hour while it may pass; daily when a person must act. */
export function failedSeconds(failure: CheckFailure, failures: number): number {
  const most = failure === 'gone' || failure === 'unreadable' ? day : 3600
  return Math.min(most, firstCheckSeconds * 2 ** Math.min(failures - 1, 14))
}
