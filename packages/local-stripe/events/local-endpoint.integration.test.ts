import { expect } from 'vitest'
import { localStripeTest, stripeAt } from '../testing/local-stripe-test'
import { type Started, startLocalStripe } from '../testing/start'

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs
const test = localStripeTest().extend('open', { scope: 'file' }, async ({}, { onCleanup }) => {
  const open = await startLocalStripe({ sendsAnywhere: true })
  onCleanup(() => open.close())
  return open
})

test('sends nothing to another machine, and the event says why', async ({ local }) => {
  expect(await firstDelivery(local)).toMatchObject({
    settled: true,
    attempts: [{ status: null, error: expect.stringContaining('on another machine') }],
  })
})

test('sends to other machines where allowed', async ({ open }) => {
  const { attempts } = await firstDelivery(open)
  expect(attempts[0]?.status).toBeNull()
  expect(attempts[0]?.error).not.toContain('on another machine')
})

interface Delivery {
  settled: boolean
  attempts: { status: number | null; error: string | null }[]
}

/** Sends to a host name that does not exist. */
async function firstDelivery(local: Started): Promise<Delivery> {
  const stripe = stripeAt(local)
  const url = 'https://webhook.invalid/hook'
  await stripe.webhookEndpoints.create({ url, connect: true, enabled_events: ['account.updated'] })
  const { id } = await stripe.accounts.create({ type: 'express' })
  await stripe.accounts.update(id, { metadata: { changed: 'yes' } })
  const told = async () => {
    const path = `/events?account=${id}`
    const { data } = await local.control<{ data: { deliveries: Delivery[] }[] }>('GET', path)
    return data.flatMap(({ deliveries }) => deliveries)
  }
  await expect.poll(async () => (await told())[0]?.attempts.length).toBeGreaterThan(0)
  const [first] = await told()
  return first ?? { settled: false, attempts: [] }
}
