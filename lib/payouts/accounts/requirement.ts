import { type Bucket, buckets } from '../vocabulary/accounts/bucket'
import type { WordKey } from '../vocabulary/ids'

export interface Requirement {
  /** Provider fields with the same wording share a word. */
  word: WordKey
  topic: WordKey
  bucket: Bucket
  dueBy: Date | null
  /** Why the last answer was refused; null if it was not. */
  error: WordKey | null
  isForPlatform?: true
}

/** A provider's list entry, with our words. */
export interface ListedRequirement {
  key: string
  list: string
  word: WordKey
  bucket: Bucket
  dueBy: Date | null
  /** The refusal of the last answer: code, the provider's sentence, our word. */
  error: { code: string; sentence: string; word: WordKey } | null
  isForPlatform?: true
}

/** Each key once, at its most pressing place: lists overlap. null: snapshot older than the lists. */
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

export function isPressing(requirement: Requirement): boolean {
  return isNow(requirement) && requirement.isForPlatform !== true
}

/** The coach cannot answer it; the platform must contact the provider. */
export function isAskedOfPlatform(requirement: Requirement): boolean {
  return requirement.isForPlatform === true && (isNow(requirement) || isAnnounced(requirement))
}

function isNow({ bucket }: Requirement): boolean {
  return bucket === 'overdue' || bucket === 'due'
}

export function isDated(requirement: Requirement): boolean {
  return isAnnounced(requirement) && requirement.isForPlatform !== true
}

function isAnnounced({ bucket, dueBy }: Requirement): boolean {
  return bucket === 'later' && dueBy !== null
}
