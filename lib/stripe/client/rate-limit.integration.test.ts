import { describe, expect, test } from 'vitest'
import { timings } from '@/lib/composition/timings'
import type { Asker, Provider } from '@/lib/payouts/ports/provider'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import type { Lane } from '@/lib/payouts/vocabulary/lane'
import { createdAccount } from '../testing/accounts'
import { error, ok } from '../testing/answers'
import { accountId, coachId, openScene } from '../testing/scene'

const order = { installation: null, coachId, attempt: 1 }
const payment = { accountId, amount: 4200, currency: 'eur', reference: 'lesson-7', fee: 0 }
const start = new Date('2026-03-03T12:00:00Z')

interface Question {
  ask: (provider: Provider) => Promise<{ kind: string }>
  request: string
  /** For a person; by default their read lane. */
  lane?: Lane
}

/** Every method of the provider. */
const questions: Record<keyof Provider, Question> = {
  platform: { ask: (provider) => provider.platform(), request: 'GET /v1/account' },
  openAccount: {
    ask: (provider) => provider.openAccount({ ...order, country: 'DE', email: 'ana@example.com', prefill: {} }),
    request: 'POST /v1/accounts',
    lane: 'write',
  },
  findMarked: {
    ask: (provider) => provider.findMarked(coachId, start, null),
    request: 'GET /v1/accounts',
    lane: 'list',
  },
  onboardingLink: {
    ask: (provider) => provider.onboardingLink(accountId),
    request: 'POST /v1/account_links',
    lane: 'write',
  },
  dashboardLink: {
    ask: (provider) => provider.dashboardLink(accountId),
    request: 'POST /v1/accounts/acct_coach/login_links',
    lane: 'write',
  },
  read: { ask: (provider) => provider.read(accountId), request: 'GET /v1/accounts/acct_coach' },
  closeAccount: {
    ask: (provider) => provider.closeAccount(accountId),
    request: 'DELETE /v1/accounts/acct_coach',
    lane: 'write',
  },
  list: {
    ask: (provider) => provider.list({ from: null, before: null, after: null }),
    request: 'GET /v1/accounts',
    lane: 'list',
  },
  createPayment: {
    ask: (provider) => provider.createPayment({ ...order, ...payment }),
    request: 'POST /v1/payment_intents',
    lane: 'write',
  },
  findPayment: {
    ask: (provider) => provider.findPayment({ reference: 'lesson-7', from: start, to: null, after: null }),
    request: 'GET /v1/payment_intents',
  },
  cancelPayment: {
    ask: (provider) => provider.cancelPayment('pi_1'),
    request: 'POST /v1/payment_intents/pi_1/cancel',
    lane: 'write',
  },
  refundPayment: {
    ask: (provider) =>
      provider.refundPayment({ id: 'r', paymentId: 'pi_1', amount: 1, reversesTransfer: false, returnsFee: false }),
    request: 'POST /v1/refunds',
    lane: 'write',
  },
  readBalance: { ask: (provider) => provider.readBalance(null, 'eur'), request: 'GET /v1/balance' },
  readBalanceSnapshot: {
    ask: (provider) => provider.readBalanceSnapshot(accountId, start),
    request: 'GET /v1/balance',
  },
  readPayoutLines: {
    ask: (provider) => provider.readPayoutLines(accountId, 'po_1'),
    request: 'GET /v1/balance_transactions',
  },
  readPayment: {
    ask: (provider) => provider.readPayment({ paymentId: 'pi_1', mayBeDisputed: false }),
    request: 'GET /v1/payment_intents/pi_1',
  },
  clientSecret: { ask: (provider) => provider.clientSecret('pi_1'), request: 'GET /v1/payment_intents/pi_1' },
  listPayments: {
    ask: (provider) => provider.listPayments({ from: start, after: null }),
    request: 'GET /v1/payment_intents',
    lane: 'list',
  },
  listMoved: {
    ask: (provider) => provider.listMoved({ list: 'refunds', from: start, after: null }),
    request: 'GET /v1/refunds',
    lane: 'list',
  },
}

const each = Object.entries(questions)

/** A scene with a rate limit that lets at most `most` requests leave. */
async function countedScene(context: Parameters<typeof openScene>[0], most = Number.POSITIVE_INFINITY) {
  const places: Lane[] = []
  const takePlace = async (lane: Lane) => places.push(lane) <= most
  return { places, ...(await openScene(context, { rateLimit: { takePlace } })) }
}

const unasked = { kind: 'away', failure: 'busy', cause: expect.any(String), isUnasked: true }

describe.concurrent('without a place under the rate limit', () => {
  test.for(each)('no request leaves: %s', async ([, { ask }], context) => {
    const { stripe, providerFor } = await countedScene(context, 0)
    expect(await ask(providerFor('person'))).toEqual(unasked)
    expect(stripe.received).toEqual([])
  })
  test('the answer does not wait for repeats', async (context) => {
    const { providerFor } = await countedScene(context, 0)
    const began = performance.now()
    await providerFor('person').onboardingLink(accountId)
    // The SDK waits half a second before its first retry.
    expect(performance.now() - began).toBeLessThan(400)
  })
})

