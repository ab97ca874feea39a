import { expect, test } from 'vitest'
import { accountDashboardUrl } from './dashboard-address'

test.each([
  ['sk_test_1', 'https://dashboard.stripe.com/test/connect/accounts/acct_1'],
  ['rk_live_1', 'https://dashboard.stripe.com/connect/accounts/acct_1'],
])('shows an account under %s at %s', (secretKey, address) => {
  expect(accountDashboardUrl('acct_1', { secretKey })).toBe(address)
})

test('shows a local Stripe’s account there', () => {
  const apiBase = 'http://localhost:12111'
  expect(accountDashboardUrl('acct_1', { secretKey: 'sk_test_1', apiBase })).toBe(
    'http://localhost:12111/control/accounts/acct_1',
  )
})
