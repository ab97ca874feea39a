import { expect, test } from 'vitest'
import { presentations } from '../accounts/presentation'
import { type State, states } from '../vocabulary/accounts/state'
import { emailOwed } from './owed'

test.each(states)('owes an email to a coach who becomes %s exactly when being paid changes', (to) => {
  const { kind, from } = emailOwed(to)
  expect(kind).toBe(canBePaid(to) ? 'can-be-paid' : 'payouts-stopped')
  expect(from).toEqual(states.filter((state) => canBePaid(state) !== canBePaid(to)))
})

test('emails a coach nothing until payouts are on', () => {
  expect(emailOwed('in-review').from).not.toContain('unfinished')
  expect(emailOwed('ready').from).toContain('in-review')
  expect(emailOwed('rejected').from).toContain('ready-due')
})

const canBePaid = (state: State) => presentations[state].canBePaid
