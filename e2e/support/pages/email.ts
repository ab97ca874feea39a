import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { readMails, waitForMail } from '../../../tools/mail-box/mail-box'
import { getStack } from '../servers/stack'

/** An unused email address. */
export function newAddress(): string {
  return `person-${randomUUID()}@example.com`
}

/** Requests an email and returns its link; `start` is the page that led to sign-in. */
export async function askForLink(page: Page, email: string, start?: string): Promise<string> {
  const [link] = /https?:\/\/\S+/.exec(await askForEmail(page, email, start)) ?? []
  if (link === undefined) throw new Error(`no link was mailed to ${email}`)
  return link
}

/** Requests an email and returns its code. */
export async function askForCode(page: Page, email: string, start?: string): Promise<string> {
  return codeIn(await askForEmail(page, email, start))
}

async function askForEmail(page: Page, email: string, start?: string): Promise<string> {
  return textOfNext(email, async () => {
    await fillInAddress(page, email, start)
    await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  })
}

/** The text of the first email to the address after `act`. */
export async function textOfNext(email: string, act: () => Promise<void>): Promise<string> {
  const known = new Set((await readMails(getStack().mailBoxUrl)).map(({ id }) => id))
  await act()
  return (await waitForMail(getStack().mailBoxUrl, email, known))?.text ?? ''
}

export const codeIn = (text: string): string => /^\d{6}$/m.exec(text)?.[0] ?? ''

export async function fillInAddress(page: Page, email: string, start = `${getStack().appUrl}/sign-in`): Promise<void> {
  await page.goto(start)
  await page.getByLabel('Your email address').fill(email)
  await page.getByRole('button', { name: 'Email me a code' }).click()
}

/** Opens a mailed link and presses its button. */
export async function pressLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

/** On the page after the request, as people copy a code. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code from the email').fill(` ${code.slice(0, 3)} ${code.slice(3)} `)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
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
export async function emailsTo(email: string) {
  const emails = await readMails(getStack().mailBoxUrl)
  return emails.filter(({ to }) => to.some(({ address }) => address === email))
}

export async function countEmails(email: string): Promise<number> {
  return (await emailsTo(email)).length
}
