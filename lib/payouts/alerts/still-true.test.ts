import { expect, test } from 'vitest'
import { presentations } from '../accounts/presentation'
import { alertFacts, now } from '../testing/alert-case'
import { isFinal, states } from '../vocabulary/accounts/state'
import { movementStates } from '../vocabulary/payments/movement'
import { isStillTrue, latestTrue } from './still-true'

test('a coach who stopped is told of while they cannot be paid and the account is not closed', () => {
  const told = states.filter((state) => isStillTrue(alertFacts({ kind: 'coach-stopped', state }), now))
  expect(told).toEqual(states.filter((state) => !presentations[state].canBePaid && !isFinal(state)))
  expect(isStillTrue(alertFacts({ kind: 'coach-stopped', state: null }), now)).toBe(false)
})

test('an account is told of while it is closed, and still the coach’s', () => {
  const told = states.filter((state) => isStillTrue(alertFacts({ kind: 'account-closed', state }), now))
  expect(told).toEqual(states.filter(isFinal))
  expect(isStillTrue(alertFacts({ kind: 'account-closed', state: null }), now)).toBe(false)
})

test('a dispute is told of while it takes an answer', () => {
  const isTold = (state: (typeof movementStates)[number], dueBy: Date | null) =>
    isStillTrue(alertFacts({ kind: 'dispute', dispute: { state, dueBy } }), now)
  expect(movementStates.filter((state) => isTold(state, null))).toEqual(['needs-answer', 'inquiry'])
  expect(isTold('needs-answer', new Date(now.getTime() + 1))).toBe(true)
  expect(isTold('needs-answer', now)).toBe(false)
  expect(isStillTrue(alertFacts({ kind: 'dispute', dispute: null }), now)).toBe(false)
})

test('the others are told of until a later payout, a success or a cure', () => {
  expect(isStillTrue(alertFacts({ kind: 'payout-failed', doesPayoutFail: true }), now)).toBe(true)
  expect(isStillTrue(alertFacts({ kind: 'payout-failed' }), now)).toBe(false)
  expect(isStillTrue(alertFacts({ kind: 'provider-refused' }), now)).toBe(true)
  expect(isStillTrue(alertFacts({ kind: 'provider-refused', hasSucceeded: true }), now)).toBe(false)
  expect(isStillTrue(alertFacts({ kind: 'health' }), now)).toBe(true)
  expect(isStillTrue(alertFacts({ kind: 'health', curedAt: now }), now)).toBe(false)
})

test('counts a coach who stopped twice once, and a dispute that was an inquiry before', () => {
  const stopped = alertFacts({ kind: 'coach-stopped', state: 'paused', about: 'paused' })
  const again = { ...stopped, id: '2', about: 'off' }
  const other = { ...stopped, id: '3', coach: { id: 'other', name: null, email: 'o@example.com', reference: null } }
  expect(latestTrue([stopped, again, other], now).map(({ id }) => id)).toEqual(['2', '3'])
  const dispute = alertFacts({ kind: 'dispute', about: 'dp_1', dispute: { state: 'needs-answer', dueBy: null } })
  expect(latestTrue([dispute, { ...dispute, id: '2' }, { ...dispute, id: '3', about: 'dp_2' }], now)).toHaveLength(2)
})
