import type { Page } from '@playwright/test'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('batches').extend<object, { crowd: undefined }>({
  crowd: [
    async ({ database, server: _ }, use) => {
      await database.pool.query(
        `INSERT INTO coach (id, email, name) SELECT 'coach-' || i, 'coach-' || i || '@example.com', 'Coach ' || i
         FROM generate_series(1, 60) i`,
      )
      await use(undefined)
    },
    { scope: 'worker', auto: true },
  ],
})

test.describe.configure({ mode: 'default' })

const many = (page: Page) => page.getByText('Many at once')

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('does to all that match what was confirmed, and shows the progress at a reload', async ({ adminPage: page }) => {
    await page.goto('/admin/coaches')
    await many(page).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText('Choose what to do.')).toBeVisible()
    await page.getByLabel('All 60 that match').check()
    await page.getByLabel('What to do').selectOption('Release')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('heading', { name: 'Release 60 coaches?' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'Not on hold' })).toContainText('60')
    await expect(page.getByText('Nothing would be done for any of them.')).toBeVisible()
    await page.getByRole('link', { name: 'Back to the list' }).click()

    await page.locator('tbody').getByRole('checkbox').first().check()
    await many(page).click()
    await page.getByLabel('What to do').selectOption('Hold')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Hold one coach' }).click()
    await expect(page.getByLabel('Reason')).toHaveAccessibleDescription('Choose a reason from the list.')
    await page.getByLabel('Reason').selectOption('Against our rules')
    await page.getByRole('button', { name: 'Hold one coach' }).click()
    await expect(async () => {
      await page.reload()
      await expect(page.getByText('Finished').first()).toBeVisible({ timeout: 500 })
    }).toPass()
    await expect(page.getByText('1 of 1')).toBeVisible()
    await page.goto('/admin/batches')
    await expect(page.getByRole('row', { name: /Hold one coach/ })).toContainText('Finished')
  })
})

test('selects with X and by the page, and shows the end without a reload', async ({ adminPage: page }) => {
  await page.goto('/admin/coaches')
  await expect(page.getByRole('checkbox', { name: 'Select this page' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(many(page).locator('..')).toContainText('2 selected')
  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  await expect(many(page).locator('..')).toContainText('50 selected')
  await many(page).click()
  await page.getByLabel('What to do').selectOption('Hold')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Reason').selectOption('Other')
  await page.getByRole('button', { name: /^Hold \d+ coaches$/ }).click()
  await expect(page.getByRole('heading', { name: 'Hold 50 coaches', exact: true })).toBeVisible()
  await expect(page.getByText('50 of 50')).toBeVisible({ timeout: 20_000 })
})
