import { expect, test } from 'vitest'
import { states } from '../lib/payouts/vocabulary/accounts/state'
import { seedCoaches } from './seed-coaches'

test('the demo has one coach in each state', () => {
  expect(seedCoaches.map(({ state }) => state).toSorted()).toEqual(states.toSorted())
})
