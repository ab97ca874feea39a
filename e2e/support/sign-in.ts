import { randomInt } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { type Mail, readMails, waitForMail } from '../../scripts/mail-box'
import { getStack } from './stack'

/** Asks for a mail on the sign-in page that is open, and answers the link in the mail that comes. */
export async function askByMail(page: Page, email: string): Promise<string> {
  const { mailBoxUrl } = getStack()
  const known = new Set((await readMails(mailBoxUrl)).map(({ id }) => id))
  await page.getByLabel('Your email address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  const mail = await waitForMail(mailBoxUrl, email, known)
  if (mail === null) throw new Error(`no mail came to ${email}`)
  return linkIn(mail)
}

/** Opens the mailed link and presses its one button. */
export async function pressLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Each test is a client of its own to the limits, behind the one proxy that is believed. */
export const clientOfItsOwn = () => ({
  'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
})

function linkIn({ text }: Mail): string {
  const link = text.match(/https?:\/\/\S+\/sign-in\/\S+/)?.[0]
  if (link === undefined) throw new Error(`no link in: ${text}`)
  return link
}
