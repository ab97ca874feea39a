import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { readMails, waitForMail } from '../../../tools/mail-box/mail-box'
import { getStack } from '../servers/stack'

/** An unused email address. */
export function newAddress(): string {
  return `person-${randomUUID()}@example.com`
}

/** Requests a link and returns the one in the email; `start` is the page that led to sign-in. */
export async function askForLink(page: Page, email: string, start?: string): Promise<string> {
  const known = new Set((await readMails(getStack().mailBoxUrl)).map(({ id }) => id))
  await fillInAddress(page, email, start)
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  return linkIn(email, known)
}

export async function fillInAddress(page: Page, email: string, start = `${getStack().appUrl}/sign-in`): Promise<void> {
  await page.goto(start)
  await page.getByLabel('Your email address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
}

/** Opens a mailed link and presses its button. */
export async function pressLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

/** A browser without scripts cannot read the link, so the person types its code. */
export async function typeCode(page: Page, link: string): Promise<void> {
  await page.goto(link)
  const { token, email } = hiddenIn(link)
  await page.getByLabel('Your email address').fill(email)
  await page.getByLabel('Code from the email').fill(` ${token} `)
  await page.getByRole('button', { name: 'Use the code' }).click()
}

/** The fragment of a mailed link. */
export function hiddenIn(link: string): { token: string; email: string } {
  const hidden = new URLSearchParams(new URL(link).hash.slice(1))
  return { token: hidden.get('token') ?? '', email: hidden.get('email') ?? '' }
}

/** Signs in by email, up to the destination page. */
export async function signInByEmail(page: Page, email: string, start?: string): Promise<void> {
  await pressLink(page, await askForLink(page, email, start))
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in'))
}

/** Emails sent to the address so far. */
export async function countEmails(email: string): Promise<number> {
  const emails = await readMails(getStack().mailBoxUrl)
  return emails.filter(({ to }) => to.some(({ address }) => address === email)).length
}

/** The link in the first new email to the address. */
async function linkIn(email: string, known: Set<string>): Promise<string> {
  const mail = await waitForMail(getStack().mailBoxUrl, email, known)
  const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0]
  if (link === undefined) throw new Error(`no link was mailed to ${email}`)
  return link
}
