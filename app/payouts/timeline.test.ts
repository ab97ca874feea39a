import { expect, test } from 'vitest'
import type { RecordedDecision } from '@/lib/payouts/decision'
import type { AccountId, CoachId } from '@/lib/payouts/ids'
import { now, words } from './testing/example'
import { toTimeline } from './timeline'

const facts = {
  id: 'decision-1',
  at: now,
  coachId: 'coach-1' as CoachId,
  accountId: 'account-1' as AccountId,
  by: { kind: 'machine' },
} as const

const becameReady: RecordedDecision = {
  ...facts,
  kind: 'state-changed',
  cause: 'return',
  from: 'unfinished',
  to: 'ready',
  generation: 2,
  payoutsEnabled: true,
  chargesEnabled: true,
  reason: null,
}

test('a change is told with when and how it was seen', () =>
  expect(toTimeline({ timeline: [becameReady] }, words)).toEqual([
    {
      id: 'decision-1',
      at: '2026-11-23T23:30:00.000Z',
      time: '23 Nov 2026, 23:30',
      text: 'Payouts are on: you can be paid.',
      how: 'We saw it when you came back.',
    },
  ]))

test('what was decided about charges and roles is no event of the coach', () => {
  const charge = { amount: 4200, currency: 'eur', reference: 'lesson-1' }
  const timeline: RecordedDecision[] = [
    { ...facts, kind: 'charge-outcome', charge, outcome: 'collected', paymentId: 'payment-1' },
    { ...facts, kind: 'role-changed', userId: 'user-1', role: 'admin', granted: true },
  ]
  expect(toTimeline({ timeline }, words)).toEqual([])
})
