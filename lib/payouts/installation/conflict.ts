import type { Platform } from '../accounts/account'
import type { ConflictKind, ConflictPart } from '../vocabulary/difference'

export type ConflictFacts = Partial<Record<ConflictPart, string | number | boolean | null>>

/** Never stored, shown, changed or cancelled. */
export interface Conflict {
  kind: ConflictKind
  providerId: string
  reference: string | null
  coachId: string | null
  ours: ConflictFacts
  theirs: ConflictFacts
  differs: ConflictPart[]
  /** Claims this very installation made it. */
  carriesOurMark: boolean
  createdAt: Date
}

export interface ConflictStore {
  noteConflicts(platform: Platform, conflicts: Conflict[]): Promise<void>
  /** A payment with our mark has this reference, but none of ours does. */
  isTaken(platform: Platform, reference: string): Promise<boolean>
}
