import { expect, test } from 'vitest'
import { presentations } from '../presentation'
import { type State, states } from '../state'
import { letterOwed } from './owed'

test.each(states)('a letter is owed to a coach who becomes %s exactly when being paid turns', (to) => {
  const { kind, from } = letterOwed(to)
  expect(kind).toBe(canBePaid(to) ? 'can-be-paid' : 'payouts-stopped')
  expect(from).toEqual(states.filter((state) => canBePaid(state) !== canBePaid(to)))
})

test('a coach who begins is told nothing until payouts are on', () => {
  expect(letterOwed('in-review').from).not.toContain('unfinished')
  expect(letterOwed('ready').from).toContain('in-review')
  expect(letterOwed('rejected').from).toContain('ready-due')
})

const canBePaid = (state: State) => presentations[state].canBePaid
