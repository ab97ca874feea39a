import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('admin_settings')

test.use({ javaScriptEnabled: false })

test('keeps what an admin chose to be told, without JavaScript too', async ({ adminPage: page }) => {
  await page.goto('/admin/coaches')
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  const disputes = page.getByRole('group', { name: 'A dispute needs an answer' })
  await expect(disputes.getByLabel('At once')).toBeChecked()
  await disputes.getByLabel('Daily digest').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/admin/settings')
  await expect(disputes.getByLabel('Daily digest')).toBeChecked()
  await expect(page.getByRole('group', { name: 'A payout failed' }).getByLabel('Daily digest')).toBeChecked()
})
