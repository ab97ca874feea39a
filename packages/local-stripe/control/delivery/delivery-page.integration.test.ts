import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Behaviour, harmless } from '../../events/behaviour'
import { type Started, startLocalStripe } from '../../testing/start'

let local: Started
beforeAll(async () => {
  local = await startLocalStripe()
})
afterEach(() => local.control('POST', '/delivery', { reset: true }))
afterAll(() => local.close())

test('delivers events as set in the form, and shows it', async () => {
  const { status } = await submit('', { 'duplicates.share': '0.25', 'duplicates.most': '3', seed: '7' })
  expect(status).toBe(303)
  expect(await behaviour()).toEqual({ ...harmless, duplicates: { share: 0.25, most: 3 }, seed: 7 })
  expect(await pageNow()).toContain('name="duplicates.share" type="number" step="any" required value="0.25"')
})

test('refuses a share above one or an empty field, and sets nothing', async () => {
  for (const share of ['2', '']) {
    const refused = await submit('', { 'reorder.share': share, 'reorder.most_ms': '100', seed: '9' })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('Nothing was set.')
  }
  expect(await behaviour()).toEqual(harmless)
})

test('starts silence and loss with one click each, and ends both with one', async () => {
  await submit('/silence', { seconds: '60' })
  expect(await pageNow()).toContain('Silent until')
  await submit('/silence', { seconds: '0' })
  expect((await behaviour()).silent_until).toBeNull()
  await submit('/lose', { lose: 'yes' })
  expect(await pageNow()).toContain('What is made now is never delivered.')
  await submit('/reset', {})
  expect(await behaviour()).toEqual(harmless)
  expect((await submit('/silence', { seconds: 'long' })).status).toBe(400)
})

test('changes nothing for a form on another site', async () => {
  const { status } = await submit('/lose', { lose: 'yes' }, { origin: 'https://elsewhere.example' })
  expect(status).toBe(403)
  expect(await behaviour()).toEqual(harmless)
})

function submit(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(form)
  return fetch(`${local.url()}/control/delivery${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

async function pageNow(): Promise<string> {
  return (await fetch(`${local.url()}/control/delivery`)).text()
}

function behaviour(): Promise<Behaviour> {
  return local.control<Behaviour>('GET', '/delivery')
}
