import { describe, expect, test } from 'vitest'
import type { Provider } from '@/lib/payouts/ports/provider'
import { accountInvalid, error, noAnswers, ok } from '../testing/answers'
import { accountId, impatient, openScene } from '../testing/scene'

const ports: Record<string, { route: string; link: object; mint: (provider: Provider) => Promise<unknown> }> = {
  'a link to the form': {
    route: 'POST /v1/account_links',
    link: { object: 'account_link', created: 1, expires_at: 301, url: 'https://connect.stripe.com/setup/e/x' },
    mint: (provider) => provider.onboardingLink(accountId),
  },
  'a link to the dashboard': {
    route: 'POST /v1/accounts/acct_coach/login_links',
    link: { object: 'login_link', created: 1, url: 'https://connect.stripe.com/express/x' },
    mint: (provider) => provider.dashboardLink(accountId),
  },
}

describe.concurrent.for(Object.entries(ports))('%s', ([, { route, link, mint }]) => {
  test('is the one Stripe returned', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, ok(link))
    expect(await mint(provider)).toEqual({ kind: 'link', url: expect.stringContaining('https://connect.stripe.com/') })
  })

  test.for([
    ['access was revoked', accountInvalid, 'no-access', 'account_invalid'],
    ['the account is gone', error(404, { code: 'resource_missing' }), 'no-access', 'resource_missing'],
    [
      'the form was never sent',
      error(400, { message: 'Cannot create a login link for an account that has not completed onboarding.' }),
      'not-submitted',
      'invalid_request_error',
    ],
    [
      'the platform is not set up',
      error(400, { message: "You can only create new accounts if you've signed up for Connect." }),
      'platform-not-ready',
      'invalid_request_error',
    ],
    [
      'the return is not https in live mode',
      error(400, { message: 'Livemode requests must always be redirected via HTTPS.' }),
      'other',
      'invalid_request_error',
    ],
    ['the key lacks the right', error(403), 'other', 'invalid_request_error'],
  ] as const)('is refused when %s', async ([, answer, reason, code], context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, answer)
    expect(await mint(provider)).toEqual({ kind: 'refused', reason, code, sentence: expect.any(String) })
  })

  test.for(noAnswers)('is missing when Stripe $name', async ({ answer, failure }, context) => {
    const { stripe, provider } = await openScene(context, answer === 'silence' ? impatient : {})
    stripe.arrange(route, answer)
    expect(await mint(provider)).toMatchObject({ kind: 'away', failure })
  })
})

test('names in a link to the form where the coach comes back to', async (context) => {
  const { stripe, provider } = await openScene(context)
  stripe.arrange('POST /v1/account_links', ok(ports['a link to the form']?.link))
  await provider.onboardingLink(accountId)
  expect(stripe.received[0]?.fields).toEqual({
    account: 'acct_coach',
    type: 'account_onboarding',
    return_url: 'http://localhost:3000/payouts/return',
    refresh_url: 'http://localhost:3000/payouts/refresh',
  })
})
