import { letIn, newCaller } from '../support/caller'
import { leave } from '../support/pages/account-menu'
import { beginSession } from '../support/pages/session'
import { saveAccountOf } from '../support/scenes/account'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

test.use({ javaScriptEnabled: false })

test('takes a name and country without JavaScript and leads to Stripe’s form', async ({
  coachPage: page,
  coach,
  database,
}) => {
  await database.prisma.coach.update({ where: { id: coach.coachId }, data: { name: null } })
  await page.goto('/payouts')
  await page.getByLabel('Your name').fill('Ana Ruiz')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await expect(page.getByText('Choose a country from the list.')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Ana Ruiz')
  await page.getByLabel('Country').selectOption({ label: 'Germany' })
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
})

test('continues with Stripe’s form without JavaScript', async ({ coachPage: page, coach, database }) => {
  await saveAccountOf(database, coach.coachId)
  await page.goto('/payouts')
  await page.getByRole('button', { name: 'Continue setup' }).click()
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
})

test('checks again without JavaScript and shows the result', async ({ coachPage: page, coach, database }) => {
  await saveAccountOf(database, coach.coachId)
  await page.goto('/payouts')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Checked just now. This is what Stripe says.')).toBeVisible()
})

test('refreshes a waiting page by link without JavaScript', async ({ coachPage: page, coach, database }) => {
  await saveAccountOf(database, coach.coachId)
  await page.goto('/payouts')
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname === '/payouts')
  await page.getByRole('link', { name: 'Refresh this page' }).click()
  expect((await answer).status()).toBe(200)
})

test('signs out everywhere without JavaScript', async ({ coachPage: page, coach, browser, database, appUrl }) => {
  const elsewhere = await browser.newContext()
  await beginSession(database, elsewhere, { appUrl, userId: coach.userId })
  await page.goto('/payouts')
  await leave(page, 'Sign out everywhere')
  const other = await elsewhere.newPage()
  await other.goto('/payouts')
  await expect(other).toHaveURL(/\/sign-in/)
})

test('says without JavaScript that a page does not exist', async ({ page, context, database, appUrl }) => {
  const expectNone = async (path: string, title: string) => {
    expect((await page.goto(path))?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByRole('main').getByRole('link')).toBeVisible()
  }
  await expectNone('/nowhere', 'Page not found')
  await expectNone('/admin/nowhere', 'Page not found')
  await letIn(context, appUrl, await newCaller(database, appUrl, { isAdmin: true }))
  await expectNone('/admin/payments/nowhere', 'Payment not found')
  await expectNone('/admin/coaches/nobody', 'Coach not found')
  expect((await page.goto('/admin/payments'))?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payments')
  await letIn(context, appUrl, await newCaller(database, appUrl, { isCoach: true }))
  for (const path of ['/admin/coaches', '/admin/payments/nowhere', '/admin/health'])
    await expectNone(path, 'Page not found')
})
