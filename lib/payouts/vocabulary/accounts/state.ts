import type { GateRefusal } from '../payments/gate-refusal'
import type { Action, Actor, Tone } from './presentation'

interface StateFacts {
  /** null: admits. */
  refusal: GateRefusal | null
  whoActs: Actor
  action: Action
  tone: Tone
}

/** Worst first. Everything that says yes or no reads it. */
export const stateFacts = {
  closed: { refusal: 'access-lost', whoActs: 'platform', action: 'contact', tone: 'red' },
  rejected: { refusal: 'rejected', whoActs: 'platform', action: 'contact', tone: 'red' },
  off: { refusal: 'payouts-off', whoActs: 'platform', action: 'contact', tone: 'red' },
  paused: { refusal: 'payouts-off', whoActs: 'platform', action: 'contact', tone: 'red' },
  'ready-transfers-off': { refusal: 'transfers-inactive', whoActs: 'platform', action: 'contact', tone: 'red' },
  'needs-you': { refusal: 'payouts-off', whoActs: 'coach', action: 'answer', tone: 'amber' },
  unfinished: { refusal: 'payouts-off', whoActs: 'coach', action: 'continue', tone: 'grey' },
  'not-started': { refusal: 'no-account', whoActs: 'coach', action: 'set-up', tone: 'grey' },
  'in-review': { refusal: 'payouts-off', whoActs: 'provider', action: 'check-again', tone: 'blue' },
  'ready-due': { refusal: null, whoActs: 'coach', action: 'answer', tone: 'green' },
  'ready-checking': { refusal: null, whoActs: 'provider', action: 'dashboard', tone: 'green' },
  ready: { refusal: null, whoActs: 'nobody', action: 'dashboard', tone: 'green' },
} as const satisfies Record<string, StateFacts>

export type State = keyof typeof stateFacts

export const states = Object.keys(stateFacts) as State[]

/** Whether what lies in the balance is paid out. Payments may be refused all the same. */
export function isPaidOut(state: State): boolean {
  return stateFacts[state].refusal === null || state === 'ready-transfers-off'
}

export const finalStates = ['closed', 'rejected'] as const satisfies readonly State[]

export function isFinal(state: State): state is (typeof finalStates)[number] {
  return finalStates.some((final) => final === state)
}

export function isInvitable(state: State): boolean {
  return state === 'not-started' || state === 'unfinished'
}

/** `held` shows holds in any state. */
export const shownStates = ['held', ...states] as const

export type ShownState = (typeof shownStates)[number]

export const notes = ['checking', 'rejected-by-us', 'for-platform'] as const

export type Note = (typeof notes)[number]
