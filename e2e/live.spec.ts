import { expect } from '@playwright/test'
import { bringIntoState } from './support/coach-in-state'
import { control } from './support/local-stripe'
import { type SignedIn, signInNewCoach } from './support/session'
import { getStack } from './support/stack'
import { test } from './support/visitor'

let coach: SignedIn

test.beforeEach(async ({ context, memory }) => {
  coach = await signInNewCoach(memory, context, getStack().appUrl)
})

test('A page that waits asks again and hears "nothing new", until a notice turns it without a reload', async ({
  page,
  memory,
}) => {
  const accountId = await bringIntoState(memory, coach.coachId, 'in-review')
  const answers: number[] = []
  page.on('response', (response) => response.url().endsWith('/api/payouts/live') && answers.push(response.status()))
  await page.goto('/payouts')
  await page.evaluate(() => Object.assign(window, { isFirstVisit: true }))
  await expect.poll(() => answers, { timeout: 10_000 }).toEqual([304, 304])

  const requirements = { pending_verification: [], disabled_reason: null }
  const capabilities = { transfers: 'active', card_payments: 'active' }
  const facts = { payouts_enabled: true, charges_enabled: true, capabilities, requirements }
  await control('POST', `/accounts/${accountId}/facts`, facts)
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible({ timeout: 10_000 })
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'You can be paid.' })).toBeAttached()
  expect(await page.evaluate(() => 'isFirstVisit' in window)).toBe(true)
})

test('A page that waits for nothing asks nothing', async ({ page, memory }) => {
  await bringIntoState(memory, coach.coachId, 'ready')
  await page.clock.install()
  let asked = 0
  page.on('request', (request) => request.url().endsWith('/api/payouts/live') && asked++)
  await page.goto('/payouts')
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
  await page.clock.runFor(60_000)
  expect(asked).toBe(0)
})

test('A page that waits asks every three seconds, and after two minutes every fifteen', async ({ page, memory }) => {
  await bringIntoState(memory, coach.coachId, 'in-review')
  await page.clock.install()
  let asked = 0
  await page.route('**/api/payouts/live', (route) => {
    asked++
    return route.fulfill({ status: 304 })
  })
  await page.goto('/payouts')
  await expect(page.getByRole('heading', { name: 'Not yet: Stripe is checking what you sent.' })).toBeVisible()
  const asksWithin = async (seconds: number) => {
    const before = asked
    for (let second = 0; second < seconds; second++) await page.clock.runFor(1_000)
    return asked - before
  }
  // An answer may take a tick to arrive, so fewer can be counted, never more.
  const quick = await asksWithin(60)
  expect(quick).toBeLessThanOrEqual(20)
  expect(quick).toBeGreaterThanOrEqual(8)
  await asksWithin(75)
  const slow = await asksWithin(60)
  expect(slow).toBeLessThanOrEqual(4)
  expect(slow).toBeGreaterThanOrEqual(1)
})

test('Whoever checks again too soon is told when they can', async ({ page, memory }) => {
  await bringIntoState(memory, coach.coachId, 'ready')
  await page.goto('/payouts')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Checked just now.')).toBeVisible()
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText(/You can do this again at \d\d:\d\d:\d\d \(UTC\)\./)).toBeVisible()
})
