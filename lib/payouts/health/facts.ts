import type { Doubt } from '../installation/installation'
import type { Away } from '../ports/provider'
import type { EndpointFault } from '../vocabulary/finding-name'

/** What is known without asking the provider. Where it can be many, a count ends at `mostCounted`. */
export interface KeptFacts {
  /** Of an account of the key in use, so that notices of another mode do not hide that this one has none. */
  lastEventAt: Date | null
  eventsLastHour: number
  refused: Refused
  /** News that no read has failed on yet. */
  waiting: Waiting
  /** News whose reads keep failing. */
  failing: Waiting
  /** Payments that the last looks at them could not check. */
  unchecked: Waiting
  /** Until when the provider's new refunds and disputes were read; null before the first reading. */
  movedSeenUntil: Date | null
  /** When the last comparison of payments began that came to its end, or else the one under way; null before it. */
  paymentsComparedAt: Date | null
  /** When the first account of the key in use was kept; null before there is one. */
  firstAccountAt: Date | null
  /** When the account was last compared that was not compared the longest; null before there is one. */
  oldestCheckAt: Date | null
  lastReconciliation: EndedReconciliation | null
  runningReconciliation: RunningReconciliation | null
  /** Found in the last seven days. */
  drifts: number
  orphans: number
  /** What goes by numbers of ours at the provider and is not ours. */
  conflicts: number
  /** Since when the data may have been restored, with payments not compared yet; null: they are as they were left. */
  doubt: Doubt | null
  /** Accounts of ours that the provider shows no more. */
  gone: number
  /** Accounts made under another key or mode. */
  foreign: number
  /** Payments of the last sixty days whose refund failed, with what was taken back from the coach for it not given back. */
  shortfall: number
  /** What the provider refused most often in seven days at set-ups and links; null when nothing twice. */
  refusedSetUps: { count: number; coaches: number; code: string; isOurs: boolean } | null
  /** When a process last told that it does background work; null when none does or did in a day. */
  workSeenAt: Date | null
  /** When the process that told it last began to. */
  workBegunAt: Date | null
  /** The same of one whose queue works. */
  queueSeenAt: Date | null
  /** Letters that are not settled, however young. */
  unsettledEmails: number
  /** Letters written more than two hours ago and not settled; none has to wait that long. */
  lateEmails: Waiting
}

export const mostCounted = 10_000

/** Messages nobody of the provider's signed, or that came too late, since the hour before this one began. */
export interface Refused {
  since: Date
  /** By reason; the reasons are open. */
  counts: Record<string, number>
}

export interface Waiting {
  count: number
  /** The oldest; null while none waits. */
  since: Date | null
}

export interface EndedReconciliation {
  endedAt: Date
  compared: number
  differing: number
  /** Accounts of ours that no page showed. */
  unseen: number
}

export interface RunningReconciliation {
  beganAt: Date
  compared: number
  windowsDone: number
  windows: number
}

/** What one question to the provider, of a few seconds, tells about how we are set up there. */
export type SeenFacts =
  | { kind: 'seen'; faults: EndpointFault[]; clockAheadSeconds: number | null }
  /** The key may not see it. */
  | { kind: 'not-allowed'; clockAheadSeconds: number | null }
  | Away

export interface SetUpCheck {
  /** How our endpoint stands at the provider, and how far our clock is ahead of the provider's. */
  check(): Promise<SeenFacts>
}
