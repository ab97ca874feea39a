import type { Page } from '@playwright/test'
import type { Coach } from '../support/caller'
import { ask } from '../support/pages/ask-once'
import { signInByEmail } from '../support/pages/email'
import { fillForm } from '../support/pages/onboarding'
import { endSessions, signInNewCoach } from '../support/pages/session'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { readAllRows } from '../support/scenes/everything'
import { control, pathsAsked } from '../support/servers/local-stripe'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

test('says before the choice until when the country can change', async ({ coachPage: page }) => {
  await page.goto('/payouts')
  await expect(page.getByRole('button', { name: 'Set up payouts' })).toHaveAccessibleDescription(
    /until you submit Stripe’s form/,
  )
})

test('leads a coach from a used link to a new one', async ({ coachPage: page, coach }) => {
  const used = await beginSetUp(page)
  await page.goto(used)
  await expectForm(page)
  expect(page.url()).not.toBe(used)
  expect(await accountsOf(coach)).toHaveLength(1)
})

test('shows the existing country when a second tab chooses another, and shows staff the request', async ({
  coachPage: page,
  context,
  database,
  coach,
}) => {
  const second = await context.newPage()
  await second.goto('/payouts')
  await beginSetUp(page)
  await second.getByLabel('Country').selectOption({ label: 'Spain' })
  await second.getByRole('button', { name: 'Set up payouts' }).click()
  await expect(second.getByText(/^Your account was already opened for .+, so Spain wasn’t set up\./)).toBeVisible()
  await expect(second.getByRole('button', { name: 'Continue setup' })).toBeVisible()
  expect(await accountsOf(coach)).toHaveLength(1)
  const refused = await database.prisma.decision.findMany({ where: { coachId: coach.coachId, kind: 'set-up-refused' } })
  expect(refused.map(({ facts }) => facts)).toMatchObject([{ country: 'ES', reason: 'set-up-otherwise' }])
})

test('shows a message, not a redirect loop, when the account was rejected', async ({ coachPage: page, coach }) => {
  const used = await beginSetUp(page)
  const requirements = { disabled_reason: 'rejected.fraud' }
  const [accountId] = await accountsOf(coach)
  await control('POST', `/accounts/${accountId}/facts`, { payouts_enabled: false, requirements })
  await page.goto(used)
  await page.waitForURL((url) => url.pathname === '/payouts')
  await expect(page.getByText('Stripe’s form can no longer help here.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Contact us' })).toHaveAttribute('href', '/payouts/help')
})