describe.concurrent('each request takes a place, with connections cut too', () => {
  test.for(each)('%s', async ([, { ask, request, lane = 'person' }], context) => {
    const { stripe, providerFor, places } = await countedScene(context)
    stripe.arrange(request, 'cut')
    expect(await ask(providerFor('person'))).toMatchObject({ kind: 'away', failure: 'unreachable' })
    expect(stripe.received.length).toBeGreaterThan(1)
    expect(places).toEqual(stripe.received.map(() => lane))
  })
  test('and a repeat without a place does not leave', async (context) => {
    const { stripe, providerFor } = await countedScene(context, 1)
    stripe.arrange('POST /v1/account_links', 'cut')
    // One request left, so its outcome is unknown.
    expect(await providerFor('person').onboardingLink(accountId)).toEqual({ ...unasked, isUnasked: undefined })
    expect(stripe.received).toHaveLength(1)
  })
})

describe.concurrent('the asker decides in which lane a read waits, and whether it repeats', () => {
  test.for<[Asker, Lane, number]>([
    ['person', 'person', 2],
    ['payment', 'person', 2],
    ['job', 'machine', 1],
    ['list', 'list', 1],
  ])('a %s', async ([asker, lane, times], context) => {
    const { stripe, providerFor, places } = await countedScene(context)
    stripe.arrange('GET /v1/accounts/acct_coach', 'cut')
    expect(await providerFor(asker).read(accountId)).toMatchObject({ failure: 'unreachable' })
    expect(places).toEqual(Array(times).fill(lane))
    expect(stripe.received).toHaveLength(times)
  })
  test('a refusal is never repeated', async (context) => {
    const { stripe, providerFor } = await countedScene(context)
    stripe.arrange('GET /v1/accounts/acct_coach', error(404, { code: 'resource_missing' }))
    expect(await providerFor('person').read(accountId)).toEqual({ kind: 'no-access' })
    expect(stripe.received).toHaveLength(1)
  })
  test('the first answer is used when the repeat gets no place', async (context) => {
    const { stripe, providerFor } = await countedScene(context, 1)
    stripe.arrange('GET /v1/accounts/acct_coach', 'cut')
    expect(await providerFor('person').read(accountId)).toMatchObject({ kind: 'away', failure: 'unreachable' })
    expect(stripe.received).toHaveLength(1)
  })
})

test('throws what the database says while it is away, and sends nothing', async (context) => {
  const takePlace = () => Promise.reject(new Error('the database is away'))
  const { stripe, provider } = await openScene(context, { rateLimit: { takePlace } })
  await expect(provider.read(accountId)).rejects.toThrow('the database is away')
  await expect(provider.onboardingLink(accountId)).rejects.toThrow('the database is away')
  expect(stripe.received).toEqual([])
})

test('answers within the deadline while the database is silent', async (context) => {
  const takePlace = () => new Promise<boolean>(() => {})
  const { stripe, provider } = await openScene(context, { seconds: 0.1, rateLimit: { takePlace } })
  expect(await provider.read(accountId)).toMatchObject({ kind: 'away', failure: 'timed-out' })
  expect(stripe.received).toEqual([])
})

test('a page of accounts says how long it waited for its place', async (context) => {
  let waited = 0
  const takePlace = async () => {
    const began = performance.now()
    await new Promise((resolve) => setTimeout(resolve, 50))
    waited = performance.now() - began
    return true
  }
  const { stripe, provider } = await openScene(context, { rateLimit: { takePlace } })
  stripe.arrange('GET /v1/accounts', ok({ object: 'list', data: [createdAccount()], has_more: false }))
  const page = await provider.list({ from: null, before: null, after: null })
  const { askedAfter } = page as Extract<typeof page, { kind: 'page' }>
  expect(page).toMatchObject({ kind: 'page', accounts: [{ accountId: 'acct_coach' as AccountId }] })
  expect(askedAfter).toBeGreaterThanOrEqual(waited)
  expect(askedAfter).toBeLessThan(waited + 1_000)
})

test('a job’s page waits less for its place than a person’s', async (context) => {
  const times: number[] = []
  const takePlace = async (_lane: Lane, milliseconds: number) => times.push(milliseconds) > 0
  const { stripe, providerFor } = await openScene(context, { seconds: 9, rateLimit: { takePlace } })
  const page = ok({ object: 'list', data: [], has_more: false })
  for (const asker of ['list', 'person'] as const) {
    stripe.arrange('GET /v1/accounts', page)
    await providerFor(asker).list({ from: null, before: null, after: null })
  }
  const [job = 0, person = 0] = times
  expect(job).toBe(timings.stripe.pageWaitMilliseconds)
  expect(person).toBeGreaterThan(2 * job)
})
