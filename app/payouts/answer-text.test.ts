import { describe, expect, test } from 'vitest'
import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { RequirementSummary } from '@/lib/payouts/accounts/requirement-summary'
import { type State, stateFacts } from '@/lib/payouts/vocabulary/accounts/state'
import type { AccountId, WordKey } from '@/lib/payouts/vocabulary/ids'
import sentences from '@/lib/words/en.json'
import { toAnswer } from './answer-text'
import { ready, requirement, words } from './testing/example'

const states = Object.keys(sentences.payouts.states) as State[]
const day = new Date('2026-12-02T12:00:00Z')
const asks = {
  nothing: { count: 0, only: null, kind: 'undated', day: null },
  'one thing': { count: 1, only: null, kind: 'undated', day: null },
  'one thing by a day': { count: 1, only: null, kind: 'dated', day },
  'two things by a day': { count: 2, only: null, kind: 'dated', day },
  'something overdue': { count: 2, only: null, kind: 'overdue', day },
} as const satisfies Record<string, RequirementSummary>

const headline = (state: State, list: keyof typeof asks) =>
  toAnswer({ ...ready, state, asked: asks[list] }, words).headline

describe.each(states)('a coach who is %s', (state) => {
  test.each(Object.entries(asks))('reads whole sentences when Stripe needs %s', (_, asked) => {
    const { headline, why, next } = toAnswer({ ...ready, state, asked }, words)
    for (const text of [headline, why, next]) expect(text).toMatch(/^[A-Z][^{}]*[^ ]\.$/)
    expect(`${headline} ${why} ${next}`).not.toMatch(/ {2}| \.|undefined|null|: 0 | 0 things/)
  })
})

/** States that wait for us, with or without a hold. */
const ours: State[] = ['paused', 'off', 'rejected', 'closed']

describe.each(states)('a coach we hold who is %s', (state) => {
  test('shows the hold and what to do, never that they can be paid', () => {
    const canBePaid = state.startsWith('ready')
    const isOurs = ours.includes(state) || (canBePaid && state !== 'ready-due')
    const presentation = { ...ready.presentation, canBePaid, action: isOurs ? 'contact' : 'answer' } as const
    const { headline, why, next, hold } = toAnswer({ ...ready, state, presentation, isHeld: true }, words)
    const all = [headline, why, next, hold?.title, hold?.line, hold?.next].join(' ')
    expect(headline).toMatch(/^We’ve paused payments to you\.|to get paid\.$|^You can’t be paid/)
    expect(all.match(/we’ve (also )?paused payments to you/gi)).toHaveLength(1)
    expect(all).toContain('clients can’t pay you through us')
    expect(all.match(/contact us/gi)).toHaveLength(1)
    expect(hold?.line).not.toMatch(/pause/i)
  })
})

test('welcomes a new coach by first name, in a neutral tone', () => {
  const coach = (name: string | null) => ({ ...ready.coach, name })
  const first = { ...ready, state: 'not-started' } as const
  const { headline } = toAnswer({ ...first, coach: coach('Nora Lindqvist') }, words)
  expect(headline).toBe('Welcome, Nora. Set up payouts to get paid.')
  expect(stateFacts['not-started'].tone).toBe('grey')
  expect(toAnswer({ ...first, coach: coach(null) }, words).headline).toBe('Set up payouts to get paid.')
  expect(toAnswer({ ...first, state: 'unfinished' }, words).headline).toBe('Finish Stripe’s form to get paid.')
})

test('shows setup that is half done as progress, and warns nobody', () => {
  const { refusal, ...unfinished } = stateFacts.unfinished
  const answer = toAnswer(
    { ...ready, state: 'unfinished', presentation: { canBePaid: refusal === null, ...unfinished } },
    words,
  )
  expect(answer).toMatchObject({ tone: 'grey', progress: { steps: [{ at: 'done' }, { at: 'current' }, {}, {}] } })
})

test('shows a day with its distance', () => {
  expect(headline('needs-you', 'one thing by a day')).toBe(
    'Send one thing by Wed 2 December, 12:00 UTC (in 9 days) to get paid.',
  )
  expect(headline('ready-due', 'two things by a day')).toBe(
    'You can be paid. 2 things are due by Wed 2 December, 12:00 UTC (in 9 days).',
  )
})

