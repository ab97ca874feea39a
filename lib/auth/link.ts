import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { codesOf } from '@/lib/mail/codes-of'
import { type SignInEmailWords, signInEmail } from '@/lib/mail/emails/sign-in'
import { noteSecurity } from '@/lib/security-log'
import { clientAddress } from './client-address'
import { linkLifetimeSeconds } from './options'
import { authRooms } from './parts'

export type LinkAnswer =
  | { kind: 'look-in-your-mail' }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'mail-server-away' }
  /** We could not count the request, so we refuse it. */
  | { kind: 'away' }

/** Answers any address alike; `sendLink` decides later whether to send. */
export async function askForLink(forwardedFor: string | null): Promise<LinkAnswer> {
  const answer = await judge(forwardedFor)
  noteSecurity('sign-in.asked', { answer: answer.kind })
  return answer
}

async function judge(forwardedFor: string | null): Promise<LinkAnswer> {
  const nextAt = await countWish(clientAddress(forwardedFor, env().TRUSTED_PROXY_HOPS))
  if (nextAt === 'unknown') return { kind: 'away' }
  if (nextAt !== null) return { kind: 'too-soon', nextAt }
  try {
    await authRooms().mailer.greet()
    return { kind: 'look-in-your-mail' }
  } catch (error) {
    log.error('the mail server did not answer', codesOf(error))
    return { kind: 'mail-server-away' }
  }
}

/**
 * null within the limit, otherwise when to retry. Counts by client, never by email address: anyone can type another's.
 */
async function countWish(client: string): Promise<Date | null | 'unknown'> {
  try {
    const allowance = await authRooms().limiter.take('sign-in-client', client)
    return allowance.allowed ? null : allowance.nextAt
  } catch (error) {
    log.error('a request for a sign-in link could not be counted', { error })
    return 'unknown'
  }
}

/** Sends the email if the address may sign in. Runs after the answer, so that timing reveals nothing. */
export async function sendLink(address: string, next: string | null, words: SignInEmailWords): Promise<void> {
  const { people, mailer, rule } = authRooms()
  if (!(await people.mayReceiveLink(address, rule))) return
  // Without punctuation, so that a double click selects all of it.
  const token = randomBytes(20).toString('hex')
  const kept = { identifier: address, tokenHash: hashToken(token) }
  const expires = new Date(Date.now() + linkLifetimeSeconds * 1000)
  if (!(await people.storeLinkToken({ ...kept, expires }))) {
    log.warn('an address has too many valid sign-in links, so no email was sent')
    return
  }
  const link = new URL('/sign-in/confirm', env().APP_URL)
  if (next !== null) link.searchParams.set('next', next)
  // Browsers never send the fragment, so no proxy, log or other site sees the token.
  link.hash = new URLSearchParams({ token, email: address }).toString()
  try {
    await mailer.send(signInEmail(address, { link: link.href, code: token }, words))
  } catch (error) {
    log.error('the mail server refused a sign-in email', codesOf(error))
    await people.dropLinkToken(kept)
  }
}

/** next-auth's hash of a returning token. */
function hashToken(token: string): string {
  return createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex')
}
