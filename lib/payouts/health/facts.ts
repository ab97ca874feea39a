import type { Away } from '../provider'

/** What is known without asking the provider. Where it can be many, a count ends at `mostCounted`. */
export interface KeptFacts {
  /** Of an account of the key in use, so that notices of another mode do not hide that this one has none. */
  lastNoticeAt: Date | null
  noticesLastHour: number
  refused: Refused
  /** News that no read has failed on yet. */
  waiting: Waiting
  /** News whose reads keep failing. */
  failing: Waiting
  /** When the first account of the key in use was kept; null before there is one. */
  firstAccountAt: Date | null
  /** When the account was last compared that was not compared the longest; null before there is one. */
  oldestCheckAt: Date | null
  lastSweep: EndedSweep | null
  runningSweep: RunningSweep | null
  /** Found in the last seven days. */
  drifts: number
  orphans: number
  /** Accounts of ours that the provider shows no more. */
  gone: number
  /** Accounts made under another key or mode. */
  foreign: number
  /** Payments of the last sixty days whose refund failed, with what was taken back from the coach for it not given back. */
  takenInVain: number
  /** Letters written more than two hours ago and not settled; none has to wait that long. */
  lateLetters: Waiting
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

export interface EndedSweep {
  endedAt: Date
  compared: number
  differing: number
  /** Accounts of ours that no page showed. */
  unseen: number
}

export interface RunningSweep {
  beganAt: Date
  compared: number
  windowsDone: number
  windows: number
}

/**
 * What is wrong with the place the provider sends notices to; `events`: some that we need are not sent; `surplus`: they are
 * sent to us by another endpoint as well.
 */
export type EndpointFault = 'absent' | 'disabled' | 'events' | 'more-events' | 'api-version' | 'surplus'

/** What one question to the provider, of a few seconds, tells about how we are set up there. */
export type Look =
  | { kind: 'seen'; faults: EndpointFault[]; clockAheadSeconds: number | null }
  /** The key may not see it. */
  | { kind: 'not-allowed'; clockAheadSeconds: number | null }
  | Away

export interface Lookout {
  /** How our endpoint stands at the provider, and how far our clock is ahead of the provider's. */
  look(): Promise<Look>
}
