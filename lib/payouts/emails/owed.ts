import { type Presentation, presentationOf, presentations } from '../accounts/presentation'
import type { Requirement } from '../accounts/requirement'
import { requirementsToAnswer } from '../accounts/requirement-summary'
import { isFinal, type State, states } from '../vocabulary/accounts/state'
import type { EmailKind } from '../vocabulary/email-kind'

export interface OwedEmails {
  /** By the previous state. For the same state, only if something in `asks` is new or, without any, was answered. */
  from: Partial<Record<State, EmailKind>>
  asks: Ask[]
}

export type Ask = Pick<Requirement, 'word' | 'error'>

export function emailsOwed(to: State, requirements: Requirement[]): OwedEmails {
  const unchanged = kindUnchanged(to, requirements)
  return {
    from: Object.fromEntries(
      states.flatMap((from) => {
        const kind = kindOwed(from, to, unchanged)
        return kind === null ? [] : [[from, kind]]
      }),
    ),
    asks:
      unchanged === 'needs-you' ? requirementsToAnswer(requirements).map(({ word, error }) => ({ word, error })) : [],
  }
}

function kindOwed(from: State, to: State, unchanged: EmailKind | null): EmailKind | null {
  if (isFinal(to)) return isFinal(from) || from === 'not-started' ? null : 'closed'
  const { canBePaid } = presentations[to]
  if (canBePaid !== presentations[from].canBePaid) return canBePaid ? 'can-be-paid' : 'payouts-stopped'
  // Told before, and nothing the coach did has changed it.
  return unchanged === 'cannot-be-paid' && isOff(from) ? null : unchanged
}

function kindUnchanged(to: State, requirements: Requirement[]): EmailKind | null {
  if (isAsking(to, presentationOf(to, { isHeld: false, requirements }))) return 'needs-you'
  return isStuck(to, requirements) ? 'cannot-be-paid' : null
}

/** Of a coach who has sent the form. */
export function isAsking(state: State, { whoActs }: Pick<Presentation, 'whoActs'>): boolean {
  return whoActs === 'coach' && (state === 'needs-you' || state === 'ready-due' || state === 'ready-transfers-off')
}

/** The coach did everything, nothing is being checked, and yet they cannot be paid. */
export function isStuck(state: State, requirements: Requirement[]): boolean {
  if (state !== 'ready-transfers-off') return isOff(state)
  const { whoActs } = presentationOf(state, { isHeld: false, requirements })
  return whoActs !== 'coach' && !requirements.some(({ bucket }) => bucket === 'review')
}

function isOff(state: State): boolean {
  return state === 'off' || state === 'paused'
}
