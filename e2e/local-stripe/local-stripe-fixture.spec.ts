import { mergeTests } from '@playwright/test'
import { test as testWithLocalStripe } from '../../packages/local-stripe/examples/playwright-fixture'
import { getStack } from '../support/servers/stack'
import { test as base, expect } from '../support/test'

const test = mergeTests(base, testWithLocalStripe)
test.use({ localStripeUrl: getStack().localStripeUrl, localStripeKey: 'sk_test_fixture1234' })

test('puts an account into a state and asks its coach only for what is due', async ({ page, localStripe }) => {
  const due = {
    currently_due: ['external_account'],
    past_due: ['external_account'],
    eventually_due: ['external_account'],
  }
  const account = await localStripe.accountWith({
    details_submitted: true,
    charges_enabled: true,
    payouts_enabled: false,
    requirements: { ...due, disabled_reason: 'requirements.past_due' },
  })
  expect(account.payouts_enabled).toBe(false)

  const back = { return_url: 'http://localhost:9/return', refresh_url: 'http://localhost:9/refresh' }
  const link = { account: account.id, type: 'account_onboarding' as const, ...back }
  await page.goto((await localStripe.stripe.accountLinks.create(link)).url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where should payouts go?')
})
