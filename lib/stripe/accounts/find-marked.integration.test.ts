import { describe, expect, test } from 'vitest'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { createClient } from '../client/client'
import { createdAccount } from '../testing/accounts'
import { noAnswers, ok } from '../testing/answers'
import { openArrangedStripe } from '../testing/arranged-stripe'
import { coachId, free, impatient, limitsWith, openScene } from '../testing/scene'
import { findMarked } from './find-marked'

const route = 'GET /v1/accounts'
const since = new Date('2026-03-03T12:00:00Z')

const account = (id: string, metadata: Record<string, string> = {}) => ({ ...createdAccount('DE', metadata), id })
const page = (data: object[], hasMore = false) => ok({ object: 'list', url: '/v1/accounts', has_more: hasMore, data })

describe.concurrent('an account of a lost attempt', () => {
  test('is found by our mark, page by page, from an hour before the first try', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(
      route,
      page([account('acct_a'), account('acct_b', { coach_id: 'coach-12' })], true),
      page([account('acct_c', { coach_id: 'coach-1', attempt: '3' })]),
    )
    const first = await provider.findMarked(coachId, since, null)
    expect(first).toEqual({ kind: 'page', accounts: [], next: 'acct_b' })
    expect(await provider.findMarked(coachId, since, 'acct_b' as AccountId)).toMatchObject({
      kind: 'page',
      accounts: [{ attempt: 3, accountId: 'acct_c', mark: null, isOurKind: true, snapshot: { country: 'DE' } }],
      next: null,
    })
    const from = String(since.getTime() / 1000 - 3600)
    expect(stripe.received.map(({ fields }) => fields)).toEqual([
      { 'created[gte]': from, limit: '100' },
      { 'created[gte]': from, limit: '100', starting_after: 'acct_b' },
    ])
  })
  test('belongs to the first attempt when the mark does not say which', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, page([account('acct_a', { coach_id: 'coach-1', attempt: 'second' })]))
    expect(await provider.findMarked(coachId, since, null)).toMatchObject({ accounts: [{ attempt: 1 }] })
  })
  test.each([
    { stripe_dashboard: { type: 'full' } },
    { requirement_collection: 'application' },
    { losses: { payments: 'stripe' } },
  ])('is of another kind when set up differently: %j', async (change) => {
    const stripe = await openArrangedStripe()
    const { controller, ...rest } = account('acct_a', { coach_id: 'coach-1' })
    stripe.arrange(route, page([{ ...rest, controller: { ...controller, ...change } }]))
    const client = createClient({ secretKey: 'sk_test_0123456789', apiBase: stripe.url, limits: limitsWith() }, free)
    expect(await findMarked(client, coachId, since, null)).toMatchObject({ accounts: [{ isOurKind: false }] })
    await stripe.close()
  })
  test('does not exist when no account carries the mark', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(route, page([account('acct_a')]))
    expect(await provider.findMarked(coachId, since, null)).toEqual({ kind: 'page', accounts: [], next: null })
  })
})

describe.concurrent('it is unknown whether an earlier attempt made an account', () => {
  test.for(noAnswers)('when Stripe $name', async ({ answer, failure }, context) => {
    const { stripe, provider } = await openScene(context, answer === 'silence' ? impatient : {})
    stripe.arrange(route, answer)
    expect(await provider.findMarked(coachId, since, null)).toMatchObject({ kind: 'away', failure })
    expect(stripe.received).toHaveLength(1)
  })
})
