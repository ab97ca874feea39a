import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { CoachWords } from './coach-words'

/** What is required and what to do; after a refused answer, why it was refused. */
export function sayRequirement({ word, error }: Requirement, words: CoachWords) {
  return {
    label: words.label(word),
    problem: error === null ? null : words.label(error),
    action: words.action(error ?? word),
  }
}
