import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { apiVersion } from './client'

test('our version of the API is the one the installed SDK is made for', () => {
  expect(apiVersion).toBe(Stripe.API_VERSION)
})
