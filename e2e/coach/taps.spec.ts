import type { Page, Request } from '@playwright/test'
import { hydrated, shownAfter, slowDown, watchTaps } from '../support/pages/slow-line'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

const bar = (page: Page) => page.locator('.under-way')
const announced = (page: Page) => bar(page).getByRole('status')
const button = (page: Page, name: string) => page.getByRole('button', { name })

/** Answers wait until `release`. */
async function holdAnswers(page: Page, isHeld: (request: Request) => boolean) {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/*', async (route) => {
    if (isHeld(route.request())) await released
    await route.fallback()
  })
  return release
}

const isPage = (request: Request) => request.url().includes('_rsc=')
const isPress = (request: Request) => request.method() === 'POST' && 'next-action' in request.headers()

test('shows each tap within 150 ms on a slow line, until the answer is there', async ({
  coachPage: page,
  coach,
  database,
}) => {
  await bringIntoState(database, coach.coachId, 'ready')
  await watchTaps(page)
  await page.goto('/payouts')
  await slowDown(page)

  await (await hydrated(page.getByRole('link', { name: 'See your payments' }))).click()
  expect(await shownAfter(page)).toBeLessThan(150)
  await expect(page.getByRole('heading', { level: 1, name: 'Your payments' })).toBeFocused()
  await expect(bar(page)).toHaveCount(0)

  await page.getByRole('link', { name: 'Your payouts' }).first().click()
  expect(await shownAfter(page)).toBeLessThan(150)
  await expect(button(page, 'Check again')).toBeVisible()
  await expect(bar(page)).toHaveCount(0)

  await (await hydrated(button(page, 'Check again'))).click()
  expect(await shownAfter(page)).toBeLessThan(150)
  await expect(page.getByRole('status').filter({ hasText: 'Checked just now.' })).toBeFocused()
  await expect(bar(page)).toHaveCount(0)
})

test('announces a wait only when it is long, and moves nothing where motion is reduced', async ({
  coachPage: page,
  coach,
  database,
}) => {
  await bringIntoState(database, coach.coachId, 'ready')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/payouts')
  const link = await hydrated(page.getByRole('link', { name: 'See your payments' }))
  const release = await holdAnswers(page, isPage)
  await page.clock.install()
  await link.click()
  await expect(bar(page)).toBeAttached()
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  await expect(announced(page)).toHaveText('')
  await page.clock.runFor(1_000)
  await expect(announced(page)).toHaveText('One moment…')
  release()
  await expect(page.getByRole('heading', { level: 1, name: 'Your payments' })).toBeVisible()
  await expect(bar(page)).toHaveCount(0)
})

test('shows that a press leads to Stripe until the page is left, and lets press again after Back', async ({
  coachPage: page,
  coach,
  database,
}) => {
  await bringIntoState(database, coach.coachId, 'needs-you')
  await page.goto('/payouts')
  const next = await hydrated(button(page, 'Send a new photo ID'))
  const release = await holdAnswers(page, isPress)
  await next.click()
  await expect(bar(page)).toBeAttached()
  release()
  await atStripe(page)
  await page.goBack()
  await (await hydrated(next)).click()
  await atStripe(page)

  // A browser may keep the page as it was left, and no answer comes any more.
  await page.goBack()
  await hydrated(next)
  await holdAnswers(page, isPress)
  await next.click()
  await expect(bar(page)).toBeAttached()
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await expect(bar(page)).toHaveCount(0)
  await expect(next).toHaveAttribute('aria-disabled', 'false')
})

const atStripe = (page: Page) => page.waitForURL((url) => url.origin === getStack().localStripeUrl)