for (const javaScriptEnabled of [true, false])
  test.describe(`With JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('starts again from a wrong country, after asking once, with the form still open elsewhere', async ({
      coachPage: page,
      context,
      coach: { coachId },
      database,
    }) => {
      const elsewhere = await context.newPage()
      await beginSetUp(elsewhere)
      const { stripeAccountId: old } = await database.prisma.payoutAccount.findUniqueOrThrow({ where: { coachId } })
      await page.goto('/payouts')
      await expect(page.getByText('Your account is for United States.')).toBeVisible()
      await ask(page, 'Wrong country? Start again')
      await expect(page.getByText('This closes your account for United States at Stripe')).toBeVisible()
      await page.getByRole('button', { name: 'Close it and start again' }).click()
      await expect(page.getByText('Your account was closed. Choose your country to start again.')).toBeVisible()
      const former = await database.prisma.formerAccount.findMany({ where: { coachId } })
      expect(former).toMatchObject([{ stripeAccountId: old, country: 'US' }])

      await page.getByLabel('Country').selectOption({ label: 'Spain' })
      await page.getByRole('button', { name: 'Set up payouts' }).click()
      await expectForm(page)
      const account = await database.prisma.payoutAccount.findUniqueOrThrow({ where: { coachId } })
      expect([account.country, account.stripeAccountId === old]).toEqual(['ES', false])
      const stale = new URL(elsewhere.url()).pathname
      await elsewhere.reload()
      await expectForm(elsewhere)
      expect(new URL(elsewhere.url()).pathname).not.toBe(stale)
    })

    test('saves typing at Stripe, and keeps what was typed when some of it is wrong', async ({ coachPage: page }) => {
      await page.goto('/payouts')
      await page.getByLabel('Country').selectOption('US')
      await page.locator('summary').filter({ hasText: 'Save yourself typing at Stripe' }).click()
      await page.getByLabel('First name').fill('Ana')
      await page.getByLabel('Last name').fill('Ruiz')
      await page.getByLabel('Phone number').fill('415 555 0123')
      await page.getByLabel('Website').fill('ana.example.com')
      await page.getByRole('button', { name: 'Set up payouts' }).click()
      await expect(page.getByLabel('Phone number')).toHaveAccessibleDescription(
        /Enter the number with its country code/,
      )
      await expect(page.getByLabel('How you work')).toHaveAccessibleDescription(/whose details these are/)
      await expect(page.getByLabel('Last name')).toHaveValue('Ruiz')
      await expect(page.getByLabel('Country')).toHaveValue('US')
      await page.getByLabel('Phone number').fill('+1 415 555 0123')
      await page.getByLabel('How you work').selectOption({ label: 'On my own' })
      await page.getByRole('button', { name: 'Set up payouts' }).click()
      await expectForm(page)
      await expect(page.getByRole('heading', { name: 'Enter the code' })).toBeVisible()
    })
  })

test('leads another coach with a used link to their own page', async ({ coachPage: page, browser, database }) => {
  const used = await beginSetUp(page)
  const context = await browser.newContext()
  const other = await signInNewCoach(database, context, getStack().appUrl)
  const theirs = await context.newPage()
  await theirs.goto(used)
  await expect(theirs.getByRole('heading', { name: 'Set up payouts to get paid.' })).toBeVisible()
  await expect(theirs.getByText('You haven’t started setup. Start it here.')).toBeVisible()
  expect(await database.prisma.payoutSetup.count({ where: { coachId: other.coachId } })).toBe(0)
  await context.close()
})

test('lets a signed-out coach sign in and land where they were going', async ({ coachPage: page, database, coach }) => {
  await beginSetUp(page)
  await endSessions(database, coach)
  await fillForm(page)
  await page.waitForURL((url) => url.pathname === '/sign-in')
  await signInByEmail(page, coach.email, page.url())
  await page.waitForURL((url) => url.pathname === '/payouts')
  await expect(
    page.getByText(/Checked with Stripe .*, (when you came back|when Stripe reported a change)/),
  ).toBeVisible()
})

test('opens one account for a coach who presses twice', async ({ coachPage: page, coach }) => {
  await page.goto('/payouts')
  await page.getByLabel('Country').selectOption('US')
  await page.getByRole('button', { name: 'Set up payouts' }).dblclick()
  await expectForm(page)
  expect(await accountsOf(coach)).toHaveLength(1)
})

test('opens the coach’s own dashboard', async ({ coachPage: page, database, coach }) => {
  const accountId = await bringIntoState(database, coach.coachId, 'ready')
  await page.goto('/payouts')
  await page.getByRole('button', { name: 'Open Stripe dashboard' }).click()
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
  await expect(page.getByText(accountId)).toBeVisible()
})

test('sends nothing to Stripe on a prefetch', async ({ coachPage: page, database, coach }) => {
  const accountId = await bringIntoState(database, coach.coachId, 'unfinished')
  const links = () => database.prisma.decision.count({ where: { coachId: coach.coachId, kind: 'link-handed-out' } })
  for (const path of ['/payouts/refresh', '/payouts/return']) {
    const answer = await page.request.get(path, { headers: { 'sec-purpose': 'prefetch;prerender' }, maxRedirects: 0 })
    expect(answer.status()).toBe(503)
    expect(answer.headers()['cache-control']).toBe('no-store')
  }
  expect(await links()).toBe(0)
  expect((await pathsAsked()).filter((path) => path === `/v1/accounts/${accountId}`)).toHaveLength(1)
})

test('stores no link', async ({ coachPage: page, database }) => {
  const link = await beginSetUp(page)
  const token = new URL(link).pathname.split('/').at(-1) ?? ''
  expect(token).not.toBe('')
  expect(JSON.stringify(await readAllRows(database))).not.toContain(token)
})

/** Presses Set up payouts; returns the link to the form. */
async function beginSetUp(page: Page): Promise<string> {
  await page.goto('/payouts')
  await page.getByLabel('Country').selectOption('US')
  const followed = page.waitForRequest((request) => request.url().startsWith(`${getStack().localStripeUrl}/setup/`))
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  const link = (await followed).url()
  await expectForm(page)
  return link
}

async function expectForm(page: Page): Promise<void> {
  await page.waitForURL((url) => url.origin === getStack().localStripeUrl)
  await expect(page.getByRole('button', { name: 'Continue', exact: true })).toBeVisible()
}

/** Accounts at Stripe with the coach's mark. */
async function accountsOf({ coachId }: Coach): Promise<string[]> {
  const { data } = await control<{ data: { id: string; metadata: { coach_id?: string } }[] }>('GET', '/accounts')
  return data.filter(({ metadata }) => metadata.coach_id === coachId).map(({ id }) => id)
}
