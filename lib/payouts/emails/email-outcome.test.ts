import { expect, test } from 'vitest'
import type { KeptEmail } from '../ports/email-store'
import { judge, type Told, toEmails } from '../testing/email-case'
import { failedPayoutOutcome, isAgain } from './email-outcome'

const on = 'can-be-paid'
const off = 'payouts-stopped'
const never = 'cannot-be-paid'

test('emails a coach who can be paid for the first time', () => {
  expect(judge([[on]])).toBe('sent')
})

test('emails a coach whose payouts stop after an email that they were on', () => {
  expect(judge([[on, 'sent'], [off]])).toBe('sent')
})

test('emails a coach whose payouts stop, even if they started before any email', () => {
  expect(judge([[off]])).toBe('sent')
  expect(judge([[off, 'went-back'], [on]])).toBe('went-back')
})

test('lets a later email decide in place of this one', () => {
  expect(judge([[on], [off]], { place: 0 })).toBe('went-back')
  expect(judge([[on], [off]], { place: 0, fetchPending: true })).toBe('went-back')
})

test('sends no email when payouts stop and resume within the wait', () => {
  expect(judge([[on, 'sent'], [off, 'went-back'], [on]])).toBe('went-back')
  expect(judge([[on, 'sent'], [off], [on]])).toBe('went-back')
})

test('sends one email when payouts start, stop and start again within the wait', () => {
  const emails: Told[] = [[on], [off], [on]]
  expect([0, 1, 2].map((place) => judge(emails, { place }))).toEqual(['went-back', 'went-back', 'sent'])
})

test('sends no email that repeats the last one', () => {
  expect(judge([[on, 'sent'], [off, 'sent'], [on, 'went-back'], [off]])).toBe('went-back')
})

test('drops an email that is no longer true', () => {
  expect(judge([[on]], { state: 'paused' })).toBe('went-back')
  expect(judge([[on, 'sent'], [off]], { state: 'ready' })).toBe('went-back')
})

test('tells a coach who did everything and cannot be paid once, until they can', () => {
  for (const state of ['off', 'paused', 'ready-transfers-off'] as const)
    expect(judge([[never]], { state })).toBe('sent')
  expect(judge([[never, 'sent'], [never]])).toBe('went-back')
  expect(judge([[never, 'sent'], [on, 'sent'], [never]])).toBe('sent')
  expect(judge([[never, 'sent'], [on]])).toBe('sent')
  expect(judge([[never, 'went-back'], [on]])).toBe('sent')
})

test('drops an email that a coach cannot be paid once they are checked, asked or paid', () => {
  for (const state of ['in-review', 'needs-you', 'ready', 'unfinished'] as const)
    expect(judge([[never]], { state })).toBe('went-back')
  expect(judge([[never]], { state: 'ready-transfers-off', isStuck: false })).toBe('went-back')
})

test('says of no coach that payouts stopped which never started', () => {
  expect(judge([[never, 'sent'], [on], [off]])).toBe('went-back')
  expect(judge([[never, 'sent'], [on, 'went-back'], [off]])).toBe('went-back')
})

test('sends nothing while a fetch is due', () => {
  expect(judge([[on]], { fetchPending: true })).toBe('wait')
})

test('sends one email about a payout that failed, while it still needs the coach', () => {
  const told: Told[] = [['payout-failed', 'sent'], ['payout-failed'], ['payout-failed'], [on]]
  expect([1, 2].map((place) => judgeFailed(told, place, true))).toEqual(['went-back', 'sent'])
  expect(judgeFailed(told, 2, false)).toBe('went-back')
})

test('emails about a failed payout leave those about being paid as they are', () => {
  expect(judge([[on, 'sent'], [off], ['payout-failed']], { place: 1 })).toBe('sent')
  expect(judge([['payout-failed', 'sent'], [off, 'sent'], ['payout-failed', 'sent'], [on]])).toBe('sent')
  expect(judge([['payout-failed', 'sent'], [off]])).toBe('sent')
})

test('emails a coach whose account closes in place of one that payouts stopped, once', () => {
  expect(judge([[on, 'sent'], [off], ['closed']], { state: 'rejected', place: 1 })).toBe('went-back')
  expect(judge([[on, 'sent'], [off], ['closed']], { state: 'rejected' })).toBe('sent')
  expect(judge([[on, 'sent'], [off, 'sent'], ['closed']], { state: 'closed' })).toBe('sent')
  expect(judge([['closed', 'sent'], ['closed']], { state: 'closed' })).toBe('went-back')
  expect(judge([['closed']], { state: 'in-review' })).toBe('went-back')
})

test('knows the first time a coach can be paid from another one', () => {
  expect(isAgain(toEmails([[on]]))).toBe(false)
  expect(isAgain(toEmails([['closed', 'sent'], [on]]))).toBe(false)
  expect(isAgain(toEmails([[on, 'sent'], [off, 'went-back'], [on]]))).toBe(true)
  expect(isAgain(toEmails([[off, 'sent'], [on]]))).toBe(true)
})

function judgeFailed(told: Told[], place: number, stillFails: boolean) {
  const all = toEmails(told)
  return failedPayoutOutcome(all[place] as KeptEmail, all, stillFails)
}
