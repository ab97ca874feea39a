import type { HoldReason } from '../vocabulary/hold-reason'
import type { AdminId } from '../vocabulary/ids'

/** Our own stop: while it stands, the gate refuses every charge for the coach. For staff only; a coach reads that it stands. */
export interface Hold {
  reason: HoldReason
  /** The admin; the address is null when nobody has that id any more. */
  by: { id: AdminId; email: string | null }
  /** Tells this hold from the coach's earlier and later ones. */
  at: Date
}

/** A hold that stands already is told, since its reason may be another one. */
export type HoldAnswer = { kind: 'held' } | { kind: 'already-held'; hold: Hold }

export type ReleaseAnswer = { kind: 'released' } | { kind: 'not-held' }
