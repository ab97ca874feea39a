import type { GateRefusal } from './gate-refusal'
import type { Action, Actor, Tone } from './presentation'

interface StateFacts {
  /** Why the gate refuses new payments, as far as it goes by the account; null: it admits them. */
  refusal: GateRefusal | null
  whoActs: Actor
  action: Action
  tone: Tone
}

/**
 * The states of a coach, and what each says. Gate, page, badge, email and table all read this list, so none of them can
 * say yes where another says no. The worst first, as counts are read; which state a coach is in, `stateOf` decides.
 */
export const stateFacts = {
  closed: { refusal: 'access-lost', whoActs: 'platform', action: 'contact', tone: 'red' },
  rejected: { refusal: 'rejected', whoActs: 'platform', action: 'contact', tone: 'red' },
  off: { refusal: 'payouts-off', whoActs: 'platform', action: 'contact', tone: 'red' },
  paused: { refusal: 'payouts-off', whoActs: 'platform', action: 'contact', tone: 'red' },
  'ready-transfers-off': { refusal: 'transfers-inactive', whoActs: 'platform', action: 'contact', tone: 'red' },
  'needs-you': { refusal: 'payouts-off', whoActs: 'coach', action: 'answer', tone: 'amber' },
  unfinished: { refusal: 'payouts-off', whoActs: 'coach', action: 'continue', tone: 'amber' },
  'not-started': { refusal: 'no-account', whoActs: 'coach', action: 'set-up', tone: 'amber' },
  'in-review': { refusal: 'payouts-off', whoActs: 'provider', action: 'check-again', tone: 'blue' },
  'ready-due': { refusal: null, whoActs: 'coach', action: 'answer', tone: 'green' },
  'ready-checking': { refusal: null, whoActs: 'provider', action: 'dashboard', tone: 'green' },
  ready: { refusal: null, whoActs: 'nobody', action: 'dashboard', tone: 'green' },
} as const satisfies Record<string, StateFacts>

/** The one word for where a coach stands. */
export type State = keyof typeof stateFacts

export const states = Object.keys(stateFacts) as State[]

/** Answering the provider changes nothing any more. */
export const finalStates = ['closed', 'rejected'] as const satisfies readonly State[]

export function isFinal(state: State): state is (typeof finalStates)[number] {
  return finalStates.some((final) => final === state)
}

/** `held` is no state: it shows whoever we hold, in whatever state. */
export const shownStates = ['held', ...states] as const

export type ShownState = (typeof shownStates)[number]

/** A second thing to say beside the state. */
export const notes = ['checking', 'rejected-by-us', 'for-platform'] as const

export type Note = (typeof notes)[number]
