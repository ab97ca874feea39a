import type { Action, Actor, Tone } from '../vocabulary/presentation'
import { type State, stateFacts, states } from '../vocabulary/state'
import { isAskedOfPlatform, isPressing, type Requirement } from './requirement'

export interface Presentation {
  /** The gate admits new payments, as far as it goes by the account: a hold of ours stops them all the same. */
  canBePaid: boolean
  whoActs: Actor
  action: Action
  tone: Tone
}

/** One presentation for each state; page, badge, email and table all read this map, so they cannot disagree. */
export const presentations = Object.fromEntries(states.map((state) => [state, toPresentation(state)])) as Readonly<
  Record<State, Presentation>
>

/** Whether a state can be paid is said once, for the gate too. */
function toPresentation(state: State): Presentation {
  const { refusal, ...shown } = stateFacts[state]
  return { canBePaid: refusal === null, ...shown }
}

/** What beside the state decides who acts. */
interface Beside {
  /** We hold the coach ourselves. */
  isHeld: boolean
  /** What the provider asks, where answering can change anything. */
  requirements: Requirement[]
}

/**
 * The state's own, for a hold changes nothing at the provider. Only where the hold alone stands in the way, and the
 * coach has nothing to answer there, the next thing is ours. New payments that are refused may be the coach's to mend.
 * What the provider asks of the platform alone waits for the platform, unless the coach is asked for something besides.
 */
export function presentationOf(state: State, { isHeld, requirements }: Beside): Presentation {
  const shown = presentations[state]
  if (state === 'ready-transfers-off' && requirements.some(isPressing)) return { ...shown, ...asked }
  if (shown.whoActs === 'coach') return shown
  if (isHeld && shown.canBePaid) return { ...shown, whoActs: 'platform', action: 'contact' }
  return requirements.some(isAskedOfPlatform) ? { ...shown, whoActs: 'platform' } : shown
}

const asked = { whoActs: 'coach', action: 'answer', tone: 'amber' } as const
