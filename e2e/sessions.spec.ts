import { expect, type Page } from '@playwright/test'
import type { Database } from '../lib/store/database'
import { createRoles } from '../lib/store/roles'
import { newAddress, signInByLetter } from './support/letter'
import { endSessions, type SignedIn, signInNewCoach } from './support/session'
import { getStack } from './support/stack'
import { test } from './support/visitor'

const coachPage = () => `${getStack().appUrl}/payouts`
const adminPage = () => `${getStack().appUrl}/admin/coaches`
const machine = { kind: 'machine' } as const

test('A session is in a cookie of this port that no script and no other site can use', async ({ page }) => {
  await signInByLetter(page, newAddress())
  const { port } = new URL(getStack().appUrl)
  expect(await page.context().cookies()).toMatchObject([
    { name: `greenlight-session-${port}`, path: '/', httpOnly: true, sameSite: 'Lax', secure: false },
  ])
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('Signing out ends this session, also for whoever kept its cookie, and leaves the others', async ({
  page,
  browser,
  memory,
}) => {
  const email = newAddress()
  await signInByLetter(page, email)
  const kept = await page.context().cookies()
  const elsewhere = await browser.newPage()
  await signInByLetter(elsewhere, email)

  await chooseInMenu(page, email, 'Sign out')
  await expectSignedOut(page)
  expect(await page.context().cookies()).toEqual([])
  await page.context().addCookies(kept)
  await expectSignedOut(page)
  expect(await memory.prisma.session.count({ where: { user: { email } } })).toBe(1)
  await expectSignedIn(elsewhere)
  await elsewhere.close()
})

test('Signing out everywhere ends every session of this person, and nobody else’s', async ({
  page,
  browser,
  memory,
}) => {
  const email = newAddress()
  const [elsewhere, other] = [await browser.newPage(), await browser.newPage()]
  await signInByLetter(page, email)
  await signInByLetter(elsewhere, email)
  await signInNewCoach(memory, other.context(), getStack().appUrl)

  await chooseInMenu(page, email, 'Sign out everywhere')
  await expectSignedOut(page)
  await expectSignedOut(elsewhere)
  expect(await memory.prisma.session.count({ where: { user: { email } } })).toBe(0)
  await expectSignedIn(other)
  for (const each of [elsewhere, other]) await each.close()
})

test('A session that is deleted or over ends at the next request, on pages and behind them', async ({
  page,
  memory,
}) => {
  const overs: ((coach: SignedIn) => Promise<unknown>)[] = [
    (coach) => endSessions(memory, coach),
    ({ userId }) => memory.prisma.session.updateMany({ where: { userId }, data: { expires: new Date() } }),
  ]
  for (const end of overs) {
    const coach = await signInNewCoach(memory, page.context(), getStack().appUrl)
    await expectSignedIn(page)
    const live = () => page.request.get(`${getStack().appUrl}/api/payouts/live`)
    expect((await live()).status()).toBe(200)
    await end(coach)
    expect((await live()).status()).toBe(401)
    await expectSignedOut(page)
  }
})

test('An admin whose role is revoked finds no page of theirs, and what they send from one left open is not done', async ({
  page,
  memory,
}) => {
  const { email } = await signInNewAdmin(page, memory)
  const added = newAddress()
  await page.goto(`${adminPage()}/add`)
  await page.getByLabel('Email').fill(added)
  await createRoles(memory).revokeAdmin(email, machine)
  await page.getByRole('button', { name: 'Add coach' }).click()
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  expect(await memory.prisma.coach.count({ where: { email: added } })).toBe(0)
  expect((await page.goto(adminPage()))?.status()).toBe(404)
  await expectSignedIn(page)
})

test('An admin is asked to sign in again after twelve hours, comes back to the table, and stays a coach meanwhile', async ({
  page,
  memory,
}) => {
  const { email, userId } = await signInNewAdmin(page, memory)
  const beganAgo = (minutes: number) => {
    const begunAt = new Date(Date.now() - minutes * 60_000)
    return memory.prisma.session.updateMany({ where: { userId }, data: { begunAt } })
  }
  await beganAgo(12 * 60 - 1)
  expect((await page.goto(adminPage()))?.url()).toBe(adminPage())
  await beganAgo(12 * 60 + 1)
  await page.goto(adminPage())
  await expect(page.getByText('Your sign-in is more than twelve hours old.')).toBeVisible()
  await expectSignedIn(page)
  await signInByLetter(page, email, adminPage())
  expect(page.url()).toBe(adminPage())
  expect(await memory.prisma.session.count({ where: { userId } })).toBe(1)
})

/** A coach who is an admin too. */
async function signInNewAdmin(page: Page, memory: Database): Promise<SignedIn> {
  const person = await signInNewCoach(memory, page.context(), getStack().appUrl)
  await createRoles(memory).grantAdmin(person.email, machine)
  return person
}

async function chooseInMenu(page: Page, email: string, name: string): Promise<void> {
  await page.getByText(email).click()
  await page.getByRole('button', { name, exact: true }).click()
  await page.waitForURL(`${getStack().appUrl}/sign-in`)
}

async function expectSignedOut(page: Page): Promise<void> {
  await page.goto(coachPage())
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fpayouts$/)
}

async function expectSignedIn(page: Page): Promise<void> {
  await page.goto(coachPage())
  await expect(page).toHaveURL(coachPage())
}
