import type { AnswerText } from '@/components/payouts/answer-card'
import type { Freshness } from '@/lib/payouts/accounts/freshness'
import type { StatusView } from '@/lib/payouts/for-people'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayName } from '@/lib/words/name-words'
import { sayAnswer } from '@/lib/words/say-answer'
import { toFirstName } from './first-name'
import { toProgress } from './progress'

/** Can I be paid, why, what now, and how far to trust this. */
export function toAnswer(status: StatusView, words: CoachWords): AnswerText {
  const { presentation, freshness } = status
  const said = sayAnswer(status, words, words.deadline)
  return {
    tone: presentation.tone,
    progress: toProgress(status, words),
    ...said,
    headline: sayWelcome(status, words) ?? said.headline,
    notes: toNotes(status, words),
    freshness: freshness === null ? null : toFreshness(freshness, words),
    ...sayClosing(status, words),
  }
}

/** null after the first visit, or without a name. */
function sayWelcome({ state, coach: { name } }: StatusView, { t }: CoachWords): string | null {
  return state === 'not-started' && name !== null ? t('welcome.answer', { name: sayName(toFirstName(name)) }) : null
}

/** Nothing else is of use meanwhile. */
function sayClosing({ startOver }: StatusView, { t }: CoachWords): Partial<AnswerText> {
  if (startOver?.isClosing !== true) return {}
  return {
    headline: t('startOver.closing.headline'),
    why: t('startOver.closing.why'),
    next: t('startOver.closing.next'),
    progress: null,
    freshness: null,
  }
}

function toNotes({ notes, country, startOver }: StatusView, { t, country: sayCountry }: CoachWords): string[] {
  const beside = notes.map((note) => t(`notes.${note}`))
  // While the form is open, a wrong country can still be noticed.
  return startOver?.isClosing === false && country !== null
    ? [...beside, t('notes.country', { country: sayCountry(country) })]
    : beside
}

function toFreshness({ kind, checkedAt, checkedBy, isOld }: Freshness, { t, ago, clock }: CoachWords) {
  const facts = { ago: ago(checkedAt), time: clock(checkedAt), by: t(`checkedBy.${checkedBy}`) }
  const variant = kind === 'fresh' && isOld ? 'old' : kind
  return { variant, text: t(`freshness.${variant}`, facts) } as const
}
