import { expect, test } from 'vitest'
import { paymentDashboardUrl } from './dashboard-address'

test.each([
  ['sk_test_1', 'https://dashboard.stripe.com/test/payments/pi_1'],
  ['rk_test_1', 'https://dashboard.stripe.com/test/payments/pi_1'],
  ['sk_live_1', 'https://dashboard.stripe.com/payments/pi_1'],
  ['rk_live_1', 'https://dashboard.stripe.com/payments/pi_1'],
])('shows a payment made with %s at %s', (secretKey, address) => {
  expect(paymentDashboardUrl('pi_1', { secretKey })).toBe(address)
})

test('shows a local Stripe’s payment there', () => {
  const apiBase = 'http://localhost:12111'
  expect(paymentDashboardUrl('pi_1', { secretKey: 'sk_test_1', apiBase })).toBe(
    'http://localhost:12111/control/payments/pi_1',
  )
})
