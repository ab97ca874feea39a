import { expect, type Page, test } from '@playwright/test'
import { localStripe, openAccount } from './support/account'
import { findings } from './support/axe'
import { misfits } from './support/fit'
import { control } from './support/local-stripe'
import { desktop, phone } from './support/looks'
import { getStack } from './support/stack'
import { hearTrouble } from './support/trouble'

test('Everybody can read and use each step of the hosted form, up to its end', async ({ page }) => {
  const back = `${getStack().appUrl}/sign-in`
  const trouble = hearTrouble(page)
  await page.goto(await onboardingLink(await openAccount('US'), back))
  const seen: string[] = []
  while (!page.url().startsWith(back)) {
    const title = await expectNothingAmiss(page)
    expect(seen).not.toContain(title)
    seen.push(title)
    const fill = page.getByRole('link', { name: 'Use test data' })
    if (await fill.isVisible()) await fill.click()
    await page.getByRole('button', { name: /^(Continue|Agree and submit)$/ }).click()
  }
  expect(seen).toContain('Review and submit · Local Stripe')
  expect(trouble).toEqual([])
})

test('Everybody can read what is wrong with an answer on the hosted form', async ({ page }) => {
  await page.goto(await onboardingLink(await openAccount('DE')))
  await page.getByLabel('Phone number').fill('12')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Phone number')).toHaveAccessibleDescription(/Enter a phone number/)
  expect(await expectNothingAmiss(page)).toMatch(/^Please check: /)
})

test('Everybody can read the hosted page that asks for nothing', async ({ page }) => {
  await page.goto(await onboardingLink(await openReadyAccount()))
  expect(await expectNothingAmiss(page)).toBe('Nothing to do · Local Stripe')
})

test('Everybody can read the dashboard', async ({ page }) => {
  const { url } = await localStripe().accounts.createLoginLink(await openReadyAccount())
  await page.goto(url)
  expect(await expectNothingAmiss(page)).toBe('Express dashboard · Local Stripe')
})

test('Everybody can read that a link does not work', async ({ page }) => {
  await page.goto(`${getStack().localStripeUrl}/setup/none`)
  expect(await expectNothingAmiss(page)).toBe('This link does not work · Local Stripe')
})

test('Everybody can read and use the control page', async ({ page }) => {
  await openAccount('DE')
  await page.goto(getStack().localStripeUrl)
  expect(await expectNothingAmiss(page)).toBe('Control · Local Stripe')
})

async function openReadyAccount(): Promise<string> {
  const id = await openAccount('US')
  const active = { transfers: 'active', card_payments: 'active' }
  const none = { currently_due: [], past_due: [], eventually_due: [], pending_verification: [], errors: [] }
  const requirements = { ...none, current_deadline: null, disabled_reason: null }
  const on = { details_submitted: true, charges_enabled: true, payouts_enabled: true }
  await control('POST', `/accounts/${id}/facts`, { ...on, capabilities: active, requirements })
  return id
}

/** @param back where the form leads in the end */
async function onboardingLink(account: string, back = `${getStack().appUrl}/sign-in`): Promise<string> {
  const addresses = { return_url: back, refresh_url: back }
  return (await localStripe().accountLinks.create({ account, type: 'account_onboarding', ...addresses })).url
}

/** Says on every page that nothing is real; nothing is cut, and axe finds nothing. Answers the page's title. */
async function expectNothingAmiss(page: Page): Promise<string> {
  await expect(page.getByText('Local Stripe: test data only')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  for (const [viewport, colorScheme] of [
    [phone, 'light'],
    [desktop, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    expect(await misfits(page), `${viewport.width} pixels wide`).toEqual([])
    expect(await findings(page), `${viewport.width} pixels wide, in ${colorScheme}`).toEqual([])
  }
  return page.title()
}
