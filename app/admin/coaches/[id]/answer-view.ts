import type { Answer } from '@/components/admin/coaches/answer-card'
import type { Freshness } from '@/lib/payouts/accounts/freshness'
import type { RequirementSummary } from '@/lib/payouts/accounts/requirement-summary'
import type { CoachDetail } from '@/lib/payouts/coaches/readiness-table'
import type { AdminWords } from '../../admin-words'

/** Can this coach be paid, why, who acts next, and how sure are we. */
export function toAnswer(detail: CoachDetail, words: AdminWords): Answer {
  const { t } = words
  const { state, account, hold, asked, freshness, presentation } = detail
  const isStoppedByUs = hold !== null && presentation.canBePaid
  return {
    tone: presentation.tone,
    state: t(`state.${state}`),
    hold: hold === null ? null : t('state.held'),
    sentence: t(`answer.${isStoppedByUs ? 'held' : state}`, {
      name: detail.coach.name ?? detail.coach.email,
      count: asked.count,
      day: dayOf(asked, words),
    }),
    lines: [
      ...(account !== null && !detail.isOurs ? [t('answer.other-platform')] : []),
      ...(account?.accessLostAt != null ? [t('answer.access-lost')] : []),
      ...(hold !== null && !isStoppedByUs ? [t('answer.also-held')] : []),
      ...detail.notes.map((note) => t(`note.${note}`)),
      ...nextSteps(detail, words),
    ],
    freshness: freshness === null ? null : toFreshness(freshness, words),
  }
}

/** Of an excluded coach, the actions say what staff can do. */
function nextSteps(detail: CoachDetail, words: AdminWords): string[] {
  const { exclusion, hold, presentation } = detail
  if (exclusion !== null) return []
  return hold === null ? [words.t(`next.${presentation.whoActs}`)] : nextWhileHeld(detail, words)
}

/** Staff can end the hold, even while others must act. If only the hold blocks payments, nobody must. */
function nextWhileHeld({ presentation: { canBePaid, whoActs } }: CoachDetail, { t }: AdminWords): string[] {
  const beside = whoActs === 'nobody' || (canBePaid && whoActs === 'platform') ? null : t(`next.held-${whoActs}`)
  return beside === null ? [t('next.held')] : [t('next.held'), beside]
}

function toFreshness({ kind, checkedAt, checkedBy, isOld }: Freshness, { t, moment }: AdminWords) {
  const facts = { near: moment(checkedAt).near, cause: t(`cause.${checkedBy}`) }
  const word = kind === 'fresh' ? (isOld ? 'old' : null) : kind
  return {
    word: word === null ? null : t(`freshness.${word}`),
    text: t(isOld ? 'checkedLongAgo' : kind === 'fresh' ? 'checked' : 'confirmedBefore', facts),
  }
}

function dayOf({ kind, day }: RequirementSummary, words: AdminWords): string {
  if (kind === 'overdue') return 'overdue'
  return day === null ? 'none' : words.due(day)
}
