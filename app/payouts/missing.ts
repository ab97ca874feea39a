import type { MissingGroup, MissingText } from '@/components/payouts/missing-list'
import type { Requirement } from '@/lib/payouts/accounts/requirement'
import { shownBucketOf } from '@/lib/payouts/accounts/shown-requirements'
import type { StatusView } from '@/lib/payouts/for-people'
import { type Bucket, type ShownBucket, shownBuckets } from '@/lib/payouts/vocabulary/accounts/bucket'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayRequirement } from '@/lib/words/say-requirement'

/** By urgency and date, folded by topic; null when nothing is missing. */
export function toMissing({ state, requirements }: StatusView, words: CoachWords): MissingText | null {
  if (requirements.length === 0) return null
  const byBucket = groupBy(requirements, (requirement) => shownBucketOf(requirement, state))
  const groups = inOrder.flatMap((bucket) =>
    [...groupBy(byBucket.get(bucket) ?? [], dayFor(bucket, words))]
      .sort(([one], [other]) => one - other)
      .map(([, list]) => toGroup(bucket, list, words)),
  )
  const kind = toKind(requirements)
  const [only, ...others] = groups
  const isSaid = kind === 'review' && only !== undefined && others.length === 0
  return { title: words.t(`missing.title.${kind}`), groups: isSaid ? [{ ...only, title: null }] : groups }
}

/** What a coach cannot act on comes last. */
const inOrder: ShownBucket[] = [...shownBuckets.filter((bucket) => bucket !== 'review'), 'review']

/** Sorts by date what has one. An overdue requirement whose day is still to come is overdue since an unknown day. */
function dayFor(bucket: ShownBucket, { overdue }: CoachWords): (requirement: Requirement) => number {
  if (bucket === 'form' || bucket === 'review') return () => 0
  const isKnown = (day: Date) => bucket !== 'overdue' || overdue(day) !== null
  return ({ dueBy }) => (dueBy !== null && isKnown(dueBy) ? dueBy.getTime() : Infinity)
}

const urgencies = { overdue: 'red', due: 'amber', later: null, review: null, form: null } as const

function toGroup(bucket: ShownBucket, list: Requirement[], words: CoachWords): MissingGroup {
  const urgency = urgencies[bucket]
  return { title: toTitle(bucket, list[0]?.dueBy ?? null, words), urgency, topics: toTopics(list, words) }
}

function toTitle(bucket: ShownBucket, day: Date | null, { t, deadline, overdue }: CoachWords): string {
  const late = bucket === 'overdue' && day !== null ? overdue(day) : null
  return (
    late ??
    t(`missing.${bucket}`, day === null ? { asked: 'undated', day: '' } : { asked: 'dated', day: deadline(day) })
  )
}

function toKind(requirements: Requirement[]): 'asked' | 'review' | 'later' {
  const has = (...buckets: Bucket[]) => requirements.some(({ bucket }) => buckets.includes(bucket))
  if (has('overdue', 'due')) return 'asked'
  return has('review') ? 'review' : 'later'
}

function toTopics(requirements: Requirement[], words: CoachWords): MissingGroup['topics'] {
  return [...groupBy(requirements, ({ topic }) => topic)].map(([topic, list]) => ({
    title: words.label(topic),
    items: list.map((requirement) => toItem(requirement, words)),
  }))
}

function toItem(requirement: Requirement, words: CoachWords) {
  const said = sayRequirement(requirement, words)
  if (requirement.isForPlatform) return { ...said, action: words.t('missing.forPlatform') }
  return requirement.bucket === 'review' ? { ...said, action: words.t('missing.nothingToDo') } : said
}

function groupBy<Item, Key>(items: Item[], toKey: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(toKey(item), [...(groups.get(toKey(item)) ?? []), item])
  return groups
}
