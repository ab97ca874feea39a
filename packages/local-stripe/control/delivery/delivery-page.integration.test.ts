import { expect } from 'vitest'
import { type DeliverySettings, undisturbed } from '../../events/delivery-settings'
import { localStripeTest } from '../../testing/local-stripe-test'
import type { Started } from '../../testing/start'

const test = localStripeTest()
test.afterEach(({ local }) => local.control('POST', '/delivery', { reset: true }))

test('delivers events as set in the form, and shows it', async ({ local }) => {
  const { status } = await submit(local, '', { 'duplicates.share': '0.25', 'duplicates.most': '3', seed: '7' })
  expect(status).toBe(303)
  expect(await settings(local)).toEqual({ ...undisturbed, duplicates: { share: 0.25, most: 3 }, seed: 7 })
  expect(await pageNow(local)).toContain('name="duplicates.share" type="number" step="any" required value="0.25"')
})

test('refuses a share above one or an empty field, and sets nothing', async ({ local }) => {
  for (const share of ['2', '']) {
    const refused = await submit(local, '', { 'reorder.share': share, 'reorder.most_ms': '100', seed: '9' })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('Nothing was set.')
  }
  expect(await settings(local)).toEqual(undisturbed)
})

test('starts silence and loss with one click each, and ends both with one', async ({ local }) => {
  await submit(local, '/silence', { seconds: '60' })
  expect(await pageNow(local)).toContain('Silent until')
  await submit(local, '/silence', { seconds: '0' })
  expect((await settings(local)).silent_until).toBeNull()
  await submit(local, '/lose', { lose: 'yes' })
  expect(await pageNow(local)).toContain('New events are never delivered.')
  await submit(local, '/reset', {})
  expect(await settings(local)).toEqual(undisturbed)
  expect((await submit(local, '/silence', { seconds: 'long' })).status).toBe(400)
})

test('changes nothing for a form on another site', async ({ local }) => {
  const { status } = await submit(local, '/lose', { lose: 'yes' }, { origin: 'https://elsewhere.example' })
  expect(status).toBe(403)
  expect(await settings(local)).toEqual(undisturbed)
})

function submit(
  local: Started,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams(form)
  return fetch(`${local.url()}/control/delivery${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

async function pageNow(local: Started): Promise<string> {
  return (await fetch(`${local.url()}/control/delivery`)).text()
}

function settings(local: Started): Promise<DeliverySettings> {
  return local.control<DeliverySettings>('GET', '/delivery')
}
