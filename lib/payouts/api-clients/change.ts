import type { ChangeKind } from '../vocabulary/decision-kind'
import type { CoachId } from '../vocabulary/ids'
import type { State } from '../vocabulary/state'

/** Something that may have changed whether a coach can be paid. */
export interface Change {
  /** Where it stands among all changes; each is told once, in this order. */
  position: number
  at: Date
  kind: ChangeKind
  coach: { id: CoachId; reference: string | null }
  /** null for a hold and its end. */
  from: State | null
  to: State | null
}

export interface ChangeStore {
  /**
   * The changes after a position, a hundred at most, in order. Whoever asks again after the last one they got misses
   * none, however long the writing of any took. null: no change has come that far, so whoever asks read another history,
   * as of a memory that was set back since.
   */
  changesAfter(position: number): Promise<Change[] | null>
}
