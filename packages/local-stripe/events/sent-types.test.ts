import { expect, test } from 'vitest'
import { eventTypes } from '../schema/check-event'
import { isSent, sentTypes } from './sent-types'

test('every event that is sent is one of Stripe’s, and one that is not sent is known as such', () => {
  expect(sentTypes.filter((type) => !eventTypes.includes(type))).toEqual([])
  expect(eventTypes.filter(isSent)).toEqual([...sentTypes].sort())
  expect(['*', 'payout.paid'].map(isSent)).toEqual([true, false])
})
