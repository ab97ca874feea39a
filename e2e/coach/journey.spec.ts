import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { askForCode, newAddress, signInByEmail, typeCode } from '../support/pages/email'
import { fillForm, fillStep } from '../support/pages/onboarding'
import { charge } from '../support/scenes/run-charge'
import { getStack } from '../support/servers/stack'
import { expect, newClient, test } from '../support/test'

const newCoach = () => ({ name: 'Mara Holm', email: newAddress() })
const newVisitor = { extraHTTPHeaders: { 'x-forwarded-for': newClient() } }
const ready = 'You can be paid.'

test('takes a coach from sign-in to ready, shows it to an admin, and charges through the gate', async ({
  page,
  browser,
}) => {
  const coach = newCoach()
  await signIn(page, coach.email)
  await expect(heading(page, 'Set up payouts to get paid.')).toBeVisible()
  await setUp(page, coach.name)
  await fillForm(page)

  // No reload: the page showing "in review" updates itself.
  await page.waitForURL('**/payouts')
  await expect(heading(page, 'You can’t be paid yet: Stripe is checking your details.')).toBeVisible()
  await expect(heading(page, ready)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/Checked with Stripe .*, when Stripe reported a change\./)).toBeVisible()
  await expect(page.locator('[aria-live]').filter({ hasText: ready })).toBeAttached()

  const coachId = await findInTable(browser, coach)
  expect(await charge(coachId, 4_200, 'usd', randomUUID())).toMatch(/^Approved and created: pi_/)
})

test('takes a coach the same way without JavaScript, with Refresh for updates', async ({ browser }) => {
  const context = await browser.newContext({ ...newVisitor, javaScriptEnabled: false })
  const page = await context.newPage()
  const coach = newCoach()
  await typeCode(page, await askForCode(page, coach.email, '/payouts'))
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in'))
  await setUp(page, coach.name)
  await fillForm(page)
  await page.waitForURL('**/payouts')
  await expect(heading(page, 'You can’t be paid yet: Stripe is checking your details.')).toBeVisible()
  await expect(async () => {
    // Gone once the page waits for nothing.
    const refresh = page.getByRole('link', { name: 'Refresh' })
    if (await refresh.isVisible()) await refresh.click()
    await expect(heading(page, ready)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await context.close()
})

test('shows a coach who saved for later that the form is waiting, and continues there', async ({ page }) => {
  const coach = newCoach()
  await signIn(page, coach.email)
  await setUp(page, coach.name)
  await fillStep(page)
  const stoppedAt = await page.getByRole('heading', { level: 1 }).innerText()
  await page.getByRole('button', { name: 'Save for later' }).click()
  await expect(heading(page, 'Finish Stripe’s form to get paid.')).toBeVisible()
  await page.getByRole('button', { name: 'Continue setup' }).click()
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(stoppedAt)
})

const signIn = (page: Page, email: string) => signInByEmail(page, email, '/payouts')

async function setUp(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Country').selectOption('US')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name })

/** An admin signs in, searches for the coach and sees them ready. Returns the coach's id. */
async function findInTable(browser: Browser, { name, email }: { name: string; email: string }): Promise<string> {
  const context = await browser.newContext(newVisitor)
  const page = await context.newPage()
  await signInByEmail(page, 'admin@demo.example', '/admin/coaches')
  await page.getByRole('searchbox', { name: 'Search coaches' }).fill(email)
  await page.keyboard.press('Enter')
  // The next press must be on the new page.
  await page.waitForURL((url) => url.searchParams.get('search') === email)
  const row = page.getByRole('row').filter({ hasText: email })
  await expect(row.getByText('Ready', { exact: true })).toBeVisible()
  await row.getByRole('link', { name }).click()
  await expect(heading(page, name)).toBeVisible()
  const coachId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await context.close()
  return coachId
}
