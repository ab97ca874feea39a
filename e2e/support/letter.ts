import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { readMails, waitForMail } from '../../scripts/mail-box'
import { getStack } from './stack'

/** An address that nobody has used. */
export function newAddress(): string {
  return `person-${randomUUID()}@example.com`
}

interface Way {
  appUrl?: string
  /** Where the person was going. */
  next?: string
}

/** Asks for a link on the sign-in page and answers the one in the letter that came of it. */
export async function askForLink(page: Page, email: string, way: Way = {}): Promise<string> {
  const known = new Set((await readMails(getStack().mailBoxUrl)).map(({ id }) => id))
  await fillInAddress(page, email, way)
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  return linkIn(email, known)
}

export async function fillInAddress(page: Page, email: string, { appUrl = getStack().appUrl, next }: Way = {}) {
  await page.goto(`${appUrl}/sign-in${next === undefined ? '' : `?${new URLSearchParams({ next })}`}`)
  await page.getByLabel('Your email address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
}

/** Opens a mailed link and presses its one button. */
export async function pressLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in as everybody does, from the sign-in page to the first page of their own. */
export async function signInByLetter(page: Page, email: string, way: Way = {}): Promise<void> {
  await pressLink(page, await askForLink(page, email, way))
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
