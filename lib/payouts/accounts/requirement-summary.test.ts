import { expect, test } from 'vitest'
import type { Bucket } from '../vocabulary/accounts/bucket'
import { toRequirementSummary } from './requirement-summary'
import { requirement as onDay } from './testing/example'

const today = new Date('2026-11-23T12:00:00Z')
const asked = (...requirements: ReturnType<typeof requirement>[]) => toRequirementSummary(requirements, today)
const requirement = (bucket: Bucket, day: string | null = null) =>
  onDay(bucket, day === null ? null : new Date(`${day}T12:00:00Z`))

test('counts what is pressing, not what is later or being checked', () => {
  const { count } = asked(requirement('overdue'), requirement('due'), requirement('later'), requirement('review'))
  expect(count).toBe(2)
})

test('counts the first day', () => {
  const first = asked(requirement('due', '2026-12-09'), requirement('due', '2026-12-02'))
  expect(first).toMatchObject({ kind: 'dated', day: new Date('2026-12-02T12:00:00Z') })
})

test('makes everything overdue by one overdue thing', () =>
  expect(asked(requirement('due', '2026-12-02'), requirement('overdue', '2026-12-02')).kind).toBe('overdue'))

test('makes a past day overdue, whatever the list says', () =>
  expect(asked(requirement('due', '2026-11-20')).kind).toBe('overdue'))

test('says nothing of a day without one', () => expect(asked(requirement('due')).kind).toBe('undated'))

test('counts a dated announcement while nothing is pressing', () => {
  expect(asked(requirement('later', '2026-12-02'), requirement('later'))).toMatchObject({ count: 1, kind: 'dated' })
  expect(asked(requirement('later', '2026-12-02'), requirement('due')).kind).toBe('undated')
})

test('names what is to be answered first where that is one', () => {
  const photo = requirement('overdue')
  expect(asked(photo, requirement('due', '2026-12-02'))).toMatchObject({ count: 1, only: photo, kind: 'overdue' })
  expect(asked(requirement('due', '2026-12-02'), requirement('later')).only).toEqual(requirement('due', '2026-12-02'))
  expect(asked().only).toBeNull()
  expect(asked(requirement('due'), requirement('due')).only).toBeNull()
})

test('still counts what is due without a day beside something overdue', () => {
  expect(asked(requirement('overdue'), requirement('due'), requirement('due', '2026-12-02'))).toMatchObject({
    count: 2,
    only: null,
  })
})
