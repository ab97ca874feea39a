import type Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../../testing/local-stripe-test'
import type { Started } from '../../testing/start'

const test = localStripeTest().extend('destination', async ({ local, stripe }) => {
  const both = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities: both })
  await transfers(local, id, 'active')
  return id
})

const back = 'http://localhost:3999/back?order=7'

test('lets a payer choose a card and return with the result', async ({ local, stripe, destination }) => {
  const { id, at, secret } = await waiting(local, stripe, destination)
  const page = await (await fetch(at)).text()
  expect(page).toContain('<h1>Pay $42.00</h1>')
  expect(page).toContain('One &lt;lesson&gt;')
  expect(page).not.toContain('<script')
  const sent = await send(`${at}?return_url=${encodeURIComponent(back)}`, { card: 'pm_card_visa' })
  expect(sent.status).toBe(303)
  const to = new URL(sent.headers.get('location') ?? '')
  expect(to.origin + to.pathname).toBe('http://localhost:3999/back')
  expect(Object.fromEntries(to.searchParams)).toEqual({
    order: '7',
    payment_intent: id,
    payment_intent_client_secret: secret,
    redirect_status: 'succeeded',
  })
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded')
  expect(await (await fetch(at)).text()).toContain('$42.00 was paid.')
})

test('lets a form lead to the platform and nowhere else', async ({ local, stripe, destination }) => {
  const { at } = await waiting(local, stripe, destination)
  const policy = async (address: string) => (await fetch(address)).headers.get('content-security-policy')
  expect(await policy(at)).toContain("form-action 'self';")
  expect(await policy(`${at}?return_url=${encodeURIComponent(back)}`)).toContain(
    "form-action 'self' http://localhost:3999;",
  )
  expect(await policy(`${at}?return_url=javascript:alert(1)`)).toContain("form-action 'self';")
})

test('says that a card was declined, and lets another one pay', async ({ local, stripe, destination }) => {
  const { id, at } = await waiting(local, stripe, destination)
  const declined = await send(at, { card: 'pm_card_chargeDeclinedInsufficientFunds' })
  expect(declined.status).toBe(422)
  expect(await declined.text()).toContain('Your card has insufficient funds.')
  expect((await stripe.charges.list({ payment_intent: id })).data).toMatchObject([{ status: 'failed' }])
  const paid = await send(at, { card: 'pm_card_visa' })
  expect(paid.headers.get('location')).toBe(new URL(at).pathname)
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded')
  expect((await send(at, { card: 'pm_card_nobody' })).status).toBe(303)
})

test('passes 3-D Secure, or fails it and retries', async ({ local, stripe, destination }) => {
  const { id, at } = await waiting(local, stripe, destination)
  const address = `${at}?return_url=${encodeURIComponent(back)}`
  const asked = await send(address, { card: 'pm_card_threeDSecure2Required' })
  const authenticate = `${at}/authenticate`
  expect(asked.headers.get('location')).toBe(new URL(authenticate).pathname)
  expect(await (await fetch(at)).text()).toContain('<h1>3-D Secure</h1>')
  const failed = await send(authenticate, { outcome: 'fail' })
  expect(failed.headers.get('location')).toContain('redirect_status=failed')
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_payment_method',
    latest_charge: null,
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  })
  expect(await (await fetch(at)).text()).toContain('failed authentication')

  await send(address, { card: 'pm_card_authenticationRequired' })
  const passed = await send(authenticate, { outcome: 'complete' })
  expect(passed.headers.get('location')).toContain('redirect_status=succeeded')
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded', next_action: null })
  expect((await send(authenticate, { outcome: 'complete' })).status).toBe(303)
  expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1)
})

test('pays once for two clicks at once', async ({ local, stripe, destination }) => {
  const { id, at } = await waiting(local, stripe, destination)
  const clicks = [1, 2, 3].map(() => send(at, { card: 'pm_card_visa' }))
  expect((await Promise.all(clicks)).map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1)
})

test('pays nothing to a coach switched off before the click, and says so', async ({ local, stripe, destination }) => {
  const { id, at } = await waiting(local, stripe, destination)
  await transfers(local, destination, 'inactive')
  const refused = await send(at, { card: 'pm_card_visa' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('This did not work')
  await transfers(local, destination, 'active')
  await send(at, { card: 'pm_card_threeDSecure2Required' })
  await transfers(local, destination, 'inactive')
  expect((await send(`${at}/authenticate`, { outcome: 'complete' })).status).toBe(422)
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_action')
})

test('rejects a wrong client secret', async ({ local, stripe, destination }) => {
  const { id, secret } = await waiting(local, stripe, destination)
  for (const wrong of [id, `${id}_secret_`, `${secret}x`, 'pi_nobody_secret_a']) {
    expect((await fetch(`${local.url()}/pay/${wrong}`)).status).toBe(404)
  }
})

test('shows incoming payments in the coach’s dashboard', async ({ local, stripe, destination }) => {
  const { at } = await waiting(local, stripe, destination)
  await send(at, { card: 'pm_card_visa' })
  await local.control('POST', `/accounts/${destination}/facts`, { details_submitted: true })
  const dashboard = async () => (await fetch((await stripe.accounts.createLoginLink(destination)).url)).text()
  // The money is booked a moment after the client was told.
  await expect.poll(dashboard).toContain('<p>$0.00 available, $42.00 pending.</p>')
})

async function waiting(local: Started, stripe: Stripe, destination: string) {
  const { id, client_secret } = await stripe.paymentIntents.create({
    amount: 4200,
    currency: 'usd',
    description: 'One <lesson>',
    transfer_data: { destination },
  })
  const secret = String(client_secret)
  return { id, secret, at: `${local.url()}/pay/${secret}` }
}

function send(address: string, form: Record<string, string>): Promise<Response> {
  return fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
}

function transfers(local: Started, destination: string, status: string): Promise<unknown> {
  return local.control('POST', `/accounts/${destination}/facts`, { capabilities: { transfers: status } })
}
