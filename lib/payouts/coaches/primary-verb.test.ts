import { expect, test } from 'vitest'
import { presentations } from '../accounts/presentation'
import { isInvitable, shownStates, states } from '../vocabulary/accounts/state'
import { verbOfState, verbs } from '../vocabulary/accounts/verb'
import { primaryVerbOf } from './primary-verb'

const ours = { isHeld: false, canStartOver: true, isOurs: true }

test('has one verb for every state and for a hold, and a state for every verb', () => {
  expect(Object.keys(verbOfState).toSorted()).toEqual([...shownStates].toSorted())
  expect([...new Set(Object.values(verbOfState))].toSorted()).toEqual([...verbs].toSorted())
})

test('reminds or invites exactly where the coach must act', () => {
  for (const state of states) {
    const isAsked = ['remind', 'invite'].includes(verbOfState[state])
    expect(isAsked, state).toBe(presentations[state].whoActs === 'coach')
  }
})

test('invites only whom an invitation may reach', () => {
  for (const state of states) if (verbOfState[state] === 'invite') expect(isInvitable(state)).toBe(true)
})

test('releases a held coach first, whatever the account says', () => {
  for (const state of states) expect(primaryVerbOf(state, { ...ours, isHeld: true })).toBe('release')
})

test('starts over where an account is closed for good, and opens it at the provider where staff may not', () => {
  for (const state of ['closed', 'rejected'] as const) {
    expect(primaryVerbOf(state, ours)).toBe('start-over')
    expect(primaryVerbOf(state, { ...ours, canStartOver: false })).toBe('open-at-provider')
    expect(primaryVerbOf(state, { ...ours, canStartOver: false, isOurs: false })).toBeNull()
  }
})
