import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiVersion } from '../client/client'
import { error, noAnswers, ok } from '../testing/answers'
import { type Arranged, type ArrangedStripe, openArrangedStripe } from '../testing/arranged-stripe'
import { limitsWith } from '../testing/scene'
import { createEndpointCheck } from './endpoint-check'

let stripe: ArrangedStripe
beforeAll(async () => {
  stripe = await openArrangedStripe()
})
afterAll(() => stripe.close())

const url = 'https://pay.example.com/api/stripe/webhook'
const right = {
  id: 'we_1',
  url,
  status: 'enabled',
  api_version: apiVersion,
  enabled_events: ['account.updated', 'capability.updated'],
}

function check(answer: Arranged) {
  stripe.arrange('GET /v1/webhook_endpoints', answer)
  // Short only for silence: a busy machine may answer slowly.
  const timeout = answer === 'silence' ? 200 : 30_000
  return createEndpointCheck({
    secretKey: 'sk_test_lookout',
    apiBase: stripe.url,
    url,
    limits: limitsWith(timeout),
  }).check()
}

const listBody = (...data: object[]) => ({ object: 'list', data, has_more: false })
const listed = (...data: object[]) => ok(listBody(...data))

test('finds no faults in a correct endpoint with agreeing clocks', async () => {
  expect(await check(listed(right))).toEqual({ kind: 'seen', faults: [], clockAheadSeconds: expect.closeTo(0, -1) })
})

test.each([
  ['absent', { url: 'https://elsewhere.example.com/' }],
  ['disabled', { status: 'disabled' }],
  ['events', { enabled_events: ['account.updated'] }],
  ['more-events', { enabled_events: [...right.enabled_events, 'person.created'] }],
  ['more-events', { enabled_events: ['*'] }],
  ['more-events', { enabled_events: [...right.enabled_events, 'account.application.deauthorized', 'person.created'] }],
  ['api-version', { api_version: '2025-03-31.basil' }],
  ['api-version', { api_version: null }],
])('finds the fault %s', async (fault, change) => {
  expect(await check(listed({ ...right, ...change }))).toMatchObject({ kind: 'seen', faults: [fault] })
})

test('judges the best of several endpoints at our address', async () => {
  const older = { ...right, id: 'we_0', api_version: '2025-03-31.basil', status: 'disabled' }
  expect(await check(listed(older, right))).toMatchObject({ faults: [] })
})

test('prefers a receiving endpoint to one of our version that does not receive', async () => {
  const off = { ...right, id: 'we_0', status: 'disabled' }
  const old = { ...right, api_version: '2025-03-31.basil' }
  expect(await check(listed(off, old))).toMatchObject({ faults: ['api-version'] })
})

test('calls a second enabled endpoint a fault by itself', async () => {
  const second = { ...right, id: 'we_0' }
  expect(await check(listed(second, right))).toMatchObject({ faults: ['surplus'] })
  expect(await check(listed({ ...second, api_version: null }, right))).toMatchObject({ faults: ['surplus'] })
})

test('measures our clock to the second or so', async () => {
  for (const ahead of [-3600, 90]) {
    const date = new Date(Date.now() - ahead * 1000).toUTCString()
    const answer = await check({ status: 200, body: listBody(right), headers: { date } })
    expect(answer).toMatchObject({ clockAheadSeconds: expect.toSatisfy((at: number) => Math.abs(at - ahead) <= 2) })
  }
})

test('distinguishes a key without permission from a refused one', async () => {
  const notAllowed = error(403, { message: "The provided key 'rk_live_' does not have the required permissions." })
  expect(await check(notAllowed)).toMatchObject({ kind: 'not-allowed', clockAheadSeconds: expect.closeTo(0, -1) })
  expect(await check(error(401))).toMatchObject({ kind: 'away', failure: 'key-refused' })
})

test.each(noAnswers)('reports it when Stripe $name', async ({ answer, failure }) => {
  expect(await check(answer)).toMatchObject({ kind: 'away', failure })
})

test('asks a silent Stripe once, because a person waits', async () => {
  stripe.received.length = 0
  await check('silence')
  expect(stripe.received).toHaveLength(1)
})
