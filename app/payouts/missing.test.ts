import { expect, test } from 'vitest'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { toMissing } from './missing'
import { ready, requirement, words } from './testing/example'

const missing = (requirements: ReturnType<typeof requirement>[], state = ready.state) =>
  toMissing({ ...ready, state, requirements }, words)

const titles = (...asked: Parameters<typeof missing>) => missing(...asked)?.groups.map(({ title }) => title)

test('lists nothing without requirements', () => expect(missing([])).toBeNull())

test('lists the most pressing first, each day under its heading', () => {
  const all = [
    requirement('review'),
    requirement('later'),
    requirement('due', '2026-12-09'),
    requirement('due', '2026-12-02'),
    requirement('overdue', '2026-12-02'),
  ]
  expect(titles(all, 'needs-you')).toEqual([
    'Overdue',
    'Due by Wed 2 December, 12:00 UTC (in 9 days)',
    'Due by Wed 9 December, 12:00 UTC (in 16 days)',
    'Later, no date yet',
    'Being checked by Stripe',
  ])
})

test('counts the days since something is overdue, the longest first', () => {
  const overdue = [requirement('overdue'), requirement('overdue', '2026-11-23'), requirement('overdue', '2026-11-21')]
  expect(titles(overdue, 'needs-you')).toEqual(['2 days overdue', 'Overdue since today', 'Overdue'])
  expect(titles([requirement('overdue', '2026-12-02'), requirement('overdue')], 'needs-you')).toEqual(['Overdue'])
})

test('unfolds only what is pressing, with overdue in red', () => {
  const groups = missing([
    requirement('overdue'),
    requirement('due'),
    requirement('later'),
    requirement('review'),
  ])?.groups
  expect(groups?.map(({ urgency }) => urgency)).toEqual(['red', 'amber', null, null])
})

test('folds an unsent form into one list, none of it overdue', () => {
  const form = [requirement('overdue', '2026-11-20'), requirement('due')]
  expect(titles(form, 'unfinished')).toEqual(['In Stripe’s form'])
  expect(missing(form, 'unfinished')?.groups[0]?.urgency).toBeNull()
})

test('calls nothing missing while Stripe only checks or announces', () => {
  expect(missing([requirement('due'), requirement('review')])?.title).toBe('What Stripe needs')
  expect(missing([requirement('review'), requirement('later')])?.title).toBe('What Stripe is checking')
  expect(missing([requirement('later')])?.title).toBe('What Stripe needs later')
})

test('says why an answer was refused, and what to do', () => {
  const error = 'error.dark' as WordKey
  const items = missing([{ ...requirement('due'), error }])?.groups[0]?.topics[0]?.items
  expect(items).toEqual([{ label: 'Photo ID', problem: 'The photo was too dark.', action: 'Take it in daylight.' }])
})

test('says once that everything is being checked', () => {
  expect(missing([requirement('review')])).toMatchObject({
    title: 'What Stripe is checking',
    groups: [{ title: null }],
  })
  expect(titles([requirement('review'), requirement('later')])).toEqual([
    'Later, no date yet',
    'Being checked by Stripe',
  ])
})
