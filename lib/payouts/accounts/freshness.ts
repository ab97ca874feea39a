import type { FreshnessKind } from '../vocabulary/accounts/freshness-kind'
import type { Cause } from '../vocabulary/cause'
import type { PayoutAccount } from './account'

export interface Freshness {
  kind: FreshnessKind
  checkedAt: Date
  checkedBy: Cause
  /** Too old to show without a warning. Never for a closed account, which is not reconciled. */
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

/** A snapshot dated up to this far in the future still counts as current. */
const clockSlackSeconds = 60

/** True when the gate must fetch: a fetch is due, or the age exceeds `maxAgeSeconds` or is unknown. */
export function isStale({ notified, fetched, ageSeconds }: PayoutAccount, maxAgeSeconds: number): boolean {
  return fetched < notified || ageSeconds > maxAgeSeconds || ageSeconds < -clockSlackSeconds
}

/** A day, in which every account is reconciled, plus the run's duration. */
export const oldSeconds = 26 * 3600

export function isOld(ageSeconds: number): boolean {
  return ageSeconds > oldSeconds
}
