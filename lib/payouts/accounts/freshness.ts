import type { Cause } from '../vocabulary/cause'
import type { FreshnessKind } from '../vocabulary/freshness-kind'
import type { PayoutAccount } from './account'

/** How far a snapshot can be trusted to be today's truth. */
export interface Freshness {
  kind: FreshnessKind
  checkedAt: Date
  checkedBy: Cause
  /** So long ago that whoever reads the answer must be told; not of an account that is gone, which nobody compares. */
  isOld: boolean
}

export function freshnessOf(account: PayoutAccount): Freshness {
  const { checkedAt, checkedBy, ageSeconds, accessLostAt } = account
  return { kind: freshnessKind(account), checkedAt, checkedBy, isOld: accessLostAt === null && isOld(ageSeconds) }
}

function freshnessKind(account: Pick<PayoutAccount, 'notified' | 'fetched' | 'failures'>): FreshnessKind {
  if (account.fetched >= account.notified) return 'fresh'
  return account.failures > 0 ? 'unconfirmed' : 'checking'
}

/** A clock may be set back by as much before a snapshot from its future is no snapshot of now. */
const clockSlackSeconds = 60

/**
 * True when the gate must ask again: news is waiting, or the last answer is older than `maxAgeSeconds`, or its age
 * cannot be known because it lies in the future.
 */
export function isStale({ notified, fetched, ageSeconds }: PayoutAccount, maxAgeSeconds: number): boolean {
  return fetched < notified || ageSeconds > maxAgeSeconds || ageSeconds < -clockSlackSeconds
}

/** Seconds after which a page warns: a day, in which every account is compared, and what a sweep may take. */
export const oldSeconds = 26 * 3600

export function isOld(ageSeconds: number): boolean {
  return ageSeconds > oldSeconds
}
