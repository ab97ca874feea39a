import type Stripe from 'stripe'
import { expect } from 'vitest'
import { type Listener, openListener } from '../testing/listener'
import { localStripeTest, stripeAt } from '../testing/local-stripe-test'
import type { Started } from '../testing/start'

const keys = { mine: 'sk_test_keysmine1234', other: 'sk_test_keysother123' }
const test = localStripeTest()
  .extend('mine', ({ local }) => stripeAt(local, keys.mine))
  .extend('other', ({ local }) => stripeAt(local, keys.other))

test('moves a key’s clock alone, across a restart, and all clocks together', async ({ local, mine, other }) => {
  await local.control('POST', '/clock', { advance: 1000 })
  await controlAs(local, 'mine', 'POST', '/clock', { advance: 86_400 })
  const times = async (clients: Stripe[]) => {
    const [one, two] = await Promise.all(clients.map((stripe) => stripe.accounts.create({ type: 'express' })))
    return (one?.created ?? 0) - (two?.created ?? 0)
  }
  expect(await times([mine, other])).toBeGreaterThanOrEqual(86_390)
  expect((await local.control<{ now: number }>('GET', '/clock')).now - Date.now() / 1000).toBeLessThan(1100)
  await local.restart()
  expect(await times([stripeAt(local, keys.mine), stripeAt(local, keys.other)])).toBeGreaterThanOrEqual(86_390)
})

test('changes accounts by their own key’s clock', async ({ local, mine, other }) => {
  const [early, late] = await Promise.all([askedWithinADay(local, other), askedWithinADay(local, mine)])
  expect((await mine.accounts.retrieve(late)).payouts_enabled).toBe(true)
  await controlAs(local, 'mine', 'POST', '/clock', { advance: 86_400 })
  expect((await mine.accounts.retrieve(late)).payouts_enabled).toBe(false)
  expect((await other.accounts.retrieve(early)).payouts_enabled).toBe(true)
})

test('applies a key’s fault to that key alone, and lets it alone lift it', async ({ local, mine, other }) => {
  const path = '/v1/account'
  const { id } = await controlAs<{ id: number }>(local, 'mine', 'POST', '/faults', { path, kind: 'status', times: 2 })
  await other.accounts.retrieve(null)
  await expect(mine.accounts.retrieve(null)).rejects.toThrow('arranged')
  expect(await controlAs(local, 'other', 'GET', '/faults')).toEqual({ data: [] })
  await expect(controlAs(local, 'other', 'DELETE', `/faults/${id}`)).rejects.toThrow('404')
  await controlAs(local, 'other', 'DELETE', '/faults')
  await expect(mine.accounts.retrieve(null)).rejects.toThrow('arranged')
  await mine.accounts.retrieve(null)
})

test('holds back only the events of a silenced key', async ({ local, mine, other }) => {
  const listeners = await Promise.all([listen(mine), listen(other)])
  await controlAs(local, 'mine', 'POST', '/delivery', { silent_seconds: 3600, back_off_ms: 7 })
  await Promise.all([mine, other].map((stripe) => stripe.accounts.create({ type: 'express' }).then(changed(stripe))))
  const [ofMine, ofOther] = listeners as [Listener, Listener]
  await expect.poll(() => ofOther.delivered.length).toBe(1)
  expect(await controlAs(local, 'mine', 'GET', '/deliveries')).toEqual({ waiting: 1 })
  expect(ofMine.delivered).toEqual([])
  expect(await local.control('GET', '/delivery')).toMatchObject({ silent_until: null, back_off_ms: 500 })
  expect(await controlAs(local, 'mine', 'GET', '/delivery')).toMatchObject({ back_off_ms: 7, seed: 1 })

  await controlAs(local, 'mine', 'POST', '/delivery', { silent_seconds: 0 })
  await expect.poll(() => ofMine.delivered.length).toBe(1)
  for (const listener of listeners) await listener.close()
})

test('lists only a key’s own objects, and refuses an invalid key', async ({ local, mine }) => {
  const { data } = await controlAs<{ data: { id: string }[] }>(local, 'mine', 'GET', '/accounts')
  const own = await mine.accounts.list({ limit: 100 })
  expect(data.map(({ id }) => id).sort()).toEqual(own.data.map(({ id }) => id).sort())
  const requests = await controlAs<{ data: { path: string }[] }>(local, 'other', 'GET', '/requests?path=/v1/account')
  expect(requests.data.length).toBeGreaterThan(0)
  const headers = { authorization: 'Bearer pk_test_notsecret123' }
  expect((await fetch(`${local.url()}/_control/accounts`, { headers })).status).toBe(401)
})

test('resets a key’s clock, faults and delivery too', async ({ local, mine }) => {
  await controlAs(local, 'mine', 'POST', '/faults', { path: '/v1/account', kind: 'status', times: null })
  await controlAs(local, 'mine', 'POST', '/delivery', { back_off_ms: 9 })
  await controlAs(local, 'mine', 'POST', '/reset')
  expect(await controlAs(local, 'mine', 'GET', '/delivery')).toMatchObject({ back_off_ms: 500 })
  await mine.accounts.retrieve(null)
  const own = await controlAs<{ now: number }>(local, 'mine', 'GET', '/clock')
  expect(own.now - (await local.control<{ now: number }>('GET', '/clock')).now).toBeLessThan(10)
})

async function controlAs<Answer = unknown>(
  local: Started,
  key: keyof typeof keys,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${keys[key]}` }
  const asked = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await fetch(`${local.url()}/_control${path}`, asked)
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`)
  return (await response.json()) as Answer
}

async function askedWithinADay(local: Started, stripe: Stripe): Promise<string> {
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', capabilities })
  await local.control('POST', `/accounts/${id}/acts`, { act: 'ready' })
  await local.control('POST', `/accounts/${id}/acts`, { act: 'ask', fields: ['individual.id_number'], days: 1 })
  return id
}

async function listen(stripe: Stripe): Promise<Listener> {
  const listener = await openListener()
  await stripe.webhookEndpoints.create({ url: listener.url, connect: true, enabled_events: ['account.updated'] })
  return listener
}

const changed = (stripe: Stripe) => async (account: Stripe.Account) =>
  stripe.accounts.update(account.id, { metadata: { changed: 'yes' } })
