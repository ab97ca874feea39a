import { expect, test } from 'vitest'
import { eventTypes } from '../schema/check-event'
import { isSent, sentTypes } from './sent-types'

test('sends only Stripe’s event types, and knows the others', () => {
  expect(sentTypes.filter((type) => !eventTypes.includes(type))).toEqual([])
  expect(eventTypes.filter(isSent)).toEqual([...sentTypes].sort())
  expect(['*', 'topup.succeeded'].map(isSent)).toEqual([true, false])
})
