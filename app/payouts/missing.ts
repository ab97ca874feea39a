import type { MissingGroup, MissingText } from '@/components/payouts/missing-list'
import type { StatusView } from '@/lib/payouts/payouts'
import type { Bucket, Requirement } from '@/lib/payouts/requirement'
import type { CoachWords } from './coach-words'

const inOrder: Bucket[] = ['overdue', 'due', 'later', 'review']

/** What is missing, by how pressing it is and by its day, folded per topic; null when there is nothing to list. */
export function toMissing({ state, requirements }: StatusView, words: CoachWords): MissingText | null {
  if (requirements.length === 0) return null
  // A form never sent is one long list, and none of it late, whatever its lists say.
  const isFormUnsent = state === 'unfinished'
  const groups = inOrder.flatMap((bucket) => {
    const listed = requirements.filter((requirement) => requirement.bucket === bucket)
    return [...groupBy(listed, ({ dueBy }) => dueBy?.getTime() ?? Infinity)]
      .sort(([one], [other]) => one - other)
      .map(([, list]): MissingGroup => {
        const dueBy = list[0]?.dueBy ?? null
        const isPressing = bucket === 'overdue' || bucket === 'due'
        return {
          key: `${bucket} ${dueBy?.toISOString()}`,
          title: isFormUnsent && isPressing ? words.t('missing.toGive') : toGroupTitle(bucket, dueBy, words),
          topics: toTopics(list, words),
          isOpen: isPressing && !isFormUnsent,
        }
      })
  })
  return { title: words.t(`missing.title.${toKind(requirements)}`), groups }
}

function toKind(requirements: Requirement[]): 'asked' | 'review' | 'later' {
  const has = (...buckets: Bucket[]) => requirements.some(({ bucket }) => buckets.includes(bucket))
  if (has('overdue', 'due')) return 'asked'
  return has('review') ? 'review' : 'later'
}

function toGroupTitle(bucket: Bucket, dueBy: Date | null, { t, day }: CoachWords): string {
  const facts = dueBy === null ? { asked: 'undated', day: '' } : { asked: 'dated', day: day(dueBy) }
  return t(`missing.${bucket}`, facts)
}

function toTopics(requirements: Requirement[], words: CoachWords): MissingGroup['topics'] {
  return [...groupBy(requirements, ({ topic }) => topic)].map(([topic, list]) => ({
    title: words.label(topic),
    items: list.map((requirement) => toItem(requirement, words)),
  }))
}

/** Where the last answer was not accepted, why says more than what. */
function toItem({ word, error, bucket }: Requirement, words: CoachWords) {
  const action = error === null ? words.action(word) : words.action(error)
  return {
    label: words.label(word),
    problem: error === null ? null : words.label(error),
    action: bucket === 'review' ? words.t('missing.nothingToDo') : action,
  }
}

function groupBy<Item, Key>(items: Item[], toKey: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(toKey(item), [...(groups.get(toKey(item)) ?? []), item])
  return groups
}
