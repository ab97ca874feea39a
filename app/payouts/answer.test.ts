import { describe, expect, test } from 'vitest'
import type { State } from '@/lib/payouts/state'
import sentences from '@/lib/words/en.json'
import { toAnswer } from './answer'
import { ready, requirement, words } from './testing/example'

const states = Object.keys(sentences.payouts.states) as State[]
const dated = requirement('due', '2026-12-02')
const lists = {
  nothing: [],
  'one thing': [requirement('due')],
  'one thing by a day': [dated],
  'two things by a day': [dated, dated],
  'something overdue': [dated, requirement('overdue', '2026-12-02')],
}

const headline = (state: State, list: keyof typeof lists) =>
  toAnswer({ ...ready, state, requirements: lists[list] }, words).headline

describe.each(states)('a coach who is %s', (state) => {
  test.each(Object.entries(lists))('reads whole sentences when Stripe asks for %s', (_, requirements) => {
    const { headline, why, next } = toAnswer({ ...ready, state, requirements }, words)
    for (const text of [headline, why, next]) expect(text).toMatch(/^[A-Z][^{}]*[^ ]\.$/)
    expect(`${headline} ${why} ${next}`).not.toMatch(/ {2}| \.|undefined|null|: 0 | 0 things/)
  })
})

test('a day is said as it is and as it feels', () => {
  expect(headline('needs-you', 'one thing by a day')).toBe(
    'Not yet: Stripe needs one thing from you by Wed 2 December (in 9 days).',
  )
  expect(headline('ready-due', 'two things by a day')).toBe(
    'You can be paid. 2 things are due by Wed 2 December (in 9 days).',
  )
})

test('nobody is told a day to come for what is overdue', () => {
  expect(headline('needs-you', 'something overdue')).toBe('Not yet: Stripe needs 2 things from you.')
  expect(headline('ready-due', 'something overdue')).toBe('You can be paid. 2 things are overdue.')
})

test('a paused coach is not told that there is nothing to fill in while Stripe asks for something', () => {
  const why = (list: keyof typeof lists) =>
    toAnswer({ ...ready, state: 'paused', requirements: lists[list] }, words).why
  expect(why('nothing')).toContain('There is nothing for you to fill in.')
  expect(why('one thing')).not.toContain('There is nothing for you to fill in.')
})

test('the country is said once more while it can still be set right', () => {
  expect(toAnswer({ ...ready, state: 'unfinished' }, words).notes).toEqual([expect.stringContaining('Germany')])
  expect(toAnswer(ready, words).notes).toEqual([])
})

test('an answer that could not be confirmed says from when it is', () => {
  const checkedAt = new Date('2026-11-23T14:02:00Z')
  const { freshness } = toAnswer(
    { ...ready, freshness: { kind: 'unconfirmed', checkedAt, checkedBy: 'notice' } },
    words,
  )
  expect(freshness?.kind).toBe('unconfirmed')
  expect(freshness?.text).toContain('14:02 (UTC), 9 hours ago')
})
