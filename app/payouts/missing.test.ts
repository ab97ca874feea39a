import { expect, test } from 'vitest'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { toMissing } from './missing'
import { ready, requirement, words } from './testing/example'

const missing = (requirements: ReturnType<typeof requirement>[], state = ready.state) =>
  toMissing({ ...ready, state, requirements }, words)

const titles = (...asked: Parameters<typeof missing>) => missing(...asked)?.groups.map(({ title }) => title)

test('nothing is listed when nothing is asked', () => expect(missing([])).toBeNull())

test('what presses most stands first, each day under its own heading', () => {
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

test('only what presses is unfolded', () => {
  const groups = missing([
    requirement('overdue'),
    requirement('due'),
    requirement('later'),
    requirement('review'),
  ])?.groups
  expect(groups?.map(({ isOpen }) => isOpen)).toEqual([true, true, false, false])
})

test('a form that was never sent is one folded list, and none of it late', () => {
  const form = [requirement('overdue', '2026-11-20'), requirement('due')]
  expect(titles(form, 'unfinished')).toEqual(['In Stripe’s form'])
  expect(missing(form, 'unfinished')?.groups[0]?.isOpen).toBe(false)
})

test('nothing is called missing while Stripe only checks, or only announces', () => {
  expect(missing([requirement('due'), requirement('review')])?.title).toBe('What Stripe needs')
  expect(missing([requirement('review'), requirement('later')])?.title).toBe('What Stripe is checking')
  expect(missing([requirement('later')])?.title).toBe('What Stripe needs later')
})

test('what was not accepted says why, and what to do about that', () => {
  const error = 'error.dark' as WordKey
  const items = missing([{ ...requirement('due'), error }])?.groups[0]?.topics[0]?.items
  expect(items).toEqual([{ label: 'Photo ID', problem: 'The photo was too dark.', action: 'Take it in daylight.' }])
})

test('a list that is only being checked says so once', () => {
  expect(missing([requirement('review')])).toMatchObject({
    title: 'What Stripe is checking',
    groups: [{ title: null }],
  })
  expect(titles([requirement('review'), requirement('later')])).toEqual([
    'Later, no date yet',
    'Being checked by Stripe',
  ])
})
