import type { AdminId } from '../vocabulary/ids'
import type { HoldReason } from '../vocabulary/payments/hold-reason'

/** While it exists, the gate refuses every payment. Coaches see that, but not why. */
export interface Hold {
  reason: HoldReason
  /** The email address is null when the person is gone. */
  by: { id: AdminId; email: string | null }
  at: Date
}

/** Returned because its reason may differ. */
export type HoldAnswer = { kind: 'held' } | { kind: 'already-held'; hold: Hold }

export type ReleaseAnswer = { kind: 'released' | 'not-held' | 'excluded' }
