import { describe, expect, test } from 'vitest'
import { states } from '../vocabulary/accounts/state'
import type { StopKind } from '../vocabulary/accounts/stop-kind'
import type { AccountId, WordKey } from '../vocabulary/ids'
import type { Snapshot } from './account'
import { presentationOf, presentations } from './presentation'
import { notesOf, stateOf, stateOfSnapshot } from './state'
import { offSnapshot, platform, readyAccount, readySnapshot, requirement } from './testing/example'

const stop = (kind: StopKind) => ({ kind, code: kind, word: `stop.${kind}` as WordKey })
const someday = new Date('2026-04-01T00:00:00Z')
const paid = (change: Partial<Snapshot>) => stateOfSnapshot({ ...readySnapshot, ...change })
const unpaid = (change: Partial<Snapshot>) => stateOfSnapshot({ ...offSnapshot, ...change })

describe('a coach without an account', () => {
  test('has not started', () => expect(stateOf(null, platform)).toBe('not-started'))
})

describe('closes an account we cannot use, whatever its snapshot says', () => {
  test('when access was lost', () =>
    expect(stateOf({ ...readyAccount, accessLostAt: someday }, platform)).toBe('closed'))
  test('when it was created by a different platform', () =>
    expect(stateOf(readyAccount, { ...platform, accountId: 'acct_other' as AccountId })).toBe('closed'))
  test('when it was created in the other mode', () =>
    expect(stateOf(readyAccount, { ...platform, live: true })).toBe('closed'))
  test('and is judged by its snapshot otherwise', () => expect(stateOf(readyAccount, platform)).toBe('ready'))
})

describe('puts a rejection above every flag', () => {
  test('with payouts on', () => expect(paid({ stop: stop('rejected') })).toBe('rejected'))
  test('before the form was submitted', () =>
    expect(unpaid({ stop: stop('rejected'), submitted: false })).toBe('rejected'))
})

describe('makes a coach with payouts on ready', () => {
  test('and nothing is left to say', () => expect(paid({})).toBe('ready'))
  test('even when the form was never submitted', () => expect(paid({ submitted: false })).toBe('ready'))
  test('even when charges are off', () => expect(paid({ chargesEnabled: false })).toBe('ready'))
  test('and something is due', () => expect(paid({ requirements: [requirement('due')] })).toBe('ready-due'))
  test('and something is overdue', () => expect(paid({ requirements: [requirement('overdue')] })).toBe('ready-due'))
  test('and something is announced with a date', () =>
    expect(paid({ requirements: [requirement('later', someday)] })).toBe('ready-due'))
  test('while something without a date may be asked one day', () =>
    expect(paid({ requirements: [requirement('later')] })).toBe('ready'))
  test('and something is being checked', () =>
    expect(paid({ requirements: [requirement('review')] })).toBe('ready-checking'))
  test('and transfers are off', () => expect(paid({ transfers: 'inactive' })).toBe('ready-transfers-off'))
  test('puts transfers off above what is due, announced or in review: new payments are refused', () => {
    for (const asked of [requirement('due'), requirement('later', someday), requirement('review')])
      expect(paid({ transfers: 'inactive', requirements: [asked] })).toBe('ready-transfers-off')
  })
  test('says what falls due before what is being checked', () =>
    expect(paid({ requirements: [requirement('review'), requirement('due')] })).toBe('ready-due'))
})

describe('with payouts off', () => {
  test('an unsubmitted form is unfinished, and not overdue', () =>
    expect(unpaid({ submitted: false, stop: stop('overdue'), requirements: [requirement('overdue')] })).toBe(
      'unfinished',
    ))
  test('a pause outranks what is due', () =>
    expect(unpaid({ stop: stop('paused'), requirements: [requirement('due')] })).toBe('paused'))
  test('something due needs the coach', () => expect(unpaid({ requirements: [requirement('due')] })).toBe('needs-you'))
  test('something overdue needs the coach', () =>
    expect(unpaid({ requirements: [requirement('overdue')] })).toBe('needs-you'))
  test('something announced for later does not need the coach now', () =>
    expect(unpaid({ requirements: [requirement('later', someday)] })).toBe('off'))
  test('something being checked is in review', () =>
    expect(unpaid({ requirements: [requirement('review')] })).toBe('in-review'))
  test('a check without a list is in review', () => expect(unpaid({ stop: stop('checking') })).toBe('in-review'))
  test('a review without a list is in review', () => expect(unpaid({ stop: stop('review') })).toBe('in-review'))
  test('every list empty and no reason is off', () => expect(unpaid({})).toBe('off'))
  test('every list empty and an unknown reason is off', () => expect(unpaid({ stop: stop('other') })).toBe('off'))
})

describe('beside the state', () => {
  test('a check is noted when something also falls due', () =>
    expect(notesOf({ ...readySnapshot, requirements: [requirement('due'), requirement('review')] })).toEqual([
      'checking',
    ]))
  test('a check is noted while transfers are off', () =>
    expect(notesOf({ ...readySnapshot, transfers: 'pending', requirements: [requirement('review')] })).toEqual([
      'checking',
    ]))
  test('the state itself is not noted again', () => {
    expect(notesOf({ ...readySnapshot, transfers: 'inactive' })).toEqual([])
    expect(notesOf({ ...readySnapshot, requirements: [requirement('review')] })).toEqual([])
  })
  test('nothing is noted while payouts are off', () =>
    expect(notesOf({ ...offSnapshot, transfers: 'inactive', requirements: [requirement('review')] })).toEqual([]))
})

test('presents every state, and only ready states that take new payments can be paid', () => {
  expect(Object.keys(presentations).sort()).toEqual([...states].sort())
  const paidStates = states.filter((state) => presentations[state].canBePaid)
  expect(paidStates).toEqual(['ready-due', 'ready-checking', 'ready'])
})

test('lets a coach with refused payments answer requirements; otherwise the platform acts', () => {
  const refused = presentationOf('ready-transfers-off', { isHeld: false, requirements: [] })
  expect(refused).toEqual({ canBePaid: false, whoActs: 'platform', action: 'contact', tone: 'red' })
  const asked = presentationOf('ready-transfers-off', { isHeld: false, requirements: [requirement('due')] })
  expect(asked).toEqual({ canBePaid: false, whoActs: 'coach', action: 'answer', tone: 'amber' })
})

test('leaves to a held coach what only they can do, otherwise writing to us is next', () => {
  for (const state of states) {
    const { canBePaid, whoActs, action, tone } = presentations[state]
    const held = presentationOf(state, { isHeld: true, requirements: [] })
    expect(presentationOf(state, { isHeld: false, requirements: [] })).toBe(presentations[state])
    expect(held).toMatchObject({ canBePaid, tone })
    const isOurs = canBePaid && whoActs !== 'coach'
    expect([held.whoActs, held.action]).toEqual(isOurs ? ['platform', 'contact'] : [whoActs, action])
  }
})

test('waits for the platform where only it is asked, and still pays a coach who can be paid', () => {
  const ours = { ...requirement('due'), isForPlatform: true } as const
  for (const state of states) {
    const { whoActs, action, tone } = presentations[state]
    const shown = presentationOf(state, { isHeld: false, requirements: [ours] })
    expect(shown).toMatchObject({ whoActs: whoActs === 'coach' ? 'coach' : 'platform', action, tone })
  }
})
