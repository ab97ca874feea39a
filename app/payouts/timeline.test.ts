import { expect, test } from 'vitest'
import type { RecordedDecision } from '@/lib/payouts/decisions/decision'
import type { AccountId, CoachId, HelpMessageId } from '@/lib/payouts/vocabulary/ids'
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

test('shows a change under its day, with the time and how it was seen', () =>
  expect(toTimeline({ timeline: [becameReady] }, words)).toEqual([
    {
      day: 'Mon 23 November',
      entries: [
        {
          id: 'decision-1',
          at: '2026-11-23T23:30:00.000Z',
          time: '23:30',
          text: 'Payouts are on: you can be paid.',
          how: 'We saw it when you came back.',
        },
      ],
    },
  ]))

test('groups events by day and names another year', () => {
  const at = (moment: string) => ({ ...becameReady, id: moment, at: new Date(moment) })
  const timeline = [at('2026-11-23T12:00:00Z'), at('2026-11-23T11:00:00Z'), at('2025-11-23T10:00:00Z')]
  const days = toTimeline({ timeline }, words).map(({ day, entries }) => [day, entries.map(({ time }) => time)])
  expect(days).toEqual([
    ['Mon 23 November', ['12:00', '11:00']],
    ['Sun, 23 November 2025', ['10:00']],
  ])
})

test('shows a refused payment with amount and reason, also a canceled one', () => {
  const charge = { amount: 4200, currency: 'eur', reference: 'lesson-1' }
  const evidence = { payoutsEnabled: true, chargesEnabled: true, transfers: 'active', generation: 1, ageSeconds: 0 }
  const timeline: RecordedDecision[] = [
    { ...facts, kind: 'charge-refused', charge, evidence, reasons: ['payouts-off'] },
    { ...facts, kind: 'charge-outcome', charge, outcome: 'canceled', paymentId: 'payment-1', reasons: ['payouts-off'] },
  ]
  const told = toTimeline({ timeline }, words).flatMap(({ entries }) => entries.map(({ text, how }) => [text, how]))
  expect(told).toEqual([
    ['A payment of €42.00 to you was refused.', 'Your payouts were off.'],
    ['An unpaid payment of €42.00 was cancelled.', 'Your payouts were off.'],
  ])
})

test('leaves decisions about payments and roles out of the timeline', () => {
  const unjudged = { payoutsEnabled: null, chargesEnabled: null, transfers: null, generation: null, ageSeconds: null }
  const charge = { amount: 4200, currency: 'eur', reference: 'lesson-1' }
  const timeline: RecordedDecision[] = [
    { ...facts, kind: 'charge-outcome', charge, outcome: 'collected', paymentId: 'payment-1' },
    { ...facts, kind: 'charge-refused', charge, evidence: unjudged, reasons: ['reference-used'] },
    { ...facts, kind: 'role-changed', userId: 'user-1', role: 'admin', granted: true },
  ]
  expect(toTimeline({ timeline }, words)).toEqual([])
})

test('shows that a coach asked for help', () => {
  const by = { kind: 'coach', id: 'coach-1' } as const
  const asked: RecordedDecision = { ...facts, kind: 'help-asked', by, state: 'paused', message: 'm-1' as HelpMessageId }
  const [day] = toTimeline({ timeline: [asked] }, words)
  expect(day?.entries.map(({ text, how }) => [text, how])).toEqual([['You asked us for help.', null]])
})

test('says why a payout failed and that the money is back, and of a debit that it is still owed', () => {
  const failed = { ...facts, kind: 'payout-failed' } as const
  const payout = { id: 'po_1', amount: 1_011, currency: 'eur', failure: 'blocked' } as const
  const entries = ([1_011, -1_011] as const).map((amount) => {
    const [day] = toTimeline({ timeline: [{ ...failed, payout: { ...payout, amount } }] }, words)
    return [day?.entries[0]?.text, day?.entries[0]?.how]
  })
  expect(entries).toEqual([
    [
      'A payout of €10.11 to your bank failed.',
      'The bank blocks payments to this account. The money is back in your balance.',
    ],
    [
      'Stripe couldn’t take €10.11 from your bank account.',
      expect.stringMatching(/^The bank doesn’t let Stripe take money .* Nothing was taken\. You still owe it/),
    ],
  ])
})
