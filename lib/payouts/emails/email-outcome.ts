import type { KeptEmail } from '../ports/email-store'
import type { EmailKind, EmailOutcome } from '../vocabulary/email-kind'

export interface EmailCase {
  email: KeptEmail
  all: KeptEmail[]
  canBePaid: boolean
  fetchPending: boolean
}

/** Sends only what is new and still true; a later email replaces this one. `wait` while a fetch is due. */
export function emailOutcome({ email, all, canBePaid, fetchPending }: EmailCase): EmailOutcome | 'wait' {
  if (all.at(-1)?.id !== email.id) return 'went-back'
  if (fetchPending) return 'wait'
  const isTrue = (email.kind === 'can-be-paid') === canBePaid
  return isTrue && email.kind !== lastTold(all) ? 'sent' : 'went-back'
}

/** Before the first email, the coach counts as emailed about the state before it. */
function lastTold(all: KeptEmail[]): EmailKind {
  const told = all.findLast(({ outcome }) => outcome === 'sent')
  if (told !== undefined) return told.kind
  return all[0]?.kind === 'can-be-paid' ? 'payouts-stopped' : 'can-be-paid'
}
