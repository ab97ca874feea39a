import type { AnswerText } from '@/components/payouts/answer-card'
import type { Freshness } from '@/lib/payouts/freshness'
import type { StatusView } from '@/lib/payouts/payouts'
import type { CoachWords } from './words'

/** The answer in one glance: can I be paid, why, what now, and how far this can be trusted. */
export function toAnswer(status: StatusView, words: CoachWords): AnswerText {
  const { t } = words
  const { state, presentation, deadline, freshness } = status
  const facts = {
    count: status.requirements.filter(({ bucket }) => bucket === 'overdue' || bucket === 'due').length,
    due: deadline === null ? 'none' : words.due(deadline),
    day: deadline === null ? 'none' : words.day(deadline),
  }
  return {
    tone: presentation.tone,
    badge: t(`states.${state}.badge`),
    headline: t(`states.${state}.answer`, facts),
    why: t(`states.${state}.why`, facts),
    next: t(`states.${state}.next`, facts),
    notes: status.notes.map((note) => t(`notes.${note}`)),
    freshness: freshness === null ? null : toFreshness(freshness, words),
  }
}

function toFreshness({ kind, checkedAt, checkedBy }: Freshness, { t, ago, clock }: CoachWords) {
  const facts = { ago: ago(checkedAt), time: clock(checkedAt), by: t(`checkedBy.${checkedBy}`) }
  return { isSure: kind === 'fresh', text: t(`freshness.${kind}`, facts) }
}
