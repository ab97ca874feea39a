import { presentations } from '../presentation'
import { type State, states } from '../state'

/** What a letter tells the coach. */
export type LetterKind = 'can-be-paid' | 'payouts-stopped'

/** The letter that a new state owes, if the state before it was one of `from`. */
export interface OwedLetter {
  kind: LetterKind
  from: readonly State[]
}

/** A letter is owed when whether the coach can be paid turns; between two states that agree in that, none is. */
export function letterOwed(to: State): OwedLetter {
  const { canBePaid } = presentations[to]
  return {
    kind: canBePaid ? 'can-be-paid' : 'payouts-stopped',
    from: states.filter((state) => presentations[state].canBePaid !== canBePaid),
  }
}
