import type { Page } from '@playwright/test'
import { findings } from '../support/pages/axe'
import { misfits } from '../support/pages/fit'
import { desktop, phone, zoomed } from '../support/pages/screen-sizes'
import { onTrouble } from '../support/pages/trouble'
import { localStripe, openAccount } from '../support/scenes/account'
import { control } from '../support/servers/local-stripe'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

for (const [country, business] of [
  ['US', 'Individual or sole trader'],
  ['DE', 'Company'],
] as const) {
  test(`keeps each step of the hosted form in ${country} accessible, to its end`, async ({ page }) => {
    const back = `${getStack().appUrl}/sign-in`
    const trouble = onTrouble(page)
    await page.goto(await onboardingLink(await openAccount(country), back))
    const seen: string[] = []
    while (!page.url().startsWith(back)) {
      const title = await expectNothingAmiss(page)
      expect(seen).not.toContain(title)
      seen.push(title)
      const fill = page.getByRole('link', { name: 'Use test data' })
      if (await fill.isVisible()) await fill.click()
      const kind = page.getByRole('radio', { name: business })
      if (await kind.isVisible()) await kind.check()
      await page.getByRole('button', { name: /^(Continue|Agree and submit)$/ }).click()
    }
    expect(seen).toContain('Review and submit · Local Stripe')
    expect(seen.includes('About the business · Local Stripe')).toBe(business === 'Company')
    expect(trouble).toEqual([])
  })
}

test('keeps an error on the hosted form accessible', async ({ page }) => {
  await page.goto(await onboardingLink(await openAccount('DE')))
  await page.getByLabel('Phone number').fill('12')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Phone number')).toHaveAccessibleDescription(/Enter a phone number/)
  await expectNothingAmiss(page, /^Please check: /)
})

test('keeps the hosted page that asks for nothing accessible', async ({ page }) => {
  await page.goto(await onboardingLink(await openReadyAccount()))
  await expectNothingAmiss(page, 'Nothing to do · Local Stripe')
})

test('keeps document upload and its refusal accessible', async ({ page }) => {
  const due = ['individual.verification.document']
  const errors = [{ code: 'verification_document_not_readable', reason: 'It is too dark.', requirement: due[0] }]
  const asked = { currently_due: due, past_due: due, eventually_due: due, errors, current_deadline: null }
  await page.goto(await onboardingLink(await openReadyAccount({ ...asked, disabled_reason: 'requirements.past_due' })))
  await expect(page.getByRole('group', { name: 'Identity document' })).toHaveAccessibleDescription(/It is too dark/)
  await expectNothingAmiss(page, 'Show a document · Local Stripe')
  const text = { name: 'passport.png', mimeType: 'image/png', buffer: Buffer.from('no image at all') }
  await page.getByLabel('Choose a file').setInputFiles(text)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expectNothingAmiss(page, 'Please check: Show a document · Local Stripe')
  const photo = { ...text, buffer: Buffer.from('89504e470d0a1a0a', 'hex') }
  await page.getByLabel('Choose a file').setInputFiles(photo)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectNothingAmiss(page, 'Review and submit · Local Stripe')
})

test('leads from the problem summary to the question by keyboard alone', async ({ page }) => {
  await page.goto(await onboardingLink(await openAccount('DE')))
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Email')).toBeFocused()
})

test('keeps the dashboard accessible, up to closing the account', async ({ page }) => {
  const due = ['business_profile.support_phone', 'individual.verification.document']
  const asked = { currently_due: due, past_due: [], eventually_due: due, current_deadline: null }
  const id = await openReadyAccount({ ...asked, disabled_reason: null, pending_verification: ['company.tax_id'] })
  const { url } = await localStripe().accounts.createLoginLink(id)
  await page.goto(url)
  await expectNothingAmiss(page, 'Express dashboard · Local Stripe')
  await page.getByRole('button', { name: 'Answer now' }).click()
  await expect(page.getByLabel('Support phone')).toBeVisible()
  await page.getByRole('button', { name: 'Save for later' }).click()
  await page.getByRole('link', { name: 'bank account' }).click()
  await expectNothingAmiss(page, 'Change your bank account · Local Stripe')
  await page.getByRole('link', { name: 'Use test data' }).click()
  await page.getByRole('button', { name: 'Change bank account' }).click()
  await expect(page.getByRole('status')).toHaveText('Your bank account was changed.')
  await expectNothingAmiss(page, 'Express dashboard · Local Stripe')
  await page.getByRole('link', { name: 'Close account' }).click()
  await expectNothingAmiss(page, 'Close your account · Local Stripe')
  await page.getByRole('button', { name: 'Close account' }).click()
  await expectNothingAmiss(page, 'Account closed · Local Stripe')
})

