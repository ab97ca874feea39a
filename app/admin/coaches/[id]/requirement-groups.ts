import type { RequirementGroup } from '@/components/admin/requirement-groups'
import type { Bucket, Requirement } from '@/lib/payouts/requirement'
import type { AdminWords } from '../admin-words'

/** What is asked, the most pressing first; what reads the same is said once, and empty groups are left out. */
export function requirementGroups(requirements: Requirement[], words: AdminWords): RequirementGroup[] {
  return bucketsInOrder
    .map((bucket) => ({ title: words.t(`bucket.${bucket}`), items: itemsOf(bucket, requirements, words) }))
    .filter((group) => group.items.length > 0)
}

function itemsOf(bucket: Bucket, requirements: Requirement[], { t, label, day }: AdminWords) {
  const items = new Map<string, RequirementGroup['items'][number]>()
  for (const { word, topic, dueBy, error } of requirements.filter((asked) => asked.bucket === bucket)) {
    const key = [word, topic, dueBy?.getTime(), error].join(' ')
    items.set(key, {
      key,
      what: label(word),
      topic: label(topic),
      due: dueBy === null || bucket === 'overdue' ? null : t('requirement.due', { day: day(dueBy) }),
      error: error === null ? null : label(error),
    })
  }
  return [...items.values()]
}

const bucketsInOrder: Bucket[] = ['overdue', 'due', 'review', 'later']
