import { createHmac, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { expect } from 'vitest'
import type { KeyFor, RecentAdminId } from '../lib/payouts/vocabulary/ids'
import type { Delivery } from '../lib/stripe/webhook/receive-delivery'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { measureWalk } from './testing/walk-meter'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10' } })
const admin = 'admin-1' as RecentAdminId

test('stores a webhook event in one statement, without a request to Stripe', async ({ backend, scene, till }) => {
  const accountId = await scene.accountIdOf(await till.readyCoach())
  const receive = backend.deliveriesTo(() => {})
  const deliver = () => receive(deliveryFor(backend, accountId))
  await deliver()
  const { files, statements, requests } = await measureWalk(backend, deliver)
  expect([statements, requests]).toEqual([1, 0])
  expect(files.length, files.join(' ')).toBeLessThanOrEqual(10)

  const fetch = await measureWalk(backend, () => backend.engine.fetchPending())
  expect([fetch.statements, fetch.requests]).toEqual([3, 1])
  expect(fetch.files.length, fetch.files.join(' ')).toBeLessThanOrEqual(28)
})

test('sets up an account and its link with two requests', async ({ backend }) => {
  await backend.payouts.setUp(await backend.newCoach(), 'DE')
  const coachId = await backend.newCoach()
  const { files, statements, requests } = await measureWalk(backend, () => backend.payouts.setUp(coachId, 'DE'))
  expect([statements, requests]).toEqual([10, 2])
  expect(files.length, files.join(' ')).toBeLessThanOrEqual(43)
})

test('shows a coach’s page with six statements, and marks it with one', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  await backend.payouts.status(coachId)
  const page = () => Promise.all([backend.payouts.status(coachId), backend.payouts.money(coachId)])
  const { statements, requests } = await measureWalk(backend, page)
  expect([statements, requests]).toEqual([6, 0])

  const mark = await measureWalk(backend, () => backend.payouts.mark(coachId))
  expect([mark.statements, mark.requests]).toEqual([1, 0])
})

test('makes a payment through the API with one request', async ({ backend, till }) => {
  const coach = await till.readyCoach()
  const { id } = await backend.payouts.makeKey(admin, { name: 'Booking', scopes: ['charges'] })
  const pay = (reference: string) =>
    backend.payouts.chargeAs(id as KeyFor<'charges'>, {
      ...{ coach, reference, amount: 2_000, currency: 'eur', idempotencyKey: null },
    })
  await pay('first')
  const { files, statements, requests } = await measureWalk(backend, () => pay('second'))
  expect([statements, requests]).toEqual([14, 1])
  expect(files.length, files.join(' ')).toBeLessThanOrEqual(42)
})

test('refunds with a check before and after', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  const refund = (reference: string) =>
    backend.payouts.refund(admin, { id: randomUUID(), reference, amount: 500, takesBack: true, leftSeen: 2_000 })
  for (const reference of ['one', 'two']) await till.pay(await till.charge(coachId, 2_000, reference))
  await till.check()
  await refund('one')
  const { files, statements, requests } = await measureWalk(backend, () => refund('two'))
  expect([statements, requests]).toEqual([20, 3])
  expect(files.length, files.join(' ')).toBeLessThanOrEqual(35)
})

function deliveryFor(backend: Backend, accountId: string): Delivery {
  const seconds = Math.floor(Date.now() / 1000)
  const body = JSON.stringify({
    ...{ id: `evt_${randomUUID().replaceAll('-', '')}`, object: 'event', type: 'account.updated', account: accountId },
    ...{ api_version: '2026-10-28.endive', created: seconds, livemode: false, data: { object: { id: accountId } } },
  })
  const secret = String(backend.settings.STRIPE_WEBHOOK_SECRETS)
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  const signed = `t=${seconds},v1=${signature}`
  return { encoding: null, length: null, signature: signed, body: Readable.from([Buffer.from(body)]) }
}
