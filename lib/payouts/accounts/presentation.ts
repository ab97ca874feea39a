import type { Action, Actor, Tone } from '../vocabulary/accounts/presentation'
import { type State, stateFacts, states } from '../vocabulary/accounts/state'
import { isAskedOfPlatform, isPressing, type Requirement } from './requirement'

export interface Presentation {
  /** By the account alone; a hold still stops payments. */
  canBePaid: boolean
  whoActs: Actor
  action: Action
  tone: Tone
}

export const presentations = Object.fromEntries(states.map((state) => [state, toPresentation(state)])) as Readonly<
  Record<State, Presentation>
>

function toPresentation(state: State): Presentation {
  const { refusal, ...shown } = stateFacts[state]
  return { canBePaid: refusal === null, ...shown }
}

interface Beside {
  isHeld: boolean
  requirements: Requirement[]
}

/**
 * A hold acts only where it alone blocks payments. Requirements for the platform wait unless the coach has some too.
 */
export function presentationOf(state: State, { isHeld, requirements }: Beside): Presentation {
  const shown = presentations[state]
  if (state === 'ready-transfers-off' && requirements.some(isPressing)) return { ...shown, ...asked }
  if (shown.whoActs === 'coach') return shown
  if (isHeld && shown.canBePaid) return { ...shown, whoActs: 'platform', action: 'contact' }
  return requirements.some(isAskedOfPlatform) ? { ...shown, whoActs: 'platform' } : shown
}

const asked = { whoActs: 'coach', action: 'answer', tone: 'amber' } as const