describe('a coach with one thing to do', () => {
  const said = (state: State, only: Requirement, kind: RequirementSummary['kind'] = 'undated') =>
    toAnswer({ ...ready, state, asked: { count: 1, only, kind, day: only.dueBy } }, words).headline
  const refused = { ...requirement('overdue'), error: 'error.dark' as WordKey }

  test('reads what it is', () => {
    expect(said('needs-you', requirement('due'))).toBe('Send a photo ID to get paid.')
    expect(said('needs-you', refused, 'overdue')).toBe('Send a new photo ID to get paid.')
    expect(said('ready-due', requirement('due', '2026-12-02'), 'dated')).toBe(
      'You can be paid. Send a photo ID by Wed 2 December, 12:00 UTC (in 9 days).',
    )
    expect(said('ready-due', requirement('overdue'), 'overdue')).toBe('You can be paid. Send a photo ID now.')
  })

  test('reads its topic where it has no name of its own', () => {
    const unnamed = { ...requirement('due'), word: 'requirement.other' as WordKey }
    expect(said('needs-you', unnamed)).toBe('Send a document to get paid.')
    expect(said('needs-you', { ...unnamed, topic: 'topic.other' as WordKey })).toBe('Send one thing to get paid.')
  })

  test('reads in other states what the state says', () => {
    expect(said('unfinished', requirement('due'))).toBe('Finish Stripe’s form to get paid.')
    expect(said('paused', requirement('due'))).toContain('your payouts are paused')
  })
})

test('still shows a held coach what is due', () => {
  const held = { ...ready, isHeld: true, state: 'ready-due', asked: asks['one thing by a day'] } as const
  expect(toAnswer(held, words).headline).toBe(
    'We’ve paused payments to you. One thing is due by Wed 2 December, 12:00 UTC (in 9 days).',
  )
})

test('shows no coming day for what is overdue', () => {
  expect(headline('needs-you', 'something overdue')).toBe('Send 2 things to get paid.')
  expect(headline('ready-due', 'something overdue')).toBe('You can be paid. 2 things are overdue.')
})

test('does not say that nothing is missing to a paused coach while Stripe needs something', () => {
  const why = (list: keyof typeof asks) => toAnswer({ ...ready, state: 'paused', asked: asks[list] }, words).why
  expect(why('nothing')).toContain('There’s nothing you need to send.')
  expect(why('one thing')).not.toContain('There’s nothing you need to send.')
})

test('repeats the country while it can still be corrected', () => {
  const startOver = { accountId: 'acct_1' as AccountId, isClosing: false }
  const unfinished = { ...ready, state: 'unfinished', startOver } as const
  expect(toAnswer(unfinished, words).notes).toEqual([expect.stringContaining('Germany')])
  expect(toAnswer(ready, words).notes).toEqual([])
})

test('says that the account is being closed, and nothing else', () => {
  const startOver = { accountId: 'acct_1' as AccountId, isClosing: true }
  expect(toAnswer({ ...ready, state: 'unfinished', startOver }, words)).toMatchObject({
    headline: 'We’re closing your account at Stripe.',
    notes: [],
  })
})

test('dates an answer that could not be confirmed', () => {
  const checkedAt = new Date('2026-11-23T14:02:00Z')
  const { freshness } = toAnswer(
    { ...ready, freshness: { kind: 'unconfirmed', checkedAt, checkedBy: 'webhook-event', isOld: false } },
    words,
  )
  expect(freshness?.variant).toBe('unconfirmed')
  expect(freshness?.text).toContain('14:02 UTC, 9 hours ago')
})

test('warns about an answer unconfirmed for too long, with its age', () => {
  const checkedAt = new Date('2026-11-20T23:30:00Z')
  const { freshness } = toAnswer(
    { ...ready, freshness: { kind: 'fresh', checkedAt, checkedBy: 'reconciliation', isOld: true } },
    words,
  )
  expect(freshness).toEqual({ variant: 'old', text: expect.stringContaining('Last checked with Stripe 3 days ago.') })
})
