import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { apiVersion } from './client'

test('uses the API version of the installed SDK', () => {
  expect(apiVersion).toBe(Stripe.API_VERSION)
})
