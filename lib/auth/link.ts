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
  /** Said to everybody with a well-formed address, known or not. */
  | { kind: 'look-in-your-mail' }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'mail-server-away' }
  /** We could not count the wish, so we do not grant it. */
  | { kind: 'away' }

/**
 * Judges a wish for a sign-in link, whatever the address: whether a letter is sent is decided by `sendLink`, after the
 * answer.
 */
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

/** null: within the limit. Otherwise when to ask again. Never counted by address: anybody can name somebody else's. */
async function countWish(client: string): Promise<Date | null | 'unknown'> {
  try {
    const allowance = await authRooms().limiter.take('sign-in-client', client)
    return allowance.allowed ? null : allowance.nextAt
  } catch (error) {
    log.error('a wish for a sign-in link could not be counted', { error })
    return 'unknown'
  }
}

/** Sends the letter, if this address may sign in. Runs after the answer was given, so nobody can tell by waiting. */
export async function sendLink(address: string, next: string | null, words: SignInEmailWords): Promise<void> {
  const { people, mailer, rule } = authRooms()
  if (!(await people.mayReceiveLink(address, rule))) return
  // Letters and digits alone, so that one press chooses all of it where it has to be copied.
  const token = randomBytes(20).toString('hex')
  const kept = { identifier: address, tokenHash: hashToken(token) }
  const expires = new Date(Date.now() + linkLifetimeSeconds * 1000)
  if (!(await people.storeLinkToken({ ...kept, expires }))) {
    log.warn('an address has so many sign-in letters whose links are still good that it is sent no more for now')
    return
  }
  const link = new URL('/sign-in/confirm', env().APP_URL)
  if (next !== null) link.searchParams.set('next', next)
  // No browser sends what stands behind the #, so no proxy, log or other site ever has the token.
  link.hash = new URLSearchParams({ token, email: address }).toString()
  try {
    await mailer.send(signInEmail(address, { link: link.href, code: token }, words))
  } catch (error) {
    log.error('a sign-in letter was not taken', codesOf(error))
    await people.dropLinkToken(kept)
  }
}

/** As next-auth hashes it when the link comes back. */
function hashToken(token: string): string {
  return createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex')
}
