import { readFileSync } from 'node:fs'
import Stripe from 'stripe'
import { expect } from 'vitest'
import { packageFolder } from '../package-folder'
import { findOperation, openapi } from '../schema/openapi'
import { byCard } from '../testing/by-card'
import { localStripeTest } from '../testing/local-stripe-test'
import { type Started, testKey } from '../testing/start'
import { supportedOperations } from './operations'

const test = localStripeTest()

const built = supportedOperations.map(({ method, path }) => `${method} ${path}`).sort()

test('runs every operation with the real SDK', async ({ local }) => {
  await drive(local, new Stripe(testKey, local.sdk()))
  const { data } = await local.control<{ data: { method: string; path: string; status: number }[] }>('GET', '/requests')
  const driven = data
    .filter(({ status }) => status === 200)
    .map(({ method, path }) => `${method} ${findOperation(method, path)?.path}`)
  expect([...new Set(driven)].sort()).toEqual(built)
})

/** Ignores how the path's ids are named. */
const shapeOf = (operation: string) => operation.replace(/\{\w+\}/g, '{}')
const isBuilt = (operation: string) => built.some((each) => shapeOf(each) === shapeOf(operation))
const stripeOperations = JSON.parse(
  readFileSync(new URL('data/stripe-operations.json', packageFolder), 'utf8'),
) as string[]
const inSchema = Object.entries(openapi.paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
)
const shapesInSchema = inSchema.map(shapeOf)
const unbuilt = [
  ...inSchema,
  ...stripeOperations.filter((operation) => !shapesInSchema.includes(shapeOf(operation))),
].filter((operation) => !isBuilt(operation))

test.for(unbuilt)('refuses %s by name', async (operation, { local }) => {
  const [method = '', path = ''] = operation.split(' ')
  const address = `${local.url()}${path.replace(/\{\w+\}/g, 'id_1')}`
  const response = await fetch(address, { method, headers: { authorization: `Bearer ${testKey}` } })
  expect(response.status).toBe(501)
  expect(response.headers.get('stripe-should-retry')).toBe('false')
  expect(await response.json()).toMatchObject({
    error: {
      type: 'invalid_request_error',
      code: 'not_built_by_local_stripe',
      message: `The local Stripe does not do ${operation} yet.`,
    },
  })
})

/** Calls each operation once, in an order in which each succeeds. */
async function drive(local: Started, stripe: Stripe): Promise<void> {
  const url = 'http://localhost:3999/hook'
  const endpoint = await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] })
  await stripe.webhookEndpoints.retrieve(endpoint.id)
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
  await stripe.webhookEndpoints.list()
  await stripe.webhookEndpoints.del(endpoint.id)

  await stripe.accounts.retrieveCurrent()
  await stripe.balance.retrieve()
  const both = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities: both })
  await stripe.accounts.retrieve(id)
  await stripe.accounts.update(id, { email: 'coach@example.com' })
  await stripe.accounts.list()
  await stripe.accounts.listCapabilities(id)
  await stripe.accounts.retrieveCapability(id, 'transfers')
  await stripe.accounts.updateCapability(id, 'transfers', { requested: true })
  await stripe.accounts.listPersons(id)
  await stripe.accounts.listExternalAccounts(id)
  const pages = { refresh_url: 'http://localhost:3999/refresh', return_url: 'http://localhost:3999/return' }
  await stripe.accountLinks.create({ account: id, type: 'account_onboarding', ...pages })

  await local.control('POST', `/accounts/${id}/facts`, { details_submitted: true })
  await stripe.accounts.createLoginLink(id)
  const { data } = await stripe.events.list({}, { stripeAccount: id })
  await stripe.events.retrieve(data[0]?.id ?? '', {}, { stripeAccount: id })
  await local.control('POST', `/accounts/${id}/facts`, { capabilities: { transfers: 'active' } })
  await drivePayments(local, stripe, id)
  await drivePayouts(local, stripe, id)
  await stripe.accounts.reject(id, { reason: 'other' })
  await stripe.accounts.unreject(id)
  await stripe.accounts.del(id)
}

async function drivePayments(local: Started, stripe: Stripe, destination: string): Promise<void> {
  const { id: unused } = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd' })
  await stripe.paymentIntents.retrieve(unused)
  await stripe.paymentIntents.update(unused, { amount: 2000 })
  await stripe.paymentIntents.cancel(unused)
  const asked = { amount: 1000, currency: 'usd', payment_method: 'pm_card_visa', capture_method: 'manual' } as const
  const { id } = await stripe.paymentIntents.create({
    ...asked,
    application_fee_amount: 100,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    transfer_data: { destination },
  })
  await stripe.paymentIntents.confirm(id)
  const { latest_charge } = await stripe.paymentIntents.capture(id)
  await stripe.paymentIntents.list()
  await stripe.charges.list()
  const { transfer, application_fee } = await stripe.charges.retrieve(String(latest_charge))
  await stripe.transfers.list()
  await stripe.transfers.retrieve(String(transfer))
  await stripe.applicationFees.list()
  await stripe.applicationFees.retrieve(String(application_fee))
  const { id: sent } = await stripe.transfers.create({ amount: 10, currency: 'usd', destination })
  await stripe.transfers.createReversal(sent, { amount: 5 })
  const back = { reverse_transfer: true, refund_application_fee: true }
  const refund = await stripe.refunds.create({ payment_intent: id, amount: 500, ...back })
  await stripe.rawRequest('GET', `/v1/charges/${latest_charge}/refunds`)
  await stripe.transfers.listReversals(String(transfer))
  await stripe.transfers.retrieveReversal(String(transfer), String(refund.transfer_reversal))
  const returned = await stripe.applicationFees.listRefunds(String(application_fee))
  await stripe.applicationFees.retrieveRefund(String(application_fee), returned.data[0]?.id ?? '')
  await stripe.refunds.list()
  await stripe.refunds.retrieve(refund.id)
  const dispute = await local.control<{ id: string }>('POST', `/payments/${id}/dispute`, {})
  await stripe.disputes.list()
  await stripe.disputes.retrieve(dispute.id)
  await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'It was given.' } })
  await stripe.disputes.close(dispute.id)
  await stripe.balanceTransactions.list()
  await stripe.balanceTransactions.retrieve(String(refund.balance_transaction))
}

async function drivePayouts(local: Started, stripe: Stripe, id: string): Promise<void> {
  await local.control('POST', `/accounts/${id}/facts`, { reset: true })
  await local.control('POST', `/accounts/${id}/acts`, { act: 'ready' })
  const as = { stripeAccount: id }
  const asked = { amount: 9000, currency: 'usd', capture_method: 'automatic', ...byCard } as const
  await stripe.paymentIntents.create(asked)
  await stripe.transfers.create({ amount: 5000, currency: 'usd', destination: id })
  const payout = await stripe.payouts.create({ amount: 500, currency: 'usd' }, as)
  await stripe.payouts.list({}, as)
  await stripe.payouts.retrieve(payout.id, {}, as)
  await stripe.payouts.update(payout.id, { metadata: { run: '3' } }, as)
  await stripe.payouts.cancel(payout.id, {}, as)
}
