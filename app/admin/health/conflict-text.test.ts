import { expect, test } from 'vitest'
import type { ConflictRecord } from '@/lib/payouts/ports/health-store'
import { words } from '../testing/words'
import { toDifferences } from './conflict-text'

const conflict: ConflictRecord = {
  kind: 'payment',
  providerId: 'pi_1',
  reference: 'order-1',
  coachId: null,
  email: null,
  ours: { amount: 2000, currency: 'eur', mode: false, installation: 'ours' },
  theirs: { amount: 500, currency: 'usd', mode: true, installation: null },
  differs: [],
  carriesOurMark: false,
  createdAt: new Date(0),
  seenAt: new Date(0),
}

test('shows differences with what both sides say', () => {
  const told = toDifferences({ ...conflict, differs: ['amount', 'currency', 'mode', 'installation'] }, words)
  expect(told).toEqual([
    'Amount: €20.00 here, US$5.00 at Stripe',
    'Currency: eur here, usd at Stripe',
    'Mode: test here, live at Stripe',
    'Created by: ours here, none at Stripe',
  ])
})

test('explains a lost account’s payment, and a second one under a reference', () => {
  expect(toDifferences({ ...conflict, theirs: { coach: 'coach-1' }, differs: ['owner', 'payment'] }, words)).toEqual([
    'It carries our mark, but no coach here has its account (coach coach-1)',
    'The reference has another payment here',
  ])
})
