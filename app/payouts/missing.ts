import type { MissingBucket } from '@/components/payouts/missing-list'
import type { StatusView } from '@/lib/payouts/payouts'
import type { Bucket, Requirement } from '@/lib/payouts/requirement'
import type { CoachWords } from './words'

const inOrder: Bucket[] = ['overdue', 'due', 'later', 'review']

/** What is missing, by how pressing it is, folded per topic. A form never sent is one long list, and none of it late. */
export function toMissing({ state, requirements }: StatusView, words: CoachWords): MissingBucket[] {
  const { t } = words
  return inOrder.flatMap((bucket) => {
    const listed = requirements.filter((requirement) => requirement.bucket === bucket)
    if (listed.length === 0) return []
    const title = bucket === 'overdue' && state === 'unfinished' ? t('missing.toGive') : t(`missing.${bucket}`)
    const isOpen = (bucket === 'overdue' || bucket === 'due') && state !== 'unfinished'
    return [{ title, topics: toTopics(listed, words), isOpen }]
  })
}

function toTopics(requirements: Requirement[], words: CoachWords): MissingBucket['topics'] {
  const byTopic = new Map<string, Requirement[]>()
  for (const requirement of requirements) {
    byTopic.set(requirement.topic, [...(byTopic.get(requirement.topic) ?? []), requirement])
  }
  return [...byTopic.values()].map((list) => ({
    title: words.label((list[0] as Requirement).topic),
    items: list.map((requirement) => toItem(requirement, words)),
  }))
}

function toItem({ word, dueBy, error, bucket }: Requirement, words: CoachWords) {
  return {
    label: words.label(word),
    action: bucket === 'review' ? words.t('missing.nothingToDo') : words.action(word),
    due: dueBy === null ? null : words.t('missing.dueBy', { due: words.due(dueBy) }),
    error: error === null ? null : { label: words.label(error), action: words.action(error) },
  }
}
