import type { Page } from '@playwright/test'
import { bringIntoState, raise } from '../support/scenes/coach-in-state'
import { control } from '../support/servers/local-stripe'
import { expect, test } from '../support/test'

const moment = (page: Page) => page.getByText('That’s it. Clients can pay you.')

/** The animations of the page that move it for a while, by their length in milliseconds. */
const motions = (page: Page) =>
  page.evaluate(() => document.getAnimations().map((each) => each.effect?.getComputedTiming().duration))

test('closes the mark in 400 ms at the first sight of being ready, and not again', async ({
  coachPage: page,
  database,
  coach,
}) => {
  await bringIntoState(database, coach.coachId, 'ready')
  await page.goto('/payouts')
  await expect(moment(page)).toBeVisible()
  expect(await motions(page)).toEqual([400])
  await expect.poll(async () => (await page.context().cookies()).map(({ name }) => name)).toContain('greenlight-ready')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
  await expect(moment(page)).toHaveCount(0)
})

test('shows the moment on an open page that becomes ready, unmoved where motion is reduced', async ({
  coachPage: page,
  database,
  coach,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const accountId = await bringIntoState(database, coach.coachId, 'in-review')
  await page.goto('/payouts')
  await expect(page.getByRole('heading', { name: 'You can’t be paid yet' })).toBeVisible()
  await expect(moment(page)).toHaveCount(0)
  const requirements = { pending_verification: [], disabled_reason: null }
  const capabilities = { transfers: 'active', card_payments: 'active' }
  const facts = { payouts_enabled: true, charges_enabled: true, capabilities, requirements }
  await control('POST', `/accounts/${accountId}/facts`, { ...facts, notify: false })
  await raise(database, accountId)
  await expect(moment(page)).toBeVisible()
  expect(await motions(page)).toEqual([])
})
