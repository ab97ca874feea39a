import { presentations } from '../accounts/presentation'
import type { EmailKind } from '../vocabulary/email-kind'
import { type State, states } from '../vocabulary/state'

/** The letter that a new state owes, if the state before it was one of `from`. */
export interface OwedEmail {
  kind: EmailKind
  from: readonly State[]
}

/** A letter is owed when whether the coach can be paid turns; between two states that agree in that, none is. */
export function emailOwed(to: State): OwedEmail {
  const { canBePaid } = presentations[to]
  return {
    kind: canBePaid ? 'can-be-paid' : 'payouts-stopped',
    from: states.filter((state) => presentations[state].canBePaid !== canBePaid),
  }
}
