import type { Page } from '@playwright/test'
import type { Coach } from '../support/caller'
import { leave } from '../support/pages/account-menu'
import { newAddress, signInByEmail } from '../support/pages/email'
import { beginSession, endSessions, signInNewCoach } from '../support/pages/session'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

const coachPage = () => `${getStack().appUrl}/payouts`

test('keeps a session in a cookie of this port that no script and no other site can use', async ({ page }) => {
  await signInByEmail(page, newAddress())
  const { port } = new URL(getStack().appUrl)
  expect(await page.context().cookies()).toMatchObject([
    { name: `greenlight-session-${port}`, path: '/', httpOnly: true, sameSite: 'Lax', secure: false },
  ])
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('ends this session on sign-out, also for a copied cookie, and leaves the others', async ({
  page,
  browser,
  database,
}) => {
  const { appUrl } = getStack()
  const { userId } = await signInNewCoach(database, page.context(), appUrl)
  const kept = await page.context().cookies()
  const elsewhere = await browser.newPage()
  await beginSession(database, elsewhere.context(), { appUrl, userId })

  await page.goto(coachPage())
  await leave(page, 'Sign out')
  await expectSignedOut(page)
  expect(await page.context().cookies()).toEqual([])
  await page.context().addCookies(kept)
  await expectSignedOut(page)
  expect(await database.prisma.session.count({ where: { userId } })).toBe(1)
  await expectSignedIn(elsewhere)
  await elsewhere.close()
})

test('ends every session of this person on signing out everywhere, and no one else’s', async ({
  page,
  browser,
  database,
}) => {
  const { appUrl } = getStack()
  const { userId } = await signInNewCoach(database, page.context(), appUrl)
  const [elsewhere, other] = [await browser.newPage(), await browser.newPage()]
  await beginSession(database, elsewhere.context(), { appUrl, userId })
  await signInNewCoach(database, other.context(), appUrl)

  await page.goto(coachPage())
  await leave(page, 'Sign out everywhere')
  await expectSignedOut(page)
  await expectSignedOut(elsewhere)
  expect(await database.prisma.session.count({ where: { userId } })).toBe(0)
  await expectSignedIn(other)
  for (const each of [elsewhere, other]) await each.close()
})

test('ends a deleted or expired session at the next request, on pages and behind them', async ({ page, database }) => {
  const overs: ((coach: Coach) => Promise<unknown>)[] = [
    (coach) => endSessions(database, coach),
    ({ userId }) => database.prisma.session.updateMany({ where: { userId }, data: { expires: new Date() } }),
  ]
  for (const end of overs) {
    const coach = await signInNewCoach(database, page.context(), getStack().appUrl)
    await expectSignedIn(page)
    const live = () => page.request.get(`${getStack().appUrl}/api/payouts/live`)
    expect((await live()).status()).toBe(200)
    await end(coach)
    expect((await live()).status()).toBe(401)
    await expectSignedOut(page)
  }
})

async function expectSignedOut(page: Page): Promise<void> {
  await page.goto(coachPage())
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fpayouts$/)
}

async function expectSignedIn(page: Page): Promise<void> {
  await page.goto(coachPage())
  await expect(page).toHaveURL(coachPage())
}
