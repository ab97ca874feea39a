import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { codesOf } from '@/lib/mail/codes-of'
import { type SignInLetterWords, signInLetter } from '@/lib/mail/letters/sign-in'
import { clientAddress } from './client-address'
import { linkLifetimeSeconds } from './options'
import { authRooms } from './rooms'

export type LinkAnswer =
  /** Said to everybody with a well-formed address, known or not. */
  | { kind: 'look-in-your-mail' }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'mail-server-away' }
  /** We could not count the wish, so we do not grant it. */
  | { kind: 'away' }

/**
 * Judges a wish for a sign-in link. Takes the same steps and the same time for known and unknown addresses: whether a
 * letter is sent is decided by `sendLink`, after the answer.
 */
export async function askForLink(address: string, forwardedFor: string | null): Promise<LinkAnswer> {
  const nextAt = await countWish(address, clientAddress(forwardedFor, env().TRUSTED_PROXY_HOPS))
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

/** null: within the limits. Otherwise when to ask again. */
async function countWish(address: string, client: string): Promise<Date | null | 'unknown'> {
  const { limiter } = authRooms()
  try {
    const byClient = await limiter.take('sign-in-client', client)
    if (!byClient.allowed) return byClient.nextAt
    const byAddress = await limiter.take('sign-in-address', address)
    return byAddress.allowed ? null : byAddress.nextAt
  } catch (error) {
    log.error('a wish for a sign-in link could not be counted', { error })
    return 'unknown'
  }
}

/** Sends the letter, if this address may sign in. Runs after the answer was given, so nobody can tell by waiting. */
export async function sendLink(address: string, next: string | null, words: SignInLetterWords): Promise<void> {
  const { people, mailer, rule } = authRooms()
  if (!(await people.mayReceiveLink(address, rule))) return
  const token = randomBytes(32).toString('base64url')
  await people.storeLinkToken({
    identifier: address,
    tokenHash: hashToken(token),
    expires: new Date(Date.now() + linkLifetimeSeconds * 1000),
  })
  const link = new URL('/sign-in/confirm', env().APP_URL)
  link.search = new URLSearchParams({ token, email: address, ...(next === null ? {} : { next }) }).toString()
  await mailer
    .send(signInLetter(address, link.href, words))
    .catch((error: unknown) => log.error('a sign-in letter was not taken', codesOf(error)))
}

/** As next-auth hashes it when the link comes back. */
function hashToken(token: string): string {
  return createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex')
}
