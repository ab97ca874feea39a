import type { Page } from '@playwright/test'
import { newSession } from '../support/caller'
import { accountMenu } from '../support/pages/account-menu'
import { findings } from '../support/pages/axe'
import { askForCode, codeIn, emailsTo, newAddress, textOfNext, typeCode } from '../support/pages/email'
import { misfits } from '../support/pages/fit'
import { phone } from '../support/pages/screen-sizes'
import { expect, test } from '../support/test'

const settings = { name: 'Account settings' }

test('lets a coach change their address with a code from each mailbox, and sign in with the new one', async ({
  coachPage: page,
  coach,
  database,
  appUrl,
}) => {
  const becomes = newAddress()
  await newSession(database.prisma, appUrl, coach.userId)
  await page.goto('/payouts')
  await accountMenu(page).click()
  await page.getByRole('link', settings).click()
  await expect(page.getByRole('heading', { level: 1, ...settings })).toBeVisible()
  const button = page.getByRole('button', { name: 'Change email address' })

  await page.getByLabel('New email address').fill(coach.email)
  await button.click()
  await expect(page.getByLabel('New email address')).toHaveAccessibleDescription('This is already your email address.')

  await page.getByLabel('New email address').fill(becomes)
  const newCode = codeIn(await textOfNext(becomes, () => button.click()))
  await expect(page.getByText('We’ve emailed a code to both addresses.')).toBeVisible()
  const oldCode = codeIn(await textOfOnly(coach.email))
  await confirm(page, '12', newCode)
  await expect(page.getByLabel(`Code sent to ${coach.email}`)).toHaveAccessibleDescription(/Enter the six digits/)
  expect(await findings(page)).toEqual([])

  const told = textOfNext(coach.email, () => confirm(page, oldCode, newCode))
  await expect(
    page.getByText(`Your email address is now ${becomes}. You’re signed out in all other browsers.`),
  ).toBeVisible()
  expect(await told).toContain(becomes)
  expect(await database.prisma.session.count({ where: { userId: coach.userId } })).toBe(1)

  await page.context().clearCookies()
  await typeCode(page, await askForCode(page, becomes, `${appUrl}/sign-in`))
  await page.waitForURL(`${appUrl}/payouts`)
  expect(await database.prisma.coach.findUnique({ where: { id: coach.coachId } })).toMatchObject({ email: becomes })
})

test('lets a coach change name and zone, withdraw a new address and end sessions, without JavaScript on a phone', async ({
  browser,
  coachPage,
  coach,
  database,
  appUrl,
}) => {
  const [storageState, extraHTTPHeaders] = [await coachPage.context().storageState(), { 'x-forwarded-for': '10.9.9.9' }]
  const context = await browser.newContext({
    viewport: phone,
    javaScriptEnabled: false,
    storageState,
    extraHTTPHeaders,
  })
  const page = await context.newPage()
  for (const hoursAgo of [1, 2, 3]) await newSession(database.prisma, appUrl, coach.userId, hoursAgo)
  await page.goto(`${appUrl}/account`)

  for (const name of ['x\u202egnp', 'é'.repeat(101)]) {
    await page.getByLabel('Your name').fill(name)
    await page.getByRole('button', { name: 'Save name' }).click()
    await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/Enter your name in at most 100 characters/)
  }
  await page.getByLabel('Your name').fill('  أكمي عادل ')
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByText('Your new name is saved.')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('أكمي عادل')

  await page.getByLabel('Show times in').selectOption({ label: 'Tokyo' })
  await page.getByRole('button', { name: 'Save time zone' }).click()
  // The address leads to the answer, in the card of its form.
  await expect(said(page)).toHaveText('Your time zone is saved.')
  await expect(said(page)).toBeFocused()
  await expect(said(page)).toBeInViewport()
  await expect(page.getByRole('heading', { name: 'Time zone' }).locator('..')).toContainText('Your time zone is saved.')
  await expect(page.getByText(/Signed in .*GMT\+9/).first()).toBeVisible()

  await page.getByLabel('New email address').fill(newAddress())
  await page.getByRole('button', { name: 'Change email address' }).click()
  expect(await misfits(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep your current address' }).click()
  await expect(page.getByText(`Your email address is still ${coach.email}.`)).toBeVisible()

  const end = page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true })
  await expect(end).toHaveCount(3)
  await end.first().click()
  await expect(page.getByText('That browser is signed out.')).toBeVisible()
  await expect(end).toHaveCount(2)
  await page.getByRole('button', { name: 'Sign out all others' }).click()
  await expect(end).toHaveCount(0)
  expect(await database.prisma.session.count({ where: { userId: coach.userId } })).toBe(1)
  const decided = await database.prisma.decision.findMany({ where: { coachId: coach.coachId } })
  expect(decided).toMatchObject([{ kind: 'coach-renamed', byKind: 'coach', byId: coach.coachId }])
  await context.close()
})

test('says what was saved in its card, also the second time, and one thing at a time', async ({ coachPage: page }) => {
  await page.setViewportSize(phone)
  await page.goto('/account')
  const seen = new Set<string>()
  for (const place of ['Tokyo', 'Vienna']) {
    await page.getByLabel('Show times in').selectOption({ label: place })
    await page.getByRole('button', { name: 'Save time zone' }).click()
    await page.waitForURL((url) => url.searchParams.get('said') === 'zone' && !seen.has(url.href))
    seen.add(page.url())
    await expect(said(page)).toBeFocused()
    await expect(said(page)).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('main').getByRole('status')).toHaveText('Your time zone is saved.')
  }
  await page.getByLabel('New email address').fill('nobody')
  await page.getByRole('button', { name: 'Change email address' }).click()
  await expect(page.getByLabel('New email address')).toBeFocused()
  await expect(page.getByLabel('New email address')).toHaveAccessibleDescription(/Enter an email address/)
  await expect(said(page)).toHaveCount(0)
})

const said = (page: Page) => page.locator('#saved')

async function confirm(page: Page, oldCode: string, newCode: string): Promise<void> {
  const [first, second] = [page.getByLabel(/^Code sent to/).first(), page.getByLabel(/^Code sent to/).last()]
  await first.fill(oldCode)
  await second.fill(newCode)
  await page.getByRole('button', { name: 'Confirm new address' }).click()
}

async function textOfOnly(email: string): Promise<string> {
  await expect.poll(async () => (await emailsTo(email)).length).toBe(1)
  return (await emailsTo(email))[0]?.text ?? ''
}
