import type { RequirementSummary } from '@/lib/payouts/accounts/requirement-summary'
import type { CoachWords } from './coach-words'

export type DeedForm = 'button' | 'paid' | 'keep'

/** The one thing to do, by its name or its topic’s; null for several, or none. */
export function sayDeed(
  form: DeedForm,
  { only, kind }: RequirementSummary,
  { deed }: CoachWords,
  day = '',
): string | null {
  if (only === null) return null
  const facts = { again: only.error === null ? 'no' : 'yes', asked: kind, day }
  return deed(only.word, form, facts) ?? deed(only.topic, form, facts)
}
