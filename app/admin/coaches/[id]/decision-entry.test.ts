import { expect, test } from 'vitest'
import type { Decision, RecordedDecision } from '@/lib/payouts/decisions/decision'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { words } from '../../testing/words'
import { toDecisionEntry } from './decision-entry'

const about = {
  coachId: 'coach-1' as CoachId,
  accountId: 'acct_1' as AccountId,
  by: { kind: 'coach', id: 'coach-1' },
} as const
const said = { code: 'stars_wrong', sentence: 'The stars stand wrong.' }
const charge = { amount: 20_00, currency: 'eur', reference: 'lesson-7' }
const outcome = { ...about, kind: 'charge-outcome', charge, paymentId: null, said } as const
const refund = { ...charge, id: 'refund-1', takesBack: true }

const refused: [what: string, decision: Decision][] = [
  ['a set-up', { ...about, kind: 'set-up-refused', country: 'DE', reason: 'other', ...said }],
  ['a link to the form', { ...about, kind: 'link-refused', link: 'onboarding', reason: 'other', ...said }],
  ['a link to the dashboard', { ...about, kind: 'link-refused', link: 'dashboard', reason: 'other', ...said }],
  ['a charge', { ...outcome, outcome: 'other' }],
  ['a cancellation', { ...outcome, outcome: 'not-canceled', paymentId: 'pi_1' }],
  ['a refund', { ...about, kind: 'refund-outcome', refund, outcome: 'other', said }],
]

const entryOf = (decision: Decision) =>
  toDecisionEntry({ ...decision, id: '1', at: new Date() } as RecordedDecision, new Map(), words)

test.each(refused)('shows staff Stripe’s code and sentence for %s that it refused', (_what, decision) => {
  const { what, evidence } = entryOf(decision)
  expect(what).not.toBe('')
  expect(evidence).toEqual(expect.arrayContaining(['code stars_wrong', '“The stars stand wrong.”']))
})

test('shows the code alone where Stripe gave no sentence', () => {
  const { evidence } = entryOf({ ...outcome, outcome: 'other', said: { ...said, sentence: null } })
  expect(evidence).toContain('code stars_wrong')
  expect(evidence.join()).not.toContain('“')
})

test('explains an answer that cannot be stored, and a name that is already set', () => {
  const set = { ...about, kind: 'set-up-refused', country: 'DE', code: null, sentence: null } as const
  expect(entryOf({ ...set, reason: 'unreadable' }).evidence[0]).toContain('couldn’t store Stripe’s answer')
  expect(entryOf({ ...set, reason: 'named-otherwise' }).evidence[0]).toContain('already has another name')
})
