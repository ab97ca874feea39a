import type { AnswerText } from '@/components/payouts/answer-card'
import type { Freshness } from '@/lib/payouts/accounts/freshness'
import type { StatusView } from '@/lib/payouts/for-people'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayAnswer } from '@/lib/words/say-answer'

/** Can I be paid, why, what now, and how far to trust this. */
export function toAnswer(status: StatusView, words: CoachWords): AnswerText {
  const { presentation, freshness } = status
  return {
    tone: presentation.tone,
    ...sayAnswer(status, words, words.deadline),
    notes: toNotes(status, words),
    freshness: freshness === null ? null : toFreshness(freshness, words),
  }
}

function toNotes({ state, notes, country }: StatusView, { t, country: sayCountry }: CoachWords): string[] {
  const beside = notes.map((note) => t(`notes.${note}`))
  // While the form is open, a wrong country can still be noticed.
  return state === 'unfinished' && country !== null
    ? [...beside, t('notes.country', { country: sayCountry(country) })]
    : beside
}

function toFreshness({ kind, checkedAt, checkedBy, isOld }: Freshness, { t, ago, clock }: CoachWords) {
  const facts = { ago: ago(checkedAt), time: clock(checkedAt), by: t(`checkedBy.${checkedBy}`) }
  const variant = kind === 'fresh' && isOld ? 'old' : kind
  return { variant, text: t(`freshness.${variant}`, facts) } as const
}
