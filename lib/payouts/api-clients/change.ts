import type { State } from '../vocabulary/accounts/state'
import type { ChangeKind } from '../vocabulary/decision-kind'
import type { CoachId } from '../vocabulary/ids'

export interface Change {
  /** Changes are read once, in this order. */
  position: number
  at: Date
  kind: ChangeKind
  coach: { id: CoachId; reference: string | null }
  from: State | null
  to: State | null
}

export interface ChangeStore {
  /**
   * Up to a hundred changes after a position, in order; none is ever skipped. null: no change is that late, so the
   * caller read another history, before a restore.
   */
  changesAfter(position: number): Promise<Change[] | null>
}
