import { expect, test } from 'vitest'
import { presentations } from '../accounts/presentation'
import { judge, type Told } from '../testing/email-case'

const needed = { state: 'needs-you' } as const
const due = { state: 'ready-due' } as const
const begun = { state: 'unfinished' } as const

test('emails what is needed to a coach who was never paid', () => {
  expect(judge([['needs-you']], needed)).toBe('sent')
  expect(judge([['needs-you']], due)).toBe('sent')
})

test('emails what is needed to a coach whose payments are refused until it is sent', () => {
  const refused = presentations['ready-transfers-off']
  expect(judge([['needs-you']], { state: 'ready-transfers-off', presentation: { ...refused, whoActs: 'coach' } })).toBe(
    'sent',
  )
  expect(judge([['needs-you']], { state: 'ready-transfers-off' })).toBe('went-back')
})

test('drops an email about what is needed once nothing is, and waits for a fetch before', () => {
  expect(judge([['needs-you']], { state: 'in-review' })).toBe('went-back')
  expect(judge([['needs-you']], { ...needed, fetchPending: true })).toBe('wait')
  expect(judge([['needs-you']], { ...due, presentation: { ...presentations['ready-due'], whoActs: 'platform' } })).toBe(
    'went-back',
  )
})

test('emails a refusal that follows another answer again', () => {
  expect(judge([['needs-you', 'sent', 2], ['needs-you']], needed)).toBe('sent')
})

test('says in one email that payouts stopped and what is needed', () => {
  const both: Told[] = [['can-be-paid', 'sent', 100], ['payouts-stopped'], ['needs-you']]
  expect(judge(both, { ...needed, place: 1 })).toBe('sent')
  expect(judge(both, needed)).toBe('went-back')
  expect(
    judge(
      [
        ['needs-you', null, 1],
        ['payouts-stopped', 'sent', 0],
      ],
      { ...needed, place: 0 },
    ),
  ).toBe('went-back')
})

test('emails what is needed where payouts stopped for another reason, told before', () => {
  expect(judge([['payouts-stopped', 'sent', 5], ['needs-you']], needed)).toBe('sent')
  expect(judge([['payouts-stopped', 'sent', 5], ['can-be-paid', 'went-back'], ['needs-you']], needed)).toBe('sent')
})

test('reminds a coach with an unfinished form, unless it is sent, held or just told', () => {
  expect(judge([['unfinished']], begun)).toBe('sent')
  expect(judge([['unfinished']], { state: 'in-review' })).toBe('went-back')
  expect(judge([['unfinished']], { ...begun, isHeld: true })).toBe('went-back')
  expect(judge([['invitation', 'sent', 23], ['unfinished']], begun)).toBe('went-back')
  expect(judge([['invitation', 'sent', 25], ['unfinished']], begun)).toBe('sent')
})

test('sends only the latest of the reminders that a stopped worker left', () => {
  const three: Told[] = [['unfinished'], ['unfinished'], ['unfinished']]
  expect([0, 1, 2].map((place) => judge(three, { ...begun, place }))).toEqual(['went-back', 'went-back', 'sent'])
  expect(judge([['due'], ['due-tomorrow']], { ...due, place: 0 })).toBe('went-back')
  expect(judge([['due'], ['due-tomorrow']], due)).toBe('sent')
})

test('reminds a coach of a due date, unless it moved, passed or was told within a day', () => {
  expect(judge([['due']], due)).toBe('sent')
  expect(judge([['due']], needed)).toBe('sent')
  expect(judge([['due']], { ...due, asked: { kind: 'dated', day: new Date('2026-12-24T12:00:00Z') } })).toBe(
    'went-back',
  )
  expect(judge([['due']], { ...due, asked: { kind: 'overdue', day: null } })).toBe('went-back')
  expect(judge([['due']], { state: 'ready' })).toBe('went-back')
  for (const kind of ['needs-you', 'can-be-paid', 'due'] as const) {
    expect(judge([[kind, 'sent', 23], ['due']], due)).toBe('went-back')
    expect(judge([[kind, 'went-back', 23], ['due']], due)).toBe('sent')
    expect(judge([[kind, 'sent', 25], ['due']], due)).toBe('sent')
  }
})

test('repeats no reminder when the clock is set back by an hour', () => {
  expect(judge([['due', 'sent', -1], ['due']], due)).toBe('went-back')
})

test('stops reminders for whoever stopped them, and nothing that must be known', () => {
  const stopped = { areRemindersStopped: true }
  expect(judge([['unfinished']], { ...begun, ...stopped })).toBe('unwanted')
  expect(judge([['due']], { ...due, ...stopped })).toBe('unwanted')
  expect(judge([['unfinished']], { state: 'in-review', ...stopped })).toBe('went-back')
  expect(judge([['due-tomorrow']], { ...due, ...stopped })).toBe('sent')
  expect(judge([['needs-you']], { ...needed, ...stopped })).toBe('sent')
  expect(judge([['can-be-paid']], stopped)).toBe('sent')
})

test('invites a coach who has not sent the form, once for two presses', () => {
  expect(judge([['invitation']], { state: 'not-started' })).toBe('sent')
  expect(judge([['invitation', 'sent', 1], ['invitation']], begun)).toBe('sent')
  expect(judge([['invitation'], ['invitation']], { ...begun, place: 0 })).toBe('went-back')
  expect(judge([['invitation']], { state: 'in-review' })).toBe('went-back')
})
