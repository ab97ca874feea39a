import { presentations } from '../accounts/presentation'
import { type State, states } from '../vocabulary/accounts/state'
import type { EmailKind } from '../vocabulary/email-kind'

/** Owed when the previous state was in `from`. */
export interface OwedEmail {
  kind: EmailKind
  from: readonly State[]
}

export function emailOwed(to: State): OwedEmail {
  const { canBePaid } = presentations[to]
  return {
    kind: canBePaid ? 'can-be-paid' : 'payouts-stopped',
    from: states.filter((state) => presentations[state].canBePaid !== canBePaid),
  }
}
