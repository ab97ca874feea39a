import type { Platform } from '../accounts/account'
import type { ConflictKind, ConflictPart } from '../vocabulary/difference'

export type ConflictFacts = Partial<Record<ConflictPart, string | number | boolean | null>>

/** Never stored, shown, changed or canceled. */
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
  /** True if a payment at the provider carries our mark and this reference, and is not ours. */
  isTaken(platform: Platform, reference: string): Promise<boolean>
}
