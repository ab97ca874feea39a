import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { CoachWords } from './coach-words'

/** What is asked, and what to do about it. Where the last answer was not accepted, why says more than what. */
export function sayRequirement({ word, error }: Requirement, words: CoachWords) {
  return {
    label: words.label(word),
    problem: error === null ? null : words.label(error),
    action: words.action(error ?? word),
  }
}
