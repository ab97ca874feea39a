import { expect, test } from 'vitest'
import type { KeptEmail } from '../ports/email-store'
import type { EmailKind, EmailOutcome } from '../vocabulary/email-kind'
import type { CoachId, EmailId } from '../vocabulary/ids'
import { emailOutcome } from './email-outcome'

const on = 'can-be-paid'
const off = 'payouts-stopped'

test('tells a coach who can be paid for the first time', () => {
  expect(judge([[on]])).toBe('sent')
})

test('tells a coach whose payouts stop after being told of them', () => {
  expect(judge([[on, 'sent'], [off]])).toBe('sent')
})

test('tells a coach who could be paid before any email that it stopped', () => {
  expect(judge([[off]])).toBe('sent')
  expect(judge([[off, 'went-back'], [on]])).toBe('went-back')
})

test('lets a later email decide in place of this one', () => {
  expect(judge([[on], [off]], { place: 0 })).toBe('went-back')
  expect(judge([[on], [off]], { place: 0, fetchPending: true })).toBe('went-back')
})

test('does not tell payouts that stop and come back within the wait', () => {
  expect(judge([[on, 'sent'], [off, 'went-back'], [on]])).toBe('went-back')
  expect(judge([[on, 'sent'], [off], [on]])).toBe('went-back')
})

test('tells payouts that come, go and come again within the wait once', () => {
  const emails: Told[] = [[on], [off], [on]]
  expect([0, 1, 2].map((place) => judge(emails, { place }))).toEqual(['went-back', 'went-back', 'sent'])
})

test('does not repeat what was told before', () => {
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
