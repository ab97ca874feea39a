import { describe, expect, test } from 'vitest'
import { noAnswers, ok } from '../testing/answers'
import { impatient, openScene } from '../testing/scene'

const route = 'GET /v1/account'
const platform = ok({ id: 'acct_platform', object: 'account' })

describe.concurrent('the key’s platform', () => {
  test('is requested once and stored', async (context) => {
    const { stripe, provider, providerFor, remembered } = await openScene(context)
    stripe.arrange(route, platform)
    const known = { accountId: 'acct_platform', live: false }
    expect(await provider.platform()).toEqual({ kind: 'platform', platform: known })
    expect(remembered).toEqual([known])
    remembered.pop()
    expect(await providerFor('person').platform()).toEqual({ kind: 'platform', platform: known })
    expect(stripe.received).toHaveLength(1)
  })
  test('is not requested when stored before', async (context) => {
    const known = { accountId: 'acct_known', live: false }
    const { stripe, provider, remembered } = await openScene(context)
    remembered.push(known as (typeof remembered)[number])
    expect(await provider.platform()).toEqual({ kind: 'platform', platform: known })
    expect(stripe.received).toEqual([])
  })
  test.for([
    ['sk_live_0123456789', true],
    ['rk_live_0123456789', true],
    ['rk_test_0123456789', false],
    ['sk_test_0live_456789', false],
  ] as const)('has the mode of the key itself: %s', async ([secretKey, live], context) => {
    const { stripe, provider } = await openScene(context, { secretKey })
    stripe.arrange(route, platform)
    expect(await provider.platform()).toMatchObject({ platform: { live } })
  })
  test.for(noAnswers)('is unknown when Stripe $name and nothing is stored', async ({ answer, failure }, context) => {
    const { stripe, provider, remembered } = await openScene(context, answer === 'silence' ? impatient : {})
    stripe.arrange(route, answer)
    expect(await provider.platform()).toEqual({ kind: 'away', failure, cause: expect.any(Error) })
    expect(remembered).toEqual([])
    stripe.arrange(route, platform)
    expect(await provider.platform()).toMatchObject({ platform: { accountId: 'acct_platform' } })
  })
})
