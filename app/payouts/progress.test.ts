import { expect, test } from 'vitest'
import { type State, states } from '@/lib/payouts/vocabulary/accounts/state'
import { toProgress } from './progress'
import { ready, words } from './testing/example'
import { stateChange } from './testing/state-change'

const progress = (state: State, beside: Partial<typeof ready> = {}) => toProgress({ ...ready, ...beside, state }, words)
const at = (state: State) => progress(state)?.steps.map(({ word, at }) => `${word} ${at}`)

test('shows the form as the step of an unfinished setup', () =>
  expect(at('unfinished')).toEqual(['Account done', 'Form current', 'Checks ahead', 'Paid ahead']))

test.each(['in-review', 'needs-you'] as const)('shows the checks as the step of a coach who is %s', (state) =>
  expect(at(state)).toEqual(['Account done', 'Form done', 'Checks current', 'Paid ahead']),
)

test('shows no steps where none comes next', () => {
  const shown = states.filter((state) => progress(state) !== null)
  expect(shown.toSorted()).toEqual(['in-review', 'needs-you', 'unfinished'])
  expect(progress('in-review', { isHeld: true })).toBeNull()
})

test('shows no steps to a coach who could be paid before', () => {
  const since = (...change: Parameters<typeof stateChange>) => ({ timeline: [stateChange(...change)] })
  expect(progress('needs-you', since('ready-due', 'needs-you'))).toBeNull()
  expect(progress('needs-you', since('in-review', 'ready'))).toBeNull()
  expect(progress('needs-you', since('in-review', 'needs-you'))).not.toBeNull()
})
