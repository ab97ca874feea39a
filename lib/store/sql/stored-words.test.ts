import { expect, test } from 'vitest'
import { causes } from '@/lib/payouts/vocabulary/cause'
import { deciderKinds } from '@/lib/payouts/vocabulary/decision-kind'
import { storedCause, storedDecider, toCause, toDecider } from './stored-words'

test('reads every word back as it was, and the words of the first builds', () => {
  expect(causes.map(storedCause).map(toCause)).toEqual(causes)
  expect(deciderKinds.map(storedDecider).map(toDecider)).toEqual(deciderKinds)
  expect([storedCause('webhook-event'), storedCause('reconciliation'), storedDecider('api-client')]).toEqual([
    'notice',
    'sweep',
    'service',
  ])
})
