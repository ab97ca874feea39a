import type { KeptEmail } from '../ports/email-store'
import type { EmailKind, EmailOutcome } from '../vocabulary/email-kind'

/** What is known when a letter's wait is over. */
export interface EmailCase {
  email: KeptEmail
  /** All letters of its coach, oldest first. */
  all: KeptEmail[]
  canBePaid: boolean
  /** Something changed at the provider and was not read yet. */
  fetchPending: boolean
}

/**
 * Whether the letter is sent: only when it tells the coach something new that still stands. A later letter decides in
 * place of this one. `wait`: nobody is told on old news.
 */
export function judgeEmail({ email, all, canBePaid, fetchPending }: EmailCase): EmailOutcome | 'wait' {
  if (all.at(-1)?.id !== email.id) return 'went-back'
  if (fetchPending) return 'wait'
  const isTrue = (email.kind === 'can-be-paid') === canBePaid
  return isTrue && email.kind !== lastTold(all) ? 'sent' : 'went-back'
}

/** What the coach was last told. Whoever was told nothing yet knows what was so before the first letter was written. */
function lastTold(all: KeptEmail[]): EmailKind {
  const told = all.findLast(({ outcome }) => outcome === 'sent')
  if (told !== undefined) return told.kind
  return all[0]?.kind === 'can-be-paid' ? 'payouts-stopped' : 'can-be-paid'
}
