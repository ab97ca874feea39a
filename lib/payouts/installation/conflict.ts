import type { Platform } from '../accounts/account'
import type { ConflictKind, ConflictPart } from '../vocabulary/difference'

/** One side, as far as it says something. */
export type ConflictFacts = Partial<Record<ConflictPart, string | number | boolean | null>>

/** Something at the provider that goes by a number of ours and is not ours: never kept, read out, changed or canceled. */
export interface Conflict {
  kind: ConflictKind
  /** The provider's id. */
  providerId: string
  /** The charge or the coach whose number it goes by. */
  reference: string | null
  coachId: string | null
  ours: ConflictFacts
  theirs: ConflictFacts
  differs: ConflictPart[]
  /** It says that this very installation made it. */
  carriesOurMark: boolean
  /** The provider's own time. */
  createdAt: Date
}

export interface ConflictStore {
  /** Keeps each once, as it was seen last. */
  noteConflicts(platform: Platform, conflicts: Conflict[]): Promise<void>
  /** Whether a payment with our own mark is known to go by the reference, though no charge of ours does. */
  isTaken(platform: Platform, reference: string): Promise<boolean>
}
