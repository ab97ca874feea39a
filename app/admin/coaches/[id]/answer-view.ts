import type { Answer } from '@/components/admin/answer-card'
import type { Asked } from '@/lib/payouts/asked'
import type { CoachDetail } from '@/lib/payouts/readiness-table'
import type { AdminWords } from '../admin-words'

/** Can this coach be paid, why, who acts next, and how sure are we. */
export function toAnswer(detail: CoachDetail, words: AdminWords): Answer {
  const { t, moment } = words
  const { state, account, asked, freshness, presentation } = detail
  return {
    tone: presentation.tone,
    state: t(`state.${state}`),
    sentence: t(`answer.${state}`, {
      name: detail.coach.name ?? detail.coach.email,
      count: asked.count,
      day: dayOf(asked, words),
    }),
    lines: [
      ...(account !== null && !detail.isOurs ? [t('answer.other-platform')] : []),
      ...(account?.accessLostAt != null ? [t('answer.access-lost')] : []),
      ...detail.notes.map((note) => t(`note.${note}`)),
      t(`next.${presentation.whoActs}`),
    ],
    freshness:
      freshness === null
        ? null
        : {
            word: freshness.kind === 'fresh' ? null : t(`freshness.${freshness.kind}`),
            text: t('checked', { near: moment(freshness.checkedAt).near, cause: t(`cause.${freshness.checkedBy}`) }),
          },
  }
}

function dayOf({ kind, day }: Asked, words: AdminWords): string {
  if (kind === 'overdue') return 'overdue'
  return day === null ? 'none' : words.day(day)
}
