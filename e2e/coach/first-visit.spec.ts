import type { Page } from '@playwright/test'
import { misfits } from '../support/pages/fit'
import { phone } from '../support/pages/screen-sizes'
import { expect, test } from '../support/test'

test.describe('without JavaScript, on the narrowest phone', () => {
  test.use({ javaScriptEnabled: false, viewport: phone })

  test('welcomes a first visit with three steps, what to have ready, and one button', async ({ coachPage: page }) => {
    await page.goto('/payouts')
    const main = page.getByRole('main')
    await expect(main.getByRole('heading', { level: 2 }).first()).toHaveText(
      'Welcome, Ada. Set up payouts to get paid.',
    )
    await expect(main.getByText('Not started', { exact: true })).toBeVisible()
    await expect(main.getByText('It takes about 10 minutes.')).toBeVisible()
    const steps = main.locator('section', { has: page.getByRole('heading', { name: 'Three steps' }) }).last()
    await expect(steps.getByRole('listitem')).toContainText(['Choose your country', 'Stripe’s form', 'Get paid'])
    const ready = main.locator('section', { has: page.getByRole('heading', { name: 'Have these ready' }) }).last()
    await expect(ready.getByRole('listitem')).toContainText(['Photo ID', 'Tax number', 'Bank account'])
    await expect(main.getByText('Your bank details go to Stripe, never to us.')).toBeVisible()
    await expect(main.getByRole('button')).toHaveText(['Set up payouts'])
    expect(await misfits(page)).toEqual([])
  })

  test('says of a chosen country that is not offered what to do, naming it in the email, and opens nothing', async ({
    coachPage: page,
    coach,
    database,
  }) => {
    await page.goto('/payouts')
    await expect(group(page, 'All available countries').locator('option', { hasText: 'Australia' })).toHaveCount(0)
    await expect(group(page, 'Not available yet').locator('option', { hasText: 'Australia' })).toBeAttached()
    await page.getByLabel('Country').selectOption({ label: 'Australia' })
    await page.getByRole('button', { name: 'Set up payouts' }).click()
    await expect(page.getByText(/^Australia isn’t available yet: we can’t pay out there\./)).toBeVisible()
    await expect(page.getByLabel('Country')).toHaveValue('AU')
    await expect(page.getByRole('link', { name: 'Email us about Australia' })).toHaveAttribute(
      'href',
      'mailto:help@demo.example?subject=Payouts%20for%20Australia',
    )
    expect(await misfits(page)).toEqual([])
    expect(await database.prisma.payoutSetup.count({ where: { coachId: coach.coachId } })).toBe(0)
  })
})

test.describe('with a browser for Austria', () => {
  test.use({ locale: 'de-AT' })

  test('proposes Austria first, and leaves the choice to the coach', async ({ coachPage: page }) => {
    await page.goto('/payouts')
    const country = page.getByLabel('Land')
    await expect(country).toHaveValue('')
    await expect(group(page, 'Vorschlag für dich').locator('option')).toHaveText(['Österreich'])
    await expect(page.getByRole('option', { name: 'Österreich' })).toHaveCount(1)
    await page.getByRole('button', { name: 'Auszahlungen einrichten' }).click()
    await expect(page.getByText('Wähle ein Land aus der Liste.')).toBeVisible()
    await expect(country).toHaveValue('')
  })
})

test.describe('with a browser for Brazil', () => {
  test.use({ locale: 'pt-BR' })

  test('says before any choice that Brazil is not offered, and whom to write to', async ({ coachPage: page }) => {
    await page.goto('/payouts')
    await expect(page.getByText('Are you in Brazil? We can’t pay out there yet.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Email us about Brazil' })).toHaveAttribute(
      'href',
      /Payouts%20for%20Brazil$/,
    )
    await expect(group(page, 'Suggested for you')).toHaveCount(0)
  })
})

test.describe('with a browser that names no country', () => {
  test.use({ locale: 'de' })

  test('proposes none', async ({ coachPage: page }) => {
    await page.goto('/payouts')
    await expect(page.getByLabel('Land')).toBeVisible()
    await expect(group(page, 'Vorschlag für dich')).toHaveCount(0)
  })
})

const group = (page: Page, label: string) => page.locator(`optgroup[label="${label}"]`)
