import type { AnswerText } from '@/components/payouts/answer-card'
import type { Freshness } from '@/lib/payouts/freshness'
import type { StatusView } from '@/lib/payouts/payouts'
import type { CoachWords } from './coach-words'
import { countryName } from './countries'

/** The answer in one glance: can I be paid, why, what now, and how far this can be trusted. */
export function toAnswer(status: StatusView, words: CoachWords): AnswerText {
  const { t } = words
  const { state, presentation, freshness, asked } = status
  const facts = { count: asked.count, asked: asked.kind, day: asked.day === null ? '' : words.day(asked.day) }
  return {
    tone: presentation.tone,
    badge: t(`states.${state}.badge`),
    headline: t(`states.${state}.answer`, facts),
    why: t(`states.${state}.why`, facts),
    next: t(`states.${state}.next`),
    notes: toNotes(status, words),
    freshness: freshness === null ? null : toFreshness(freshness, words),
  }
}

function toNotes({ state, notes, country }: StatusView, { t }: CoachWords): string[] {
  const beside = notes.map((note) => t(`notes.${note}`))
  // While the form waits, a wrong country can still be noticed before anything is sent.
  return state === 'unfinished' && country !== null
    ? [...beside, t('notes.country', { country: countryName(country) })]
    : beside
}

function toFreshness({ kind, checkedAt, checkedBy }: Freshness, { t, ago, clock }: CoachWords) {
  const facts = { ago: ago(checkedAt), time: clock(checkedAt), by: t(`checkedBy.${checkedBy}`) }
  return { kind, text: t(`freshness.${kind}`, facts) }
}
