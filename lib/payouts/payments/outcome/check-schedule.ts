import type { CheckFailure } from '../../vocabulary/failure'

export const soonSeconds = 10

const day = 86_400

/** Ever more rarely with its age: soon after the client was asked to pay, daily in the end. */
export function laterSeconds(ageSeconds: number): number {
  return Math.min(day, Math.max(soonSeconds, Math.round(ageSeconds / 4)))
}

/** What a client may still pay, and what passes, is tried again within the hour; what only a person can mend daily in the end. */
export function failedSeconds(failure: CheckFailure, failures: number): number {
  const most = failure === 'gone' || failure === 'unreadable' ? day : 3600
  return Math.min(most, soonSeconds * 2 ** Math.min(failures - 1, 14))
}
