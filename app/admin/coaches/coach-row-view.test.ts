import { expect, test } from 'vitest'
import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { TableRow } from '@/lib/payouts/coaches/readiness-table'
import type { Bucket } from '@/lib/payouts/vocabulary/accounts/bucket'
import { type State, states } from '@/lib/payouts/vocabulary/accounts/state'
import type { CoachId, WordKey } from '@/lib/payouts/vocabulary/ids'
import { now, wordsIn } from '../testing/words'
import { toCoachRow } from './coach-row-view'

const words = { ...wordsIn('America/Los_Angeles'), label: (word: WordKey) => word as string }
const dueAt = new Date('2026-12-03T02:00:00Z')

test.each(states.filter((state) => !canBePaid(state)))(
  'says what blocks a coach who is %s, without requirements',
  (state) => {
    expect(toCoachRow(row(state), words).blockedBy).toMatch(/[A-Z]\w+/)
  },
)

test('shows nothing blocking a coach who can be paid and is not held', () => {
  expect(toCoachRow(row('ready'), words).blockedBy).toBeNull()
  expect(toCoachRow({ ...row('ready'), isHeld: true }, words).blockedBy).toBe('On hold')
})

test('names the worst blocker first, and says when it is overdue', () => {
  const asked = { ...row('needs-you'), blockedBy: [thing('Photo ID', 'overdue'), thing('Bank account', 'due')] }
  expect(toCoachRow(asked, words).blockedBy).toBe('Photo ID (overdue), Bank account')
  const many = { ...asked, isHeld: true, state: 'paused' as const }
  expect(toCoachRow(many, words).blockedBy).toBe('On hold, Paused by the platform, Photo ID (overdue) and more')
})

test('says whom to write to about what only the platform can settle, also with payouts on', () => {
  const support = { ...thing('Business model', 'due'), isForPlatform: true } as const
  const said = 'Business model (contact Stripe support)'
  expect(toCoachRow({ ...row('ready'), blockedBy: [support] }, words).blockedBy).toBe(said)
  expect(toCoachRow({ ...row('off'), blockedBy: [support] }, words).blockedBy).toBe(said)
  expect(toCoachRow({ ...row('rejected'), isRejectedByUs: true }, words).blockedBy).toBe('Rejected by the platform')
})

test('shows a deadline in the reader’s time, and a past one as overdue first', () => {
  const { due } = toCoachRow({ ...row('needs-you'), deadline: dueAt }, words)
  expect(due).toMatchObject({ word: null, moment: { near: 'in 9 days', exact: '2 Dec 2026, 18:00 GMT-8' } })
  expect(toCoachRow({ ...row('needs-you'), isOverdue: true }, words).due).toEqual({ word: 'Overdue', moment: null })
  const late = (deadline: Date) => toCoachRow({ ...row('needs-you'), isOverdue: true, deadline }, words).due?.word
  expect(late(dueAt)).toBe('Overdue, next due')
  expect(late(new Date(now.getTime() - 1))).toBe('Overdue')
  expect(toCoachRow(row('ready'), words).due).toBeNull()
})

function canBePaid(state: State): boolean {
  return ['ready', 'ready-due', 'ready-checking'].includes(state)
}

function row(state: State): TableRow {
  return {
    coachId: 'coach-1' as CoachId,
    name: 'Ana Ruiz',
    email: 'ana@example.com',
    reference: null,
    state,
    isHeld: false,
    requirements: [],
    blockedBy: [],
    isRejectedByUs: false,
    deadline: null,
    isOverdue: false,
    checkedAt: now,
    freshness: 'fresh',
    presentation: { canBePaid: canBePaid(state), whoActs: 'nobody', action: 'contact', tone: 'grey' },
    isOld: false,
  }
}

function thing(word: string, bucket: Bucket): Requirement {
  return { word: word as WordKey, topic: 'topic' as WordKey, bucket, dueBy: null, error: null } as Requirement
}
