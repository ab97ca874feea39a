import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { codesOf } from '@/lib/mail/codes-of'
import { type AccountEmailWords, accountEmail } from '@/lib/mail/emails/account'
import { type SignInEmailWords, signInEmail } from '@/lib/mail/emails/sign-in'
import type { ChosenExclusion } from '@/lib/payouts/vocabulary/exclusion'
import { noteSecurity } from '@/lib/security-log'
import { clientAddress } from './client-address'
import { createLock, newCode } from './code'
import { doesMailServerAnswer } from './mail-server'
import { linkLifetimeSeconds } from './options'
import { authRooms } from './parts'
import { requestIdOf, type SignInRequest } from './sign-in-request'

export type LinkAnswer = { kind: 'look-in-your-mail' } | { kind: 'mail-server-away' } | LinkWait

type LinkWait =
  | { kind: 'too-soon'; nextAt: Date }
  /** We could not count or store the request, so we refuse it. */
  | { kind: 'away' }

/** Answers any address alike; `sendLink` decides later whether to send. */
export async function askForLink(request: SignInRequest, forwardedFor: string | null): Promise<LinkAnswer> {
  const answer = await judge(request, forwardedFor)
  noteSecurity('sign-in.asked', { answer: answer.kind })
  return answer
}

/** Asks for the same again, after a short wait. */
export async function askAgain(request: SignInRequest, forwardedFor: string | null): Promise<LinkAnswer> {
  const client = clientAddress(forwardedFor, env().TRUSTED_PROXY_HOPS)
  const wait = await countWish('sign-in-again', `${client}/${request.address}`)
  if (wait === null) return askForLink(request, forwardedFor)
  noteSecurity('sign-in.asked', { answer: wait.kind })
  return wait
}

async function judge(request: SignInRequest, forwardedFor: string | null): Promise<LinkAnswer> {
  const wait = await countWish('sign-in-client', clientAddress(forwardedFor, env().TRUSTED_PROXY_HOPS))
  if (wait !== null) return wait
  const { mailer, people } = authRooms()
  if (!(await doesMailServerAnswer(mailer))) return { kind: 'mail-server-away' }
  try {
    await people.storeCodeRequest(requestIdOf(request), linkExpiry())
    return { kind: 'look-in-your-mail' }
  } catch (error) {
    log.error('a request for sign-in could not be stored', { error })
    return { kind: 'away' }
  }
}

/** null within the limit. Counts by client, never by email address alone: anyone can type another's. */
async function countWish(limit: 'sign-in-client' | 'sign-in-again', who: string): Promise<LinkWait | null> {
  try {
    const allowance = await authRooms().limiter.take(limit, who)
    return allowance.allowed ? null : { kind: 'too-soon', nextAt: allowance.nextAt }
  } catch (error) {
    log.error('a request for a sign-in link could not be counted', { error })
    return { kind: 'away' }
  }
}

/** In place of a link, to a coach who may not sign in. */
export type ExcludedWords = Record<ChosenExclusion, AccountEmailWords>

/** Sends the email if the address may sign in. Runs after the answer, so that timing reveals nothing. */
export async function sendLink(request: SignInRequest, words: SignInEmailWords): Promise<void> {
  const { people, mailer, brand, rule } = authRooms()
  const { address, next, secret } = request
  if (!(await people.mayReceiveLink(address, rule))) return
  const [token, code] = [randomBytes(20).toString('hex'), newCode()]
  const kept = { identifier: address, tokenHash: hashToken(token) }
  if (!(await people.storeLinkToken({ ...kept, expires: linkExpiry() }))) {
    log.warn('an address has too many valid sign-in links, so no email was sent')
    return
  }
  await people.lockInCode(requestIdOf(request), createLock(env().NEXTAUTH_SECRET, secret, code).seal(token))
  const link = new URL('/sign-in/confirm', env().APP_URL)
  if (next !== null) link.searchParams.set('next', next)
  // Browsers never send the fragment, so no proxy, log or other site sees the token.
  link.hash = new URLSearchParams({ token, email: address }).toString()
  try {
    await mailer.send(signInEmail(address, { link: link.href, code }, words, brand))
  } catch (error) {
    log.error('the mail server refused a sign-in email', codesOf(error))
    await people.dropLinkToken(kept)
  }
}

/** Whoever may not sign in reads why in their mailbox, so that nobody else does. Runs after the answer too. */
export async function sendExclusion({ address }: SignInRequest, words: ExcludedWords): Promise<void> {
  const { people, mailer, brand, limiter, rule } = authRooms()
  // An admin may sign in, whatever became of the coach.
  if (await people.mayReceiveLink(address, rule)) return
  const exclusion = await people.findExclusionOf(address)
  if (exclusion === null || exclusion === 'erased') return
  if (!(await limiter.take('sign-in-excluded', address)).allowed) return
  try {
    // No form is open to them: an answer to this email reaches us from the mailbox that got it.
    await mailer.send({ ...accountEmail(address, null, words[exclusion], brand), replyTo: env().SUPPORT_EMAIL })
  } catch (error) {
    log.error('the mail server refused an email about signing in', codesOf(error))
  }
}

const linkExpiry = () => new Date(Date.now() + linkLifetimeSeconds * 1000)

/** next-auth's hash of a returning token. */
function hashToken(token: string): string {
  return createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex')
}
