import { type Bucket, buckets } from '../vocabulary/bucket'
import type { WordKey } from '../vocabulary/ids'

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
  /** Set where answering is not the coach's: only the provider itself can settle it, when it is asked. */
  isForPlatform?: true
}

/** One entry of the provider's lists, as it stands there; our words stand beside it. */
export interface ListedRequirement {
  /** The provider's own name for what it asks. */
  key: string
  /** The provider's own name of the list. */
  list: string
  word: WordKey
  bucket: Bucket
  /** null when the provider names no moment. */
  dueBy: Date | null
  /** Why the last answer was not accepted, by the provider's code, in its sentence and in ours. */
  error: { code: string; sentence: string; word: WordKey } | null
  /** Set where answering is not the coach's. */
  isForPlatform?: true
}

/**
 * Each key once, as it presses most: the lists overlap, and what is late is also asked for now, and one day. null: the
 * account was last read before the lists were kept.
 */
export function keysOf(
  account: { snapshot: { listed: ListedRequirement[] | null } } | null,
): ListedRequirement[] | null {
  const listed = account === null ? [] : account.snapshot.listed
  return listed === null ? null : eachOnce(listed)
}

export function eachOnce(listed: ListedRequirement[]): ListedRequirement[] {
  const first = new Map<string, ListedRequirement>()
  for (const bucket of buckets)
    for (const entry of listed) if (entry.bucket === bucket && !first.has(entry.key)) first.set(entry.key, entry)
  return [...first.values()]
}

/** Asked of the coach now or late, so that payouts depend on it. */
export function isPressing(requirement: Requirement): boolean {
  return isNow(requirement) && requirement.isForPlatform !== true
}

/** Asked now, late, or by a day to come, and nothing the coach could answer: the platform writes to the provider. */
export function isAskedOfPlatform(requirement: Requirement): boolean {
  return requirement.isForPlatform === true && (isNow(requirement) || isAnnounced(requirement))
}

function isNow({ bucket }: Requirement): boolean {
  return bucket === 'overdue' || bucket === 'due'
}

/** Not asked for yet, but with a date on which it will be. */
export function isDated(requirement: Requirement): boolean {
  return isAnnounced(requirement) && requirement.isForPlatform !== true
}

function isAnnounced({ bucket, dueBy }: Requirement): boolean {
  return bucket === 'later' && dueBy !== null
}
