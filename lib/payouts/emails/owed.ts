import { presentations } from '../accounts/presentation'
import type { Requirement } from '../accounts/requirement'
import { requirementsToAnswer } from '../accounts/requirement-summary'
import { isFinal, type State, states } from '../vocabulary/accounts/state'
import type { EmailKind } from '../vocabulary/email-kind'

export interface OwedEmails {
  /** By the previous state. For the same state, only if something in `asks` is new. */
  from: Partial<Record<State, EmailKind>>
  asks: Ask[]
}

export type Ask = Pick<Requirement, 'word' | 'error'>

export function emailsOwed(to: State, requirements: Requirement[] = []): OwedEmails {
  return {
    from: Object.fromEntries(
      states.flatMap((from) => {
        const kind = kindOwed(from, to)
        return kind === null ? [] : [[from, kind]]
      }),
    ),
    asks: isAsking(to) ? requirementsToAnswer(requirements).map(({ word, error }) => ({ word, error })) : [],
  }
}

function kindOwed(from: State, to: State): EmailKind | null {
  if (isFinal(to)) return isFinal(from) || from === 'not-started' ? null : 'closed'
  const { canBePaid } = presentations[to]
  if (canBePaid !== presentations[from].canBePaid) return canBePaid ? 'can-be-paid' : 'payouts-stopped'
  return isAsking(to) ? 'needs-you' : null
}

/** Of a coach who has sent the form. */
export function isAsking(state: State): boolean {
  return state === 'needs-you' || state === 'ready-due'
}
