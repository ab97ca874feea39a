import type { Presentation } from '@/lib/payouts/accounts/presentation'
import type { RequirementSummary } from '@/lib/payouts/accounts/requirement-summary'
import type { Note, State } from '@/lib/payouts/vocabulary/accounts/state'
import type { CoachWords } from './coach-words'
import { sayDeed } from './say-deed'

interface ShownFacts {
  state: State
  presentation: Presentation
  asked: RequirementSummary
  notes: Note[]
  isHeld: boolean
}

/**
 * The coach’s answer: can I be paid, why, what now. Page and email both speak through here.
 * @param sayDay says a due date
 */
export function sayAnswer(shown: ShownFacts, words: CoachWords, sayDay: (day: Date) => string) {
  const { state, presentation, asked, notes, isHeld } = shown
  const { t } = words
  const day = asked.day === null ? '' : sayDay(asked.day)
  const ours = notes.includes('for-platform') ? 'yes' : 'no'
  const facts = { count: asked.count, asked: asked.kind, day, who: presentation.whoActs, ours }
  const isStoppedByUs = isHeld && presentation.canBePaid
  const answer = state === 'ready-due' ? 'due' : 'alone'
  const isOurs = presentation.action === 'contact'
  return {
    badge: t(`states.${state}.badge`),
    headline: isStoppedByUs
      ? t(`hold.answer.${answer}`, facts)
      : (sayNamed(state, asked, words, day) ?? t(`states.${state}.answer`, facts)),
    why: t(`states.${state}.why`, facts),
    next: isStoppedByUs && isOurs ? t('hold.next') : t(`states.${state}.next`, facts),
    hold: isHeld
      ? {
          badge: t('hold.badge'),
          title: isStoppedByUs ? null : t('hold.also'),
          line: t('hold.line'),
          next: isOurs ? null : t('hold.next'),
        }
      : null,
  }
}

function sayNamed(state: State, asked: RequirementSummary, words: CoachWords, day: string): string | null {
  if (state === 'needs-you') return sayDeed('paid', asked, words)
  return state === 'ready-due' ? sayDeed('keep', asked, words, day) : null
}
