import type { Doubt } from '../installation/installation'
import type { Away } from '../ports/provider'
import type { SealState } from '../ports/seal-store'
import type { EndpointFault } from '../vocabulary/health/finding-name'
import type { AccountId } from '../vocabulary/ids'

/** From stored data. Counts stop at `mostCounted`. */
export interface KeptFacts {
  /** Only this mode's accounts: others must not hide a missing endpoint. */
  lastEventAt: Date | null
  eventsLastHour: number
  refused: Refused
  waiting: Waiting
  storm: StormProgress | null
  failing: Waiting
  unchecked: Waiting
  movedSeenUntil: Date | null
  /** The last complete comparison, or the first one running. */
  paymentsComparedAt: Date | null
  firstAccountAt: Date | null
  /** When the longest-unchecked account was checked. */
  oldestCheckAt: Date | null
  lastReconciliation: EndedReconciliation | null
  runningReconciliation: RunningReconciliation | null
  drifts: number
  orphans: number
  conflicts: number
  /** Since when payments may be missing here; null: none. */
  doubt: Doubt | null
  gone: number
  foreign: number
  /** In the last sixty days: failed refunds not returned to the coach. */
  shortfall: number
  /** The most frequent in the last seven days; null below two. */
  refusedSetUps: { count: number; coaches: number; code: string; isOurs: boolean } | null
  /** Of accounts to be closed at the provider, by when it was asked for. */
  closings: Waiting & { oldest: AccountId | null }
  workSeenAt: Date | null
  workBegunAt: Date | null
  queueSeenAt: Date | null
  unsettledEmails: number
  /** Over two hours old; none should wait that long. */
  lateEmails: Waiting
  seals: Pick<SealState, 'unsealedSince' | 'wholeAt' | 'firstSealedAt' | 'faults'>
}

export const mostCounted = 10_000

export interface Refused {
  since: Date
  counts: Record<string, number>
}

export interface Waiting {
  count: number
  since: Date | null
}

export interface StormProgress {
  waiting: number
  /** Since the first of them began to wait. */
  synced: number
  syncedPerSecond: number
  comingPerSecond: number
}

export interface EndedReconciliation {
  endedAt: Date
  compared: number
  differing: number
  unseen: number
}

export interface RunningReconciliation {
  beganAt: Date
  compared: number
  windowsDone: number
  windows: number
}

export type SeenFacts =
  | { kind: 'seen'; faults: EndpointFault[]; clockAheadSeconds: number | null }
  | { kind: 'not-allowed'; clockAheadSeconds: number | null }
  | Away

export interface EndpointCheck {
  /** The endpoint, and our clock against the provider's. */
  check(): Promise<SeenFacts>
}
