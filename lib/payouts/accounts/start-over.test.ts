import { expect, test } from 'vitest'
import type { Requirement } from './requirement'
import { refusalOfStored } from './start-over'
import { offSnapshot, readySnapshot } from './testing/example'

const begun = { ...offSnapshot, submitted: false }
const of = (snapshot: Partial<typeof begun>, kind: 'coach' | 'admin', accessLostAt: Date | null = null) =>
  refusalOfStored({ snapshot: { ...begun, ...snapshot }, accessLostAt }, { kind })
const asked = (change: Partial<Requirement>) => [{ bucket: 'due', error: null, ...change }] as Requirement[]

test('lets a coach start over until something was submitted, checked, refused or switched on', () => {
  expect(of({}, 'coach')).toBeNull()
  expect(of({ requirements: asked({}) }, 'coach')).toBeNull()
  expect(of({ submitted: true }, 'coach')).toBe('submitted')
  expect(of({ chargesEnabled: true }, 'coach')).toBe('submitted')
  expect(of({ requirements: asked({ bucket: 'review' }) }, 'coach')).toBe('submitted')
  expect(of({ requirements: asked({ error: 'dark' as Requirement['error'] }) }, 'coach')).toBe('submitted')
})

test('lets staff start over with any account whose payouts are off, also one out of reach', () => {
  expect(of({ submitted: true, chargesEnabled: true }, 'admin')).toBeNull()
  expect(of(readySnapshot, 'admin')).toBe('payouts-on')
  expect(of({ payoutsEnabled: true }, 'coach')).toBe('payouts-on')
  expect(of({}, 'admin', new Date())).toBeNull()
  expect(of({}, 'coach', new Date())).toBe('gone')
})
