import type { Cause } from '@/lib/payouts/vocabulary/cause'
import type { DeciderKind } from '@/lib/payouts/vocabulary/decision-kind'

/** Rows keep the words of the first builds: a decision cannot be changed. */
const causes: Partial<Record<Cause, string>> = { 'webhook-event': 'notice', reconciliation: 'sweep' }
const deciders: Partial<Record<DeciderKind, string>> = { 'api-client': 'service' }

export const storedCause = (cause: Cause) => toStored(causes, cause)
export const toCause = (stored: string) => fromStored(causes, stored)
export const storedDecider = (kind: DeciderKind) => toStored(deciders, kind)
export const toDecider = (stored: string) => fromStored(deciders, stored)

function toStored<Word extends string>(words: Partial<Record<Word, string>>, word: Word): string {
  return words[word] ?? word
}

function fromStored<Word extends string>(words: Partial<Record<Word, string>>, stored: string): Word {
  const [word] = Object.entries(words).find(([, former]) => former === stored) ?? [stored]
  return word as Word
}
