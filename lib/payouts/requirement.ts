import type { WordKey } from './ids'

/** Where a requirement stands: late, asked for now, asked for one day, or being checked by the provider. */
export type Bucket = 'overdue' | 'due' | 'later' | 'review'

export const buckets: readonly Bucket[] = ['overdue', 'due', 'later', 'review']

/** One thing still asked of the coach, or being checked. */
export interface Requirement {
  /** Says what is asked; several provider fields that read the same share one word. */
  word: WordKey
  /** The heading it is folded under. */
  topic: WordKey
  bucket: Bucket
  /** The day it must be answered by; null when the provider names none. */
  dueBy: Date | null
  /** Why the last answer was not accepted; null when nothing was wrong. */
  error: WordKey | null
}

/** Asked for now or late, so that payouts depend on it. */
export function isPressing(requirement: Requirement): boolean {
  return requirement.bucket === 'overdue' || requirement.bucket === 'due'
}

/** Not asked for yet, but with a date on which it will be. */
export function isDated(requirement: Requirement): boolean {
  return requirement.bucket === 'later' && requirement.dueBy !== null
}
