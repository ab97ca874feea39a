import type { State } from './state'

export type Actor = 'coach' | 'provider' | 'platform' | 'nobody'

/** What the one primary button does. */
export type Action = 'set-up' | 'continue' | 'answer' | 'dashboard' | 'contact' | 'check-again'

/** Green can be paid, amber needs the coach, blue waits on the provider, red stopped, grey could not be confirmed. */
export type Tone = 'green' | 'amber' | 'blue' | 'red' | 'grey'

export interface Presentation {
  canBePaid: boolean
  whoActs: Actor
  action: Action
  tone: Tone
}

/** One presentation for each state; page, badge, letter and table all read this map, so they cannot disagree. */
export const presentations: Readonly<Record<State, Presentation>> = {
  'not-started': { canBePaid: false, whoActs: 'coach', action: 'set-up', tone: 'amber' },
  closed: { canBePaid: false, whoActs: 'platform', action: 'contact', tone: 'red' },
  rejected: { canBePaid: false, whoActs: 'platform', action: 'contact', tone: 'red' },
  'ready-due': { canBePaid: true, whoActs: 'coach', action: 'answer', tone: 'green' },
  'ready-checking': { canBePaid: true, whoActs: 'provider', action: 'dashboard', tone: 'green' },
  'ready-transfers-off': { canBePaid: true, whoActs: 'platform', action: 'contact', tone: 'amber' },
  ready: { canBePaid: true, whoActs: 'nobody', action: 'dashboard', tone: 'green' },
  unfinished: { canBePaid: false, whoActs: 'coach', action: 'continue', tone: 'amber' },
  paused: { canBePaid: false, whoActs: 'platform', action: 'contact', tone: 'red' },
  'needs-you': { canBePaid: false, whoActs: 'coach', action: 'answer', tone: 'amber' },
  'in-review': { canBePaid: false, whoActs: 'provider', action: 'check-again', tone: 'blue' },
  off: { canBePaid: false, whoActs: 'platform', action: 'contact', tone: 'red' },
}

/**
 * The state's own, for a hold changes nothing at the provider. Only where the hold alone stands in the way, and the
 * coach has nothing to answer there, the next thing is ours.
 */
export function presentationOf(state: State, isHeld: boolean): Presentation {
  const shown = presentations[state]
  if (!isHeld || !shown.canBePaid || shown.whoActs === 'coach') return shown
  return { ...shown, whoActs: 'platform', action: 'contact' }
}
