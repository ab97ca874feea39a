import type { Page } from '@playwright/test'
import type { Database } from '../../lib/store/database'
import { seedCoaches } from '../../prisma/seed-coaches'
import type { Coach } from '../support/caller'
import { accountMenu } from '../support/pages/account-menu'
import { onTrouble } from '../support/pages/trouble'
import { saveAccountOf } from '../support/scenes/account'
import { control } from '../support/servers/local-stripe'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

test('opens and closes the menu and signs out by keyboard alone', async ({ coachPage: page }) => {
  await page.goto('/payouts')
  const menu = accountMenu(page)
  const signOut = page.getByRole('button', { name: 'Sign out', exact: true })
  await tabTo(page, menu)
  await page.keyboard.press('Space')
  await expect(signOut).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(signOut).toBeHidden()
  await page.keyboard.press('Enter')
  await tabTo(page, signOut)
  await page.keyboard.press('Escape')
  await expect(signOut).toBeHidden()
  await expect(menu).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, signOut)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Email me a code' })).toBeVisible()
})

test('chooses a country and sets up payouts by keyboard alone', async ({ coachPage: page }) => {
  await page.goto('/payouts')
  await tabTo(page, page.getByLabel('Country'))
  await page.keyboard.type('Germ')
  await tabTo(page, page.getByRole('button', { name: 'Set up payouts' }))
  await page.keyboard.press('Space')
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
})

test('folds and unfolds what is missing by keyboard alone', async ({ coachPage: page, coach, database }) => {
  await bringIntoState(database, coach, 'needs-you')
  await page.goto('/payouts')
  const topic = page.locator('summary').filter({ hasText: 'Documents' })
  const asked = page.getByText('Photo ID', { exact: true })
  await expect(asked).toBeVisible()
  await tabTo(page, topic)
  await page.keyboard.press('Enter')
  await expect(asked).toBeHidden()
  await page.keyboard.press('Space')
  await expect(asked).toBeVisible()
})

test('announces a changed answer', async ({ coachPage: page, coach, database }) => {
  const accountId = await bringIntoState(database, coach, 'in-review')
  const trouble = onTrouble(page)
  await page.goto('/payouts')
  await expect(
    page.getByRole('heading', { name: 'You can’t be paid yet: Stripe is checking your details.' }),
  ).toBeVisible()
  const told = page.locator('[aria-live=polite]')
  await expect(told).toHaveText('')
  await control('POST', `/accounts/${accountId}/facts`, factsOf('ready'))
  await expect(told).toHaveText('You can be paid.')
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
  expect(trouble).toEqual([])
})

test('announces the result of a check and moves the focus to it', async ({ coachPage: page, coach, database }) => {
  await bringIntoState(database, coach, 'in-review')
  await page.goto('/payouts')
  const button = page.getByRole('button', { name: 'Check again' })
  await button.press('Enter')
  await expect(page.getByRole('status')).toHaveText('Checked just now. This is what Stripe says.')
  await expect(page.getByRole('status')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(button).toBeFocused()
})

test('announces a field’s error, and again with the field', async ({ page }) => {
  await page.goto('/sign-in')
  const email = page.getByLabel('Your email address')
  await email.fill('ana')
  await email.press('Enter')
  const said = 'Enter an email address, such as ana@example.com.'
  await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible()
  await expect(email).toHaveAttribute('aria-invalid', 'true')
  await expect(email).toHaveAccessibleDescription(said)
})

test('animates nothing for those who ask for that, and little for others', async ({
  coachPage: page,
  coach,
  database,
}) => {
  await bringIntoState(database, coach, 'needs-you')
  await page.goto('/payouts')
  expect(await longestMotion(page)).toBe(0.15)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await longestMotion(page)).toBe(0)
})

/** Brings the coach into this state by a webhook event; returns the account. */
async function bringIntoState(database: Database, { coachId }: Coach, state: string): Promise<string> {
  const accountId = await saveAccountOf(database, coachId)
  await control('POST', `/accounts/${accountId}/facts`, factsOf(state))
  await expect
    .poll(async () => (await database.prisma.payoutAccount.findUnique({ where: { coachId } }))?.detailsSubmitted)
    .toBe(true)
  return accountId
}

function factsOf(state: string): Record<string, unknown> {
  const facts = seedCoaches.find((coach) => coach.state === state)?.facts
  if (!facts) throw new Error(`no seeded coach is ${state} by facts`)
  return facts
}

/** Counts presses, not seconds, and checks after each, so that it never overshoots. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  const isReached = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 40 && !(await isReached()); presses += 1) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}

/** The longest animation on the page, in seconds. */
function longestMotion(page: Page): Promise<number> {
  return page.evaluate(() => {
    const seconds = (text: string) => text.split(',').map((part) => Number.parseFloat(part))
    const all = [...document.querySelectorAll('*')].map((element) => getComputedStyle(element))
    return Math.max(
      ...all.flatMap((style) => [...seconds(style.transitionDuration), ...seconds(style.animationDuration)]),
    )
  })
}
