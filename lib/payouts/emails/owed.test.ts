import { expect, test } from 'vitest'
import { presentations } from '../accounts/presentation'
import type { Requirement } from '../accounts/requirement'
import { isFinal, type State, states } from '../vocabulary/accounts/state'
import type { WordKey } from '../vocabulary/ids'
import { emailsOwed } from './owed'

const canBePaid = (state: State) => presentations[state].canBePaid
const open = states.filter((state) => !isFinal(state))

test.each(open)('owes an answer to a coach who becomes %s exactly when being paid changes', (to) => {
  const kind = canBePaid(to) ? 'can-be-paid' : 'payouts-stopped'
  expect(fromOf(to, kind)).toEqual(states.filter((state) => canBePaid(state) !== canBePaid(to)))
})

test('owes an email to a coach whose account closes, whatever it was before', () => {
  for (const to of ['closed', 'rejected'] as const)
    expect(fromOf(to, 'closed')).toEqual(open.filter((state) => state !== 'not-started'))
  expect(emailsOwed('rejected', []).from.closed).toBeUndefined()
})

test('owes an email about what is needed to a coach who was never paid, and to one who is', () => {
  expect(fromOf('needs-you', 'needs-you')).toEqual(unpaid)
  expect(fromOf('ready-due', 'needs-you')).toEqual(states.filter(canBePaid))
  expect(fromOf('ready-transfers-off', 'needs-you', [named('photo', 'due')])).toEqual(unpaid)
})

test('owes an email to a coach who did everything and still cannot be paid', () => {
  const wereOff = ['off', 'paused']
  for (const to of ['off', 'paused'] as const)
    expect(fromOf(to, 'cannot-be-paid')).toEqual(unpaid.filter((from) => !wereOff.includes(from)))
  expect(fromOf('ready-transfers-off', 'cannot-be-paid')).toEqual(unpaid.filter((from) => !wereOff.includes(from)))
  expect(fromOf('ready-transfers-off', 'cannot-be-paid', [named('photo', 'review')])).toEqual([])
})

test('emails a coach who fills in the form, or waits, nothing', () => {
  for (const to of ['unfinished', 'in-review'] as const)
    for (const from of ['not-started', 'unfinished', 'in-review'] as const)
      expect(emailsOwed(to, []).from[from], `${from} to ${to}`).toBeUndefined()
})

test('knows what is to be answered now, and nothing else', () => {
  const requirements = [named('photo', 'due'), named('address', 'later'), named('tax', 'review')]
  expect(emailsOwed('needs-you', requirements).asks).toEqual([{ word: 'photo', error: null }])
  expect(emailsOwed('unfinished', requirements).asks).toEqual([])
  expect(emailsOwed('ready-transfers-off', requirements).asks).toEqual([{ word: 'photo', error: null }])
})

const unpaid = states.filter((state) => !canBePaid(state))

const fromOf = (to: State, kind: string, requirements: Requirement[] = []) =>
  states.filter((from) => emailsOwed(to, requirements).from[from] === kind)

function named(word: string, bucket: Requirement['bucket']): Requirement {
  return { word: word as WordKey, topic: 'topic' as WordKey, bucket, dueBy: null, error: null }
}
