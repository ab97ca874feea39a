import { expect } from 'vitest'
import { localStripeTest } from '../../testing/local-stripe-test'
import type { Started } from '../../testing/start'

const test = localStripeTest()

test('lists payments, and disputes and settles one by hand', async ({ local, stripe }) => {
  expect(await read(local, '/control/payments')).toContain('None yet.')
  const { id, client_secret } = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd' })
  expect(await read(local, '/control/payments')).toContain(id)
  expect(await read(local, `/control/payments/${id}`)).toContain(`/pay/${client_secret}`)
  expect((await submit(local, `/control/payments/${id}/dispute`, { reason: 'fraudulent' })).status).toBe(400)

  await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa', return_url: 'http://127.0.0.1/' })
  await stripe.refunds.create({ payment_intent: id, amount: 100 })
  expect((await submit(local, `/control/payments/${id}/dispute`, { amount: '901', reason: 'fraudulent' })).status).toBe(
    400,
  )
  expect((await submit(local, `/control/payments/${id}/dispute`, { amount: '', reason: 'duplicate' })).status).toBe(303)
  const disputed = await read(local, `/control/payments/${id}`)
  expect(disputed).toContain('$9.00')
  expect(disputed).toContain('duplicate')
  const dispute = /value="(du_\w+)"/.exec(disputed)?.[1] ?? ''
  expect((await submit(local, `/control/payments/${id}/settle`, { dispute, outcome: 'won' })).status).toBe(303)
  expect((await stripe.disputes.retrieve(dispute)).status).toBe('won')
  expect((await submit(local, `/control/payments/${id}/settle`, { dispute, outcome: 'lost' })).status).toBe(400)
  expect((await fetch(`${local.url()}/control/payments/pi_nobody`)).status).toBe(404)
})

test('shows the same books as the balance', async ({ local, stripe }) => {
  const { available } = await stripe.balance.retrieve()
  const { data } = await local.control<{ data: { account: string | null; net: number }[] }>('GET', '/books')
  expect(available[0]?.amount).toBe(data.reduce((sum, { net }) => sum + net, 0))
  expect(await read(local, '/control/books')).toContain('charge $9.41 (1)')
})

test('lets a refund succeed or fail by hand', async ({ local, stripe }) => {
  const card = {
    payment_method: 'pm_card_visa',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  } as const
  const { id } = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd', confirm: true, ...card })
  const { id: refund } = await stripe.refunds.create({ payment_intent: id, amount: 100 })
  expect(await read(local, `/control/payments/${id}`)).not.toContain('It goes through')
  const failing = { refund, outcome: 'failed', reason: 'lost_or_stolen_card' }
  expect((await submit(local, `/control/payments/${id}/refund`, { ...failing, reason: 'mood' })).status).toBe(400)
  expect((await submit(local, `/control/payments/${id}/refund`, failing)).status).toBe(303)
  expect(await read(local, `/control/payments/${id}`)).toContain('failed: lost_or_stolen_card')
  expect((await submit(local, `/control/payments/${id}/refund`, failing)).status).toBe(400)
})

test('lets a bank ask, and then dispute, by hand', async ({ local, stripe }) => {
  const card = { payment_method: 'pm_card_visa', return_url: 'http://127.0.0.1/' }
  const { id } = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd', confirm: true, ...card })
  expect((await submit(local, `/control/payments/${id}/dispute`, { reason: 'general', inquiry: 'yes' })).status).toBe(
    303,
  )
  const asked = await read(local, `/control/payments/${id}`)
  expect(asked).toContain('warning_needs_response')
  expect(asked).not.toContain('The platform wins')
  const dispute = /value="(du_\w+)"/.exec(asked)?.[1] ?? ''
  expect((await submit(local, `/control/payments/${id}/settle`, { dispute, outcome: 'won' })).status).toBe(400)
  expect((await submit(local, `/control/payments/${id}/settle`, { dispute, outcome: 'escalated' })).status).toBe(303)
  expect(await read(local, `/control/payments/${id}`)).toContain('The payer withdraws it')
})

test('disputes nothing for a form on another site', async ({ local }) => {
  const headers = { origin: 'https://elsewhere.example' }
  const { status } = await submit(local, '/control/payments/pi_1/dispute', { reason: 'fraudulent' }, headers)
  expect(status).toBe(403)
})

async function read(local: Started, path: string): Promise<string> {
  return (await fetch(local.url() + path)).text()
}

function submit(
  local: Started,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(local.url() + path, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' })
}
