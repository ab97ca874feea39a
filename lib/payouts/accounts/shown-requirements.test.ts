import { expect, test } from 'vitest'
import type { Bucket } from '../vocabulary/accounts/bucket'
import type { Requirement } from './requirement'
import { asOf, shownBucketOf } from './shown-requirements'

const now = new Date('2026-11-23T12:00:00Z')
const requirement = (bucket: Bucket, dueBy: string | null = null) =>
  ({ bucket, dueBy: dueBy === null ? null : new Date(dueBy) }) as Requirement

test('shows nothing of an unsent form as overdue, to anyone', () => {
  for (const bucket of ['overdue', 'due'] as const) expect(shownBucketOf({ bucket }, 'unfinished')).toBe('form')
  expect(shownBucketOf({ bucket: 'review' }, 'unfinished')).toBe('review')
  expect(shownBucketOf({ bucket: 'overdue' }, 'needs-you')).toBe('overdue')
})

test('makes what had to be answered by a past moment overdue, and nothing else', () => {
  const bucketOf = (bucket: Bucket, dueBy: string | null) => asOf(now)(requirement(bucket, dueBy)).bucket
  expect(bucketOf('due', '2026-11-23T11:59:59Z')).toBe('overdue')
  expect(bucketOf('later', '2026-11-22T00:00:00Z')).toBe('overdue')
  expect(bucketOf('due', '2026-11-23T12:00:01Z')).toBe('due')
  expect(bucketOf('due', null)).toBe('due')
  expect(bucketOf('review', '2026-11-22T00:00:00Z')).toBe('review')
})
