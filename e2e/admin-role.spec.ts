import { expect, type Page } from '@playwright/test'
import type { Database } from '../lib/store/database'
import { createRoles } from '../lib/store/roles'
import { newAddress, signInByLetter } from './support/letter'
import { openOwnServers } from './support/own-servers'
import { type SignedIn, signInNewCoach } from './support/session'
import { getStack } from './support/stack'
import { test } from './support/visitor'

const adminPage = (appUrl = getStack().appUrl) => `${appUrl}/admin/coaches`
const machine = { kind: 'machine' } as const

test('An address named in the settings makes an admin at sign-in only, and a revoked one again at the next', async ({
  page,
}) => {
  const servers = await openOwnServers('admin_role')
  try {
    const boss = newAddress()
    const { url } = await servers.start({ ADMIN_EMAILS: boss.toUpperCase(), SMTP_URL: getStack().smtpUrl })
    const { userId } = await signInNewCoach(servers.database, page.context(), url)
    await servers.database.prisma.user.update({ where: { id: userId }, data: { email: boss } })
    const status = async () => (await page.goto(adminPage(url)))?.status()
    expect(await status()).toBe(404)

    await page.context().clearCookies()
    await signInByLetter(page, boss, adminPage(url))
    expect([page.url(), await status()]).toEqual([adminPage(url), 200])

    await createRoles(servers.database).revokeAdmin(boss, machine)
    expect(await status()).toBe(404)
    await page.context().clearCookies()
    await signInByLetter(page, boss, adminPage(url))
    expect([page.url(), await status()]).toEqual([adminPage(url), 200])
  } finally {
    await servers.close()
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
  await expectCoachPage(page)
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
  await expect(page.getByText('Your sign-in is too old for that.')).toBeVisible()
  await expectCoachPage(page)
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

async function expectCoachPage(page: Page): Promise<void> {
  const coachPage = `${getStack().appUrl}/payouts`
  await page.goto(coachPage)
  await expect(page).toHaveURL(coachPage)
}
