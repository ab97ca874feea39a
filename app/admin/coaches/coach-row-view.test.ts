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

test.each(states)('says why a coach who is %s can or cannot be paid, without requirements', (state) => {
  expect(toCoachRow(row(state), words).whyNot).toMatch(/[A-Z]\w+/)
})

test('names our hold with its reason before everything else', () => {
  const { whyNot, state, tone } = toCoachRow({ ...row('ready'), hold }, words)
  expect(whyNot).toBe('Held since 12 Nov: Against our rules, Nothing is missing')
  expect([state, tone]).toEqual(['On hold', 'red'])
})

test('names the worst requirement first, and says when it is overdue', () => {
  const asked = { ...row('needs-you'), blockedBy: [thing('Photo ID', 'overdue'), thing('Bank account', 'due')] }
  expect(toCoachRow(asked, words).whyNot).toBe('Photo ID (overdue), Bank account')
  const many = { ...asked, hold, state: 'paused' as const }
  expect(toCoachRow(many, words).whyNot).toBe(
    'Held since 12 Nov: Against our rules, Paused by the platform, Photo ID (overdue) and more',
  )
})

test('says whom to write to about what only the platform can settle, also with payouts on', () => {
  const support = { ...thing('Business model', 'due'), isForPlatform: true } as const
  const said = 'Business model (contact Stripe support)'
  expect(toCoachRow({ ...row('ready'), blockedBy: [support] }, words).whyNot).toBe(said)
  expect(toCoachRow({ ...row('off'), blockedBy: [support] }, words).whyNot).toBe(said)
  expect(toCoachRow({ ...row('rejected'), isRejectedByUs: true }, words).whyNot).toBe('Rejected by the platform')
})

test('says what Stripe is checking', () => {
  const checked = { ...row('in-review'), blockedBy: [thing('Home address', 'review')] }
  expect(toCoachRow(checked, words).whyNot).toBe('Home address (being checked)')
})

test('shows a deadline in the reader’s time, and how long it has been overdue', () => {
  const due = (change: Partial<TableRow>) => toCoachRow({ ...row('needs-you'), ...change }, words).due
  expect(due({ deadline: dueAt })).toEqual({
    isOverdue: false,
    text: 'in 9 days',
    moment: { at: dueAt.toISOString(), near: 'in 9 days', exact: '2 Dec 2026, 18:00 GMT-8' },
  })
  expect(due({ isOverdue: true })).toEqual({ isOverdue: true, text: 'Overdue', moment: null })
  expect(due({ isOverdue: true, deadline: dueAt })?.text).toBe('Overdue')
  const late = (days: number) => due({ isOverdue: true, deadline: new Date(now.getTime() - days * 86_400_000) })?.text
  expect([late(0.1), late(1), late(2.9)]).toEqual(['Overdue today', '1 day overdue', '2 days overdue'])
  expect(due({})).toBeNull()
  expect(due({ state: 'unfinished', deadline: dueAt })).toBeNull()
})

test('says who acts, how long the coach is stuck, and what was refused in each currency', () => {
  const stuck = {
    ...row('off'),
    since: new Date('2026-11-14T20:00:00Z'),
    refused: {
      count: 3,
      sums: [
        { currency: 'eur', amount: 31_000 },
        { currency: 'usd', amount: 205_500 },
      ],
    },
    remindedAt: new Date('2026-11-20T23:30:00Z'),
  }
  expect(toCoachRow({ ...stuck, presentation: { ...stuck.presentation, whoActs: 'platform' } }, words)).toMatchObject({
    who: 'You',
    isUpToUs: true,
    stuck: { text: '9 d', inCard: 'for 9 days' },
    refused: {
      text: '€310.00 + US$2,055.00',
      inCard: '€310.00 + US$2,055.00 refused',
      count: '3 payments refused in the last 30 days',
    },
    reminded: { near: '3 days ago' },
  })
  expect(toCoachRow(row('ready'), words)).toMatchObject({ stuck: { text: 'Today' }, refused: null, reminded: null })
})

const hold = { reason: 'policy', at: new Date('2026-11-12T12:00:00Z') } as const

function canBePaid(state: State): boolean {
  return ['ready', 'ready-due', 'ready-checking'].includes(state)
}

function row(state: State): TableRow {
  return {
    coachId: 'coach-1' as CoachId,
    name: 'Ana Ruiz',
    email: 'ana@example.com',
    reference: null,
    tab: 'us',
    state,
    hold: null,
    requirements: [],
    blockedBy: [],
    isRejectedByUs: false,
    deadline: null,
    isOverdue: false,
    since: now,
    refused: { count: 0, sums: [] },
    remindedAt: null,
    checkedAt: now,
    freshness: 'fresh',
    presentation: { canBePaid: canBePaid(state), whoActs: 'nobody', action: 'contact', tone: 'grey' },
    isOld: false,
  }
}

function thing(word: string, bucket: Bucket): Requirement {
  return { word: word as WordKey, topic: 'topic' as WordKey, bucket, dueBy: null, error: null } as Requirement
}
