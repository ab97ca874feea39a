import { describe, expect, test } from 'vitest'
import { createdAccount } from '../testing/accounts'
import { error, noAnswers, ok } from '../testing/answers'
import type { Arranged } from '../testing/arranged-stripe'
import { coachId, impatient, openScene } from '../testing/scene'

const route = 'POST /v1/accounts'
const order = {
  installation: 'installation-1',
  coachId,
  attempt: 2,
  country: 'DE',
  email: 'ana@example.com',
  prefill: {},
}

describe.concurrent('a coach’s account', () => {
  test('is requested as an Express account with both capabilities and our mark', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, ok(createdAccount()))
    expect(await provider.openAccount(order)).toMatchObject({
      kind: 'opened',
      account: { accountId: 'acct_coach', snapshot: { submitted: false, country: 'DE', currency: 'eur' } },
    })
    expect(stripe.received).toHaveLength(1)
    expect(stripe.received[0]?.fields).toEqual({
      country: 'DE',
      email: 'ana@example.com',
      'controller[fees][payer]': 'application',
      'controller[losses][payments]': 'application',
      'controller[requirement_collection]': 'stripe',
      'controller[stripe_dashboard][type]': 'express',
      'capabilities[card_payments][requested]': 'true',
      'capabilities[transfers][requested]': 'true',
      'metadata[coach_id]': 'coach-1',
      'metadata[attempt]': '2',
      'metadata[installation]': 'installation-1',
    })
    expect(stripe.received[0]?.headers).toMatchObject({
      'idempotency-key': 'installation-1:open-account:coach-1:2',
      'stripe-version': '2026-10-28.endive',
    })
  })

  test('is requested again under the same key when the first answer is lost', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, 'cut', error(409, { code: 'idempotency_key_in_use' }), ok(createdAccount()))
    expect(await provider.openAccount(order)).toMatchObject({ kind: 'opened' })
    const keys = stripe.received.map(({ headers }) => headers['idempotency-key'])
    expect(keys).toEqual([
      'installation-1:open-account:coach-1:2',
      'installation-1:open-account:coach-1:2',
      'installation-1:open-account:coach-1:2',
    ])
  })

  test('is opened with all that is known of the coach, under the parameters of their kind of business', async (context) => {
    const { stripe, provider } = await openScene(context)
    const prefill = {
      ...{ firstName: 'Ana', lastName: 'Ruiz', phone: '+34600000000', website: 'https://example.com/coaches/7' },
      ...{ lineOfWork: '8299', description: 'Lessons by video', supportEmail: 'help@example.com' },
    }
    const sent = async (businessType: 'individual' | 'company' | 'non-profit') => {
      stripe.arrange(route, ok(createdAccount()))
      await provider.openAccount({ ...order, prefill: { ...prefill, businessType } })
      const fields = Object.entries(stripe.received.at(-1)?.fields ?? {})
      return Object.fromEntries(fields.filter(([name]) => /^(business|company|individual)/.test(name)))
    }
    const profile = {
      'business_profile[mcc]': '8299',
      'business_profile[product_description]': 'Lessons by video',
      'business_profile[support_email]': 'help@example.com',
      'business_profile[url]': 'https://example.com/coaches/7',
    }
    expect(await sent('individual')).toEqual({
      ...profile,
      business_type: 'individual',
      'individual[email]': 'ana@example.com',
      'individual[first_name]': 'Ana',
      'individual[last_name]': 'Ruiz',
      'individual[phone]': '+34600000000',
    })
    const company = { ...profile, 'company[phone]': '+34600000000' }
    expect(await sent('company')).toEqual({ ...company, business_type: 'company' })
    expect(await sent('non-profit')).toEqual({ ...company, business_type: 'non_profit' })
  })

  test('is refused for a prefilled answer by its parameter, which says that nothing else is wrong', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(
      route,
      error(400, { code: 'url_invalid', message: 'Not a valid URL', param: 'business_profile[url]' }),
    )
    expect(await provider.openAccount(order)).toEqual({
      kind: 'prefill-refused',
      code: 'url_invalid',
      field: 'business_profile[url]',
    })
  })
})

const refusals: [name: string, answer: Arranged, reason: string, code: string][] = [
  [
    'a country Stripe does not serve',
    error(400, { code: 'country_unsupported', message: 'TR is not currently supported by Stripe' }),
    'country-unsupported',
    'country_unsupported',
  ],
  [
    'a country out of the platform’s reach',
    error(400, { message: 'Connected accounts in CH cannot be created by platforms in AE.' }),
    'country-out-of-reach',
    'invalid_request_error',
  ],
  [
    'a platform that has not signed up for Connect',
    error(400, {
      message:
        "You can only create new accounts if you've signed up for Connect, which you can do at https://dashboard.stripe.com/connect.",
    }),
    'platform-not-ready',
    'invalid_request_error',
  ],
  [
    'a platform that has not accepted its losses',
    error(400, {
      message:
        'Please review the responsibilities of managing losses for connected accounts at https://dashboard.stripe.com/settings/connect/platform-profile.',
    }),
    'platform-not-ready',
    'invalid_request_error',
  ],
  ['an address it does not like', error(400, { code: 'email_invalid' }), 'other', 'email_invalid'],
  ['a key without the right', error(403, { message: 'No permission.' }), 'other', 'invalid_request_error'],
]

describe.concurrent('an account is refused, and none was made', () => {
  test.for(refusals)('for %s', async ([, answer, reason, code], context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, answer)
    expect(await provider.openAccount(order)).toEqual({
      kind: 'refused',
      reason,
      code,
      sentence: expect.any(String),
    })
    expect(stripe.received).toHaveLength(1)
  })
})

const replayed = { 'idempotent-replayed': 'true' }
const spent: [name: string, answer: Arranged][] = [
  ['it gives a stored failure', error(500, { type: 'api_error' }, replayed)],
  ['it gives a stored refusal, which Stripe would not reconsider', error(400, {}, replayed)],
]

describe.concurrent('an attempt is spent', () => {
  test.for(spent)('when %s', async ([, answer], context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, answer)
    expect(await provider.openAccount(order)).toEqual({ kind: 'spent' })
  })
})

test('calls an attempt taken when it was used with other parameters', async (context) => {
  const { stripe, provider } = await openScene(context)
  stripe.arrange(route, error(400, { type: 'idempotency_error' }))
  expect(await provider.openAccount(order)).toEqual({ kind: 'taken' })
})

describe.concurrent('it is unknown whether an account was made', () => {
  test.for(noAnswers)('when Stripe $name', async ({ answer, failure }, context) => {
    const { stripe, provider } = await openScene(context, answer === 'silence' ? impatient : {})
    stripe.arrange(route, answer)
    expect(await provider.openAccount(order)).toMatchObject({
      kind: 'away',
      failure,
      cause: expect.any(Error),
    })
  })
  test('when Stripe’s address leads nowhere', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, error(404))
    expect(await provider.openAccount(order)).toMatchObject({ kind: 'away', failure: 'provider-error' })
  })
  test('when nobody listens', async (context) => {
    const { stripe, provider } = await openScene(context)
    await stripe.close()
    expect(await provider.openAccount(order)).toMatchObject({ kind: 'away', failure: 'unreachable' })
  })
})