test('keeps signing out of the dashboard accessible', async ({ page }) => {
  const { url } = await localStripe().accounts.createLoginLink(await openReadyAccount())
  await page.goto(url)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expectNothingAmiss(page, 'Signed out · Local Stripe')
})

test('keeps the page for a broken link accessible', async ({ page }) => {
  await page.goto(`${getStack().localStripeUrl}/setup/none`)
  await expectNothingAmiss(page, 'This link does not work · Local Stripe')
})

test('keeps the control page and its acts accessible', async ({ page }) => {
  const id = await openAccount('DE')
  await page.goto(`${getStack().localStripeUrl}/?search=${id}`)
  await expectNothingAmiss(page, 'Accounts · Local Stripe')
  await page.getByRole('listitem').filter({ hasText: id }).getByRole('link').click()
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText('The account is paused.')
  await expectNothingAmiss(page)
})

test('keeps payment, 3-D Secure and the payment’s page accessible', async ({ page }) => {
  const asked = { amount: 4200, currency: 'usd', transfer_data: { destination: await openReadyAccount() } }
  const { id, client_secret } = await localStripe().paymentIntents.create(asked)
  await page.goto(`${getStack().localStripeUrl}/pay/${client_secret}`)
  await page.getByLabel('Card without enough money').check()
  await page.getByRole('button', { name: 'Pay $42.00' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expectNothingAmiss(page, 'Not paid: Pay $42.00 · Local Stripe')
  await page.getByLabel('Card that asks for 3-D Secure ends in').check()
  await page.getByRole('button', { name: 'Pay $42.00' }).click()
  await page.getByRole('button', { name: 'Complete' }).click()
  await expect(page.getByText('$42.00 was paid.')).toBeVisible()
  await page.goto(`${getStack().localStripeUrl}/control/payments/${id}`)
  await page.getByRole('button', { name: 'Dispute it' }).click()
  await expect(page.getByRole('button', { name: 'The platform wins' })).toBeVisible()
  await expectNothingAmiss(page, '$42.00 · Local Stripe')
})

for (const room of ['Events', 'Requests', 'Faults', 'Delivery', 'Clock']) {
  test(`keeps the control page accessible: ${room}`, async ({ page }) => {
    await page.goto(getStack().localStripeUrl)
    await page.getByRole('navigation').getByRole('link', { name: room }).click()
    await expectNothingAmiss(page, `${room} · Local Stripe`)
  })
}

/** @param asked what is laid over requirements that ask for nothing */
async function openReadyAccount(asked: Record<string, unknown> = {}): Promise<string> {
  const id = await openAccount('US')
  const active = { transfers: 'active', card_payments: 'active' }
  const none = { currently_due: [], past_due: [], eventually_due: [], pending_verification: [], errors: [] }
  const requirements = { ...none, current_deadline: null, disabled_reason: null, ...asked }
  const on = { details_submitted: true, charges_enabled: true, payouts_enabled: true }
  await control('POST', `/accounts/${id}/facts`, { ...on, capabilities: active, requirements })
  return id
}

/** @param back where the form leads in the end */
async function onboardingLink(account: string, back = `${getStack().appUrl}/sign-in`): Promise<string> {
  const addresses = { return_url: back, refresh_url: back }
  return (await localStripe().accountLinks.create({ account, type: 'account_onboarding', ...addresses })).url
}

/**
 * Says on every page that nothing is real; nothing is cut, and axe finds nothing. Answers the page's title.
 *
 * @param title waited for, where something that was pressed leads here
 */
async function expectNothingAmiss(page: Page, title: string | RegExp = / · Local Stripe$/): Promise<string> {
  await expect(page).toHaveTitle(title)
  await expect(page.getByText('Local Stripe: test data only')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  for (const [viewport, colorScheme] of [
    [phone, 'light'],
    [zoomed, null],
    [desktop, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport)
    expect(await misfits(page), `${viewport.width} pixels wide`).toEqual([])
    if (colorScheme === null) continue
    await page.emulateMedia({ colorScheme })
    expect(await findings(page), `${viewport.width} pixels wide, in ${colorScheme}`).toEqual([])
  }
  return page.title()
}
