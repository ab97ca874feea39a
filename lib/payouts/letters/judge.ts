import type { KeptLetter, LetterOutcome } from './letter-store'
import type { LetterKind } from './owed'

/** What is known when a letter's wait is over. */
export interface LetterCase {
  letter: KeptLetter
  /** All letters of its coach, oldest first. */
  all: KeptLetter[]
  canBePaid: boolean
  /** Something changed at the provider and was not read yet. */
  newsWaits: boolean
}

/**
 * Whether the letter is sent: only when it tells the coach something new that still stands. A later letter decides in
 * place of this one. `wait`: nobody is told on old news.
 */
export function judgeLetter({ letter, all, canBePaid, newsWaits }: LetterCase): LetterOutcome | 'wait' {
  if (all.at(-1)?.id !== letter.id) return 'went-back'
  if (newsWaits) return 'wait'
  const isTrue = (letter.kind === 'can-be-paid') === canBePaid
  return isTrue && letter.kind !== lastTold(all) ? 'sent' : 'went-back'
}

/** What the coach was last told. Whoever was told nothing yet knows what was so before the first letter was written. */
function lastTold(all: KeptLetter[]): LetterKind {
  const told = all.findLast(({ outcome }) => outcome === 'sent')
  if (told !== undefined) return told.kind
  return all[0]?.kind === 'can-be-paid' ? 'payouts-stopped' : 'can-be-paid'
}
