import { expect, test } from 'vitest'
import type { KeptEmail } from '../ports/email-store'
import type { EmailKind, EmailOutcome } from '../vocabulary/email-kind'
import type { CoachId, EmailId } from '../vocabulary/ids'
import { emailOutcome } from './email-outcome'

const on = 'can-be-paid'
const off = 'payouts-stopped'

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
  expect(judge([[on]], { canBePaid: false })).toBe('went-back')
  expect(judge([[on, 'sent'], [off]], { canBePaid: true })).toBe('went-back')
})

test('sends nothing while a fetch is due', () => {
  expect(judge([[on]], { fetchPending: true })).toBe('wait')
})

type Told = [EmailKind, EmailOutcome?]

function judge(told: Told[], change: { place?: number; canBePaid?: boolean; fetchPending?: boolean } = {}) {
  const { place = told.length - 1, canBePaid = told.at(-1)?.[0] === on, fetchPending = false } = change
  const all = told.map(([kind, outcome = null], n) => ({ id: `${n}` as EmailId, coachId, kind, outcome }))
  return emailOutcome({ email: all[place] as KeptEmail, all, canBePaid, fetchPending })
}

const coachId = 'coach-1' as CoachId
