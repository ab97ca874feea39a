import { describe, expect, test } from 'vitest'
import { createdAccount } from '../testing/accounts'
import { accountInvalid, error, noAnswers, ok } from '../testing/answers'
import { accountId, impatient, openScene } from '../testing/scene'

const route = 'GET /v1/accounts/acct_coach'

describe.concurrent('a fetch', () => {
  test('returns what Stripe says of the account', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, ok({ ...createdAccount(), payouts_enabled: true }))
    expect(await provider.read(accountId)).toMatchObject({
      kind: 'read',
      snapshot: { payoutsEnabled: true, submitted: false, country: 'DE' },
    })
    expect(stripe.received.map(({ fields }) => fields)).toEqual([{}])
  })
  test('ends with the deadline', async (context) => {
    const { stripe, provider } = await openScene(context, { seconds: 0.3 })
    stripe.arrange(route, 'silence')
    expect(await provider.read(accountId)).toMatchObject({ kind: 'away', failure: 'timed-out' })
  })
  test.for([
    ['access was revoked', accountInvalid],
    ['it is gone', error(404, { code: 'resource_missing' })],
  ] as const)('finds no account when %s', async ([, answer], context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, answer)
    expect(await provider.read(accountId)).toEqual({ kind: 'no-access' })
  })
})

describe.concurrent('a fetch says nothing about the account', () => {
  test('when Stripe sends what cannot be stored, while a list of accounts goes on without it', async (context) => {
    const { stripe, provider } = await openScene(context)
    const stateless = { ...createdAccount(), country: null }
    stripe.arrange(route, ok(stateless))
    expect(await provider.read(accountId)).toMatchObject({ kind: 'away', failure: 'unreadable' })
    const data = [stateless, { ...createdAccount(), id: 'acct_other' }]
    stripe.arrange('GET /v1/accounts', ok({ object: 'list', data, has_more: false }))
    const page = await provider.list({ from: null, before: null, after: null })
    expect(page).toMatchObject({
      kind: 'page',
      accounts: [{ snapshot: { country: 'ZZ' } }, { accountId: 'acct_other', snapshot: { country: 'DE' } }],
    })
  })

  test.for(noAnswers)('when Stripe $name', async ({ answer, failure }, context) => {
    const { stripe, provider } = await openScene(context, answer === 'silence' ? impatient : {})
    stripe.arrange(route, answer)
    expect(await provider.read(accountId)).toMatchObject({ kind: 'away', failure, cause: expect.any(Error) })
    // The SDK's own retries would arrive within half a second, before this one.
    await provider.read(accountId)
    expect(stripe.received).toHaveLength(2)
  })
  test.for([
    ['the request is refused', error(400), 'provider-error'],
    ['the key lacks the right', error(403), 'key-refused'],
  ] as const)('when %s', async ([, answer, failure], context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, answer)
    expect(await provider.read(accountId)).toMatchObject({ kind: 'away', failure })
  })
})
