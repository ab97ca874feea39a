import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { readMails, waitForMail } from '../../scripts/mail-box'
import { getStack } from './stack'

/** An address that nobody has used. */
export function newAddress(): string {
  return `person-${randomUUID()}@example.com`
}

/** Asks for a link and answers the one in the letter that came of it; `start` is the page that led to sign-in. */
export async function askForLink(page: Page, email: string, start?: string): Promise<string> {
  const known = new Set((await readMails(getStack().mailBoxUrl)).map(({ id }) => id))
  await fillInAddress(page, email, start)
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  return linkIn(email, known)
}

export async function fillInAddress(page: Page, email: string, start = `${getStack().appUrl}/sign-in`): Promise<void> {
  await page.goto(start)
  await page.getByLabel('Your email address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
}

/** Opens a mailed link and presses its one button. */
export async function pressLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in as everybody does, up to the page they were going to. */
export async function signInByLetter(page: Page, email: string, start?: string): Promise<void> {
  await pressLink(page, await askForLink(page, email, start))
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in'))
}

/** How many letters the address was sent so far. */
export async function countLetters(email: string): Promise<number> {
  const letters = await readMails(getStack().mailBoxUrl)
  return letters.filter(({ to }) => to.some(({ address }) => address === email)).length
}

/** The link in the first letter to the address that is not known yet. */
async function linkIn(email: string, known: Set<string>): Promise<string> {
  const letter = await waitForMail(getStack().mailBoxUrl, email, known)
  const link = /https?:\/\/\S+/.exec(letter?.text ?? '')?.[0]
  if (link === undefined) throw new Error(`no link was mailed to ${email}`)
  return link
}
