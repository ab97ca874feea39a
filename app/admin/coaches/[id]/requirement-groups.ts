import type { RequirementGroup, RequirementItem } from '@/components/admin/coaches/requirement-groups'
import type { ListedRequirement, Requirement } from '@/lib/payouts/accounts/requirement'
import { shownBucketOf } from '@/lib/payouts/accounts/shown-requirements'
import type { CoachDetail } from '@/lib/payouts/coaches/readiness-table'
import { shownBuckets } from '@/lib/payouts/vocabulary/accounts/bucket'
import type { AdminWords } from '../../admin-words'

/** Most pressing first. Merges identical entries and drops empty groups. */
export function requirementGroups(
  { requirements, state, daysOpen }: Pick<CoachDetail, 'requirements' | 'state' | 'daysOpen'>,
  keys: ListedRequirement[] | null,
  words: AdminWords,
): RequirementGroup[] {
  return shownBuckets
    .map((bucket) => ({
      title: words.t(`bucket.${bucket}`),
      items: itemsOf(
        requirements.filter((asked) => shownBucketOf(asked, state) === bucket),
        keys ?? [],
        daysOpen,
        words,
      ),
    }))
    .filter((group) => group.items.length > 0)
}

function itemsOf(
  requirements: Requirement[],
  listed: ListedRequirement[],
  daysOpen: CoachDetail['daysOpen'],
  { t, label, due }: AdminWords,
) {
  const items = new Map<string, RequirementItem>()
  for (const { word, topic, bucket, dueBy, error, isForPlatform } of requirements) {
    const key = [word, topic, dueBy?.getTime(), error, isForPlatform].join(' ')
    const days = daysOpen.get(word)
    items.set(key, {
      key,
      what: isForPlatform ? t('table.for-platform', { thing: label(word) }) : label(word),
      topic: label(topic),
      due: dueBy === null || bucket === 'overdue' ? null : t('requirement.due', { day: due(dueBy) }),
      open: days === undefined ? null : t('requirement.open', { days }),
      error: error === null ? null : label(error),
      asked: listed
        .filter((each) => each.word === word && each.isForPlatform === isForPlatform)
        .map(({ key, error }) => ({ key, wrong: error && `${error.code}: ${error.sentence}` })),
    })
  }
  return [...items.values()]
}
