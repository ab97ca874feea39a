import Stripe from 'stripe'
import { expect } from 'vitest'
import { refusal } from '../errors'
import { requirePlatform } from '../platform-key'
import { OurClient } from '../store/client'
import { localStripeTest } from '../testing/local-stripe-test'
import { accountCases } from '../testing/refused/accounts'
import { amountAndTransferCases } from '../testing/refused/amounts-and-transfers'
import type { Case } from '../testing/refused/case'
import { parameterCases } from '../testing/refused/parameters'
import { paymentCases } from '../testing/refused/payments'
import { payoutCases } from '../testing/refused/payouts'
import { idempotencyCases, requestCases } from '../testing/refused/requests'
import { openScene } from '../testing/refused/scene'
import { type Started, testKey } from '../testing/start'
import { expanded } from './expand'
import { type RefusalName, refusals } from './refusals'

const test = localStripeTest().extend('cases', { scope: 'file' }, async ({ local }) => {
  const scene = await openScene(local)
  const cases: Partial<Record<RefusalName, Case[]>> = {
    ...requestCases(scene),
    ...idempotencyCases,
    ...parameterCases(scene),
    ...accountCases(scene),
    ...amountAndTransferCases(scene),
    ...paymentCases(scene),
    ...payoutCases(scene),
  }
  return cases
})

const names = Object.keys(refusals) as RefusalName[]
const elsewhere: RefusalName[] = ['key in use', 'unsupported expanding']

test.for(names.filter((name) => !elsewhere.includes(name)))(
  'refuses %s as the table says',
  async (name, { local, cases }) => {
    expect(cases[name]?.length).toBeGreaterThan(0)
    for (const asked of cases[name] ?? []) await expectRefused(local, name, asked)
  },
)

test('refuses a key while its first request runs, without disturbing that', async ({ local }) => {
  const stripe = new Stripe(testKey, local.sdk())
  const create = () => stripe.accounts.create({ type: 'express' }, { idempotencyKey: 'slow' })
  const holder = new OurClient({ connectionString: local.databaseUrl })
  await holder.connect()
  try {
    await holder.query('BEGIN; LOCK TABLE account IN SHARE MODE')
    const first = create()
    const claimed = () => holder.query("SELECT 1 FROM idempotency_key WHERE key = 'slow'")
    await expect.poll(async () => (await claimed()).rowCount).toBe(1)
    const second = await create().catch((error: unknown) => error)
    expectError('key in use', second, { key: 'slow' })
    await holder.query('ROLLBACK')
    const { id } = await first
    expect((await create()).id).toBe(id)
  } finally {
    await holder.end()
  }
})

test('expands no id of something it does not hold', async () => {
  const platform = requirePlatform(`Bearer ${testKey}`)
  const expanding = expanded(new OurClient(), platform, { customer: 'cus_1' }, [['customer']])
  await expect(expanding).rejects.toMatchObject({ body: refusal('unsupported expanding', { id: 'cus_1' }).body })
})

test('stores no live key that it refused', async ({ local }) => {
  const kept = JSON.stringify(await local.control('GET', '/requests'))
  expect(kept).toContain('/v1/accounts')
  expect(kept).not.toContain('_live_')
})

async function expectRefused(local: Started, name: RefusalName, asked: Case): Promise<void> {
  const { path, fault, says, brings = {} } = asked
  if (fault) await local.control('POST', '/faults', { method: '*', path, times: 1, ...fault })
  const error = await refusedBySdk(local, asked)
  expectError(name, error, says)
  for (const [header, value] of Object.entries(brings)) expect(error.headers?.[header] ?? null).toBe(value)
}

/** Sends the case through the SDK and returns the SDK's error. */
async function refusedBySdk(local: Started, asked: Case): Promise<Stripe.errors.StripeError> {
  const { method = 'GET', path, form = '' } = asked
  const httpClient = Stripe.createFetchHttpClient((url: RequestInfo | URL, init: RequestInit = {}) => {
    const body = method === 'POST' ? form : undefined
    return fetch(url, { ...init, body, headers: headersOf(init, asked) })
  })
  const stripe = new Stripe(testKey, { ...local.sdk(), httpClient })
  try {
    await stripe.rawRequest(method, path)
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error(`${method} ${path} ${form} was not refused`)
}

function headersOf(init: RequestInit, { headers = {} }: Case): Headers {
  const laid = new Headers(init.headers)
  laid.delete('content-length')
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) laid.delete(name)
    else laid.set(name, value)
  }
  return laid
}

function expectError(name: RefusalName, error: unknown, says: Case['says']): void {
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  const { status, body } = refusal(name, says)
  const { type, code, param, message } = body.error
  const { statusCode, rawType, requestId } = error
  const told = { status: statusCode, type: rawType, code: error.code, param: error.param, message: error.message }
  expect(told).toEqual({ status, type, code, param, message })
  expect(message).not.toMatch(/\{\w+\}/)
  expect(error.type).toBe(type === 'idempotency_error' && status === 400 ? 'StripeIdempotencyError' : classes[status])
  expect(requestId).toMatch(/^req_/)
}

/** The SDK's error class for each status. */
const classes: Record<number, string> = {
  400: 'StripeInvalidRequestError',
  401: 'StripeAuthenticationError',
  402: 'StripeCardError',
  403: 'StripePermissionError',
  404: 'StripeInvalidRequestError',
  409: 'StripeAPIError',
  429: 'StripeRateLimitError',
  501: 'StripeAPIError',
}
