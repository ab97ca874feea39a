import type { Page } from '@playwright/test'
import { createRoles } from '../../lib/store/auth/roles'
import type { Database } from '../../lib/store/database'
import type { Coach } from '../support/caller'
import { newAddress, signInByEmail } from '../support/pages/email'
import { signInNewCoach } from '../support/pages/session'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

const adminPage = (appUrl = getStack().appUrl) => `${appUrl}/admin/coaches`
const machine = { kind: 'machine' } as const

test('makes a named address an admin at sign-in only, and never again after a revocation', { tag: '@long' }, async ({
  page,
  openServers,
}) => {
  const servers = await openServers('admin_role')
  const boss = newAddress()
  const { url } = await servers.start({ ADMIN_EMAILS: boss.toUpperCase(), SMTP_URL: getStack().smtpUrl })
  const { userId } = await signInNewCoach(servers.database, page.context(), url)
  await servers.database.prisma.user.update({ where: { id: userId }, data: { email: boss } })
  const status = async () => (await page.goto(adminPage(url)))?.status()
  expect(await status()).toBe(404)

  await page.context().clearCookies()
  await signInByEmail(page, boss, adminPage(url))
  expect([page.url(), await status()]).toEqual([adminPage(url), 200])

  const roles = createRoles(servers.database)
  await roles.revokeAdmin(boss, machine, true)
  expect(await status()).toBe(404)
  await servers.database.prisma.coach.update({ where: { userId }, data: { email: boss } })
  await page.context().clearCookies()
  await signInByEmail(page, boss, `${url}/payouts`)
  expect(await status()).toBe(404)
  await roles.grantAdmin(boss, machine)
  expect(await status()).toBe(200)
})

test('closes an admin’s pages and open forms once their role is revoked', async ({ page, database, expectErrors }) => {
  expectErrors(/status of 404/)
  const { email } = await signInNewAdmin(page, database)
  const added = newAddress()
  await page.goto(`${adminPage()}/add`)
  await page.getByLabel('Email').fill(added)
  await createRoles(database).revokeAdmin(email, machine, false)
  await page.getByRole('button', { name: 'Add coach' }).click()
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  expect(await database.prisma.coach.count({ where: { email: added } })).toBe(0)
  expect((await page.goto(adminPage()))?.status()).toBe(404)
  await expectCoachPage(page)
})

test('asks an admin to sign in again after twelve hours, and leaves them a coach meanwhile', async ({
  page,
  database,
}) => {
  const { email, userId } = await signInNewAdmin(page, database)
  const beganAgo = (minutes: number) => {
    const begunAt = new Date(Date.now() - minutes * 60_000)
    return database.prisma.session.updateMany({ where: { userId }, data: { begunAt } })
  }
  await beganAgo(12 * 60 - 1)
  expect((await page.goto(adminPage()))?.url()).toBe(adminPage())
  await beganAgo(12 * 60 + 1)
  await page.goto(adminPage())
  await expect(page.getByText('For security, sign in again to continue where you left off.')).toBeVisible()
  await expectCoachPage(page)
  await signInByEmail(page, email, adminPage())
  expect(page.url()).toBe(adminPage())
  expect(await database.prisma.session.count({ where: { userId } })).toBe(1)
})

/** A coach who is also an admin. */
async function signInNewAdmin(page: Page, database: Database): Promise<Coach> {
  const person = await signInNewCoach(database, page.context(), getStack().appUrl)
  await createRoles(database).grantAdmin(person.email, machine)
  return person
}

async function expectCoachPage(page: Page): Promise<void> {
  const coachPage = `${getStack().appUrl}/payouts`
  await page.goto(coachPage)
  await expect(page).toHaveURL(coachPage)
}
