import type { State } from '../vocabulary/accounts/state'
import { type Verb, verbOfState } from '../vocabulary/accounts/verb'

interface Beside {
  isHeld: boolean
  canStartOver: boolean
  isOurs: boolean
}

/** null: nothing here can move this coach on. */
export function primaryVerbOf(state: State, { isHeld, canStartOver, isOurs }: Beside): Verb | null {
  const verb = verbOfState[isHeld ? 'held' : state]
  if (verb === 'start-over' && !canStartOver) return isOurs ? 'open-at-provider' : null
  return verb
}
