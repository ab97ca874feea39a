import { randomUUID } from 'node:crypto'
import { type BrowserContext, expect, test } from '@playwright/test'
import { type Database, database } from '../lib/store/database'
import { waitForMail } from '../scripts/mail-box'
import { saveAccountOf } from './support/account'
import { signIn, signInAdmin, signInNewCoach } from './support/session'
import { getStack } from './support/stack'

test.use({ javaScriptEnabled: false })

let memory: Database
test.beforeAll(() => {
  memory = database(getStack().databaseUrl)
})
test.afterAll(() => memory.close())

test('Without JavaScript somebody reads what was wrong with their address, asks for a link and signs in', async ({
  page,
}) => {
  await page.goto('/sign-in?next=%2Fpayouts')
  const email = page.getByLabel('Your email address')
  await email.fill('ana')
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByText('Enter an email address such as ana@example.com.')).toBeVisible()
  await expect(email).toHaveValue('ana')
  const address = newAddress()
  await email.fill(address)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Look in your mail' })).toBeVisible()
  const mail = await waitForMail(getStack().mailBoxUrl, address, new Set())
  await page.goto(/http:\S+/.exec(mail?.text ?? '')?.[0] ?? 'no mail came')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Not yet: your payouts are not set up.' })).toBeVisible()
})

test('Without JavaScript a coach says their name, chooses a country and comes to Stripe’s form', async ({
  page,
  context,
}) => {
  const { coachId } = await signInNewCoach(memory, context, getStack().appUrl)
  await memory.prisma.coach.update({ where: { id: coachId }, data: { name: null } })
  await page.goto('/payouts')
  await page.getByLabel('Your name').fill('Ana Ruiz')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await expect(page.getByText('Choose a country from the list.')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Ana Ruiz')
  await page.getByLabel('Country').selectOption({ label: 'Germany' })
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
})

test('Without JavaScript a coach goes on with Stripe’s form', async ({ page, context }) => {
  await enterWithAccount(context)
  await page.goto('/payouts')
  await page.getByRole('button', { name: 'Continue setup' }).click()
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
})

test('Without JavaScript a coach checks again and reads what came of it', async ({ page, context }) => {
  await enterWithAccount(context)
  await page.goto('/payouts')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Checked just now. This is what Stripe says.')).toBeVisible()
})

test('Without JavaScript a link renews a page that waits', async ({ page, context }) => {
  await enterWithAccount(context)
  await page.goto('/payouts')
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname === '/payouts')
  await page.getByRole('link', { name: 'Refresh this page' }).click()
  expect((await answer).status()).toBe(200)
})

test('Without JavaScript a coach signs out', async ({ page, context }) => {
  await signInNewCoach(memory, context, getStack().appUrl)
  await page.goto('/payouts')
  await page.locator('summary').filter({ hasText: 'Your account' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Send me a link' })).toBeVisible()
  await page.goto('/payouts')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('Without JavaScript a coach signs out everywhere', async ({ page, context, browser }) => {
  const { userId } = await signInNewCoach(memory, context, getStack().appUrl)
  const { email } = await memory.prisma.user.findUniqueOrThrow({ where: { id: userId } })
  const elsewhere = await browser.newContext()
  await signIn(memory, elsewhere, getStack().appUrl, email)
  await page.goto('/payouts')
  await page.locator('summary').filter({ hasText: 'Your account' }).click()
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByRole('button', { name: 'Send me a link' })).toBeVisible()
  const other = await elsewhere.newPage()
  await other.goto(`${getStack().appUrl}/payouts`)
  await expect(other).toHaveURL(/\/sign-in/)
  await elsewhere.close()
})

test('Without JavaScript an admin adds a coach, finds the coach, and checks now', async ({ page, context }) => {
  await signInAdmin(memory, context, getStack().appUrl, newAddress())
  const email = newAddress()
  await page.goto('/admin/coaches/add')
  await page.getByLabel('Email address').fill('ana')
  await page.getByRole('button', { name: 'Add coach' }).click()
  await expect(page.getByText('Enter an address such as ana@example.com.')).toBeVisible()
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Add coach' }).click()
  await expect(page.getByRole('heading', { level: 1, name: email })).toBeVisible()

  await page.goto('/admin/coaches')
  await page.getByLabel('Name, email or account id').fill(email)
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('row', { name: email }).getByRole('link').click()
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('There is nothing to check: the coach has not started setup.')).toBeVisible()
})

async function enterWithAccount(context: BrowserContext): Promise<void> {
  const { coachId } = await signInNewCoach(memory, context, getStack().appUrl)
  await saveAccountOf(memory, coachId)
}

function newAddress(): string {
  return `somebody-${randomUUID()}@example.com`
}
