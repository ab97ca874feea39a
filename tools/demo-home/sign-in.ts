import { type Mail, readMails, waitForMail } from '../mail-box/mail-box'
import { findForm, textOfAlert } from './markup'

export interface SignInPlaces {
  appUrl: string
  mailBoxUrl: string
}

export type SignInOutcome = { kind: 'link'; link: string } | { kind: 'trouble'; sentence: string }

/**
 * Requests a sign-in email through the app's own form, as a browser without JavaScript does. Returns its link, or the
 * app's refusal.
 */
export async function askForLink(email: string, { appUrl, mailBoxUrl }: SignInPlaces): Promise<SignInOutcome> {
  const known = new Set((await readMails(mailBoxUrl)).map(({ id }) => id))
  const answer = await sendForm(email, `${appUrl}/sign-in`)
  if (answer.status >= 400) return trouble(answer.alert ?? `The app answered ${answer.status} to the sign-in form.`)
  // An email about payouts may arrive first.
  const mail = await waitForMail(mailBoxUrl, email, known, (each) => linkIn(each, appUrl) !== null)
  const link = mail === null ? null : linkIn(mail, appUrl)
  if (link !== null) return { kind: 'link', link }
  return trouble(answer.alert ?? 'No sign-in email arrived within 15 seconds. The mailbox shows what arrived.')
}

async function sendForm(email: string, page: string): Promise<{ status: number; alert: string | null }> {
  const shown = await fetch(page)
  const form = findForm(await shown.text(), 'email')
  if (form === null) return { status: shown.status < 400 ? 502 : shown.status, alert: null }
  const fields = new FormData()
  for (const [name, value] of form.hidden) fields.append(name, value)
  fields.set('email', email)
  const sent = await fetch(new URL(form.action, page), {
    method: 'POST',
    body: fields,
    redirect: 'manual',
    headers: { origin: new URL(page).origin, accept: 'text/html' },
  })
  return { status: sent.status, alert: textOfAlert(await sent.text()) }
}

function linkIn(mail: Mail, appUrl: string): string | null {
  const addresses = mail.text.match(/https?:\/\/[^\s<>"]+/g) ?? []
  return addresses.find((address) => address.startsWith(`${appUrl}/sign-in/`)) ?? null
}

const trouble = (sentence: string): SignInOutcome => ({ kind: 'trouble', sentence })
