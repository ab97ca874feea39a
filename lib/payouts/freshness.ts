import type { Cause, PayoutAccount } from './account'

/** How far a snapshot can be trusted to be today's truth. */
export interface Freshness {
  /** fresh; news is on its way; or the provider could not be reached for it. */
  kind: 'fresh' | 'checking' | 'unconfirmed'
  checkedAt: Date
  checkedBy: Cause
}

export function freshnessOf(account: PayoutAccount): Freshness {
  return { kind: freshnessKind(account), checkedAt: account.checkedAt, checkedBy: account.checkedBy }
}

export function freshnessKind(account: Pick<PayoutAccount, 'notified' | 'fetched' | 'failures'>): Freshness['kind'] {
  if (account.fetched >= account.notified) return 'fresh'
  return account.failures > 0 ? 'unconfirmed' : 'checking'
}

/** True when the gate must ask again: news is waiting, or the last answer is older than `maxAgeSeconds`. */
export function isStale(account: PayoutAccount, now: Date, maxAgeSeconds: number): boolean {
  return account.fetched < account.notified || ageSeconds(account, now) > maxAgeSeconds
}

/** Whole seconds since the provider was last asked. */
export function ageSeconds(account: PayoutAccount, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - account.checkedAt.getTime()) / 1000))
}
