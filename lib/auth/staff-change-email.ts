import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { toAddress } from '@/lib/address'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { codesOf } from '@/lib/mail/codes-of'
import { type AccountEmailWords, accountEmail } from '@/lib/mail/emails/account'
import type { AdminId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { noteSecurity } from '@/lib/security-log'
import { doesMailServerAnswer } from './mail-server'
import { authRooms } from './parts'

/** A coach reads this when they read it, so it lives longer than a code they asked for. */
export const staffChangeLifetimeSeconds = 7 * 24 * 3600

export type StaffChangeAnswer =
  /** At once: the coach never signed in, so nobody has used the address. */
  | { kind: 'corrected' }
  | { kind: 'asked'; change: AskedStaffChange }
  | { kind: 'bad-address' | 'same-address' | 'set-by-settings' | 'taken' | 'changed-meanwhile' | 'mail-server-away' }
  | { kind: 'too-soon'; nextAt: Date }

/** Only in this process, for the emails: the database has the token's hash. */
export interface AskedStaffChange {
  was: string
  becomes: string
  token: string
  /** The coach's, as BCP 47; null when unknown. */
  language: string | null
}

/** null: no such coach. @param seen the address as the page showed it */
export async function askStaffEmailChange(
  adminId: AdminId,
  coachId: CoachId,
  typed: unknown,
  seen: string,
): Promise<StaffChangeAnswer | null> {
  const answer = await judge(adminId, coachId, typed, seen)
  if (answer !== null) noteSecurity('email.asked', { adminId, coachId, answer: answer.kind })
  return answer
}

async function judge(
  adminId: AdminId,
  coachId: CoachId,
  typed: unknown,
  seen: string,
): Promise<StaffChangeAnswer | null> {
  const { people, limiter, mailer, rule } = authRooms()
  const becomes = toAddress(typed)
  if (becomes === null) return { kind: 'bad-address' }
  const coach = await people.findAddressed(coachId)
  if (coach === null) return null
  const { email: was, language } = coach
  if (was !== seen) return { kind: 'changed-meanwhile' }
  if (becomes === was) return { kind: 'same-address' }
  // Settings would make its next owner an admin; and an admin's own address is theirs to change.
  if (rule.adminEmails.includes(was) || rule.adminEmails.includes(becomes)) return { kind: 'set-by-settings' }
  const about = { coachId, was, becomes, adminId }
  if (!coach.hasSignedIn) {
    const kind = await people.correctEmail(about)
    if (kind !== 'signed-in') return { kind: kind === 'not-signed-in' ? 'changed-meanwhile' : kind }
  }
  const allowance = await limiter.take('staff-email-change', coachId)
  if (!allowance.allowed) return { kind: 'too-soon', nextAt: allowance.nextAt }
  if (!(await doesMailServerAnswer(mailer))) return { kind: 'mail-server-away' }
  const token = randomBytes(24).toString('base64url')
  const expires = new Date(Date.now() + staffChangeLifetimeSeconds * 1000)
  const kind = await people.askStaffEmailChange({ ...about, tokenHash: hashOf(token), expires })
  if (kind === 'asked') return { kind, change: { was, becomes, token, language } }
  return { kind: kind === 'taken' ? kind : 'changed-meanwhile' }
}

/** After the answer, so that a slow mail server keeps nobody waiting. */
export async function sendStaffChange(
  { was, becomes, token }: AskedStaffChange,
  words: { old: AccountEmailWords; new: AccountEmailWords; button: string },
): Promise<void> {
  const link = { label: words.button, url: new URL(`/confirm-email/${token}`, env().APP_URL).href }
  await send(becomes, { ...words.new, link })
  await send(was, words.old)
}

async function send(to: string, words: AccountEmailWords): Promise<void> {
  const { mailer, brand } = authRooms()
  try {
    await mailer.send(accountEmail(to, null, words, brand))
  } catch (error) {
    log.error('the mail server refused an email about a change of address', codesOf(error))
  }
}

/** For whoever has the mailed link. Reading changes nothing. */
export async function findStaffChange(token: unknown): Promise<{ was: string; becomes: string } | null> {
  return isToken(token) ? authRooms().people.findStaffEmailChangeBy(hashOf(token)) : null
}

export async function confirmStaffChange(token: unknown): Promise<'changed' | 'taken' | null> {
  const done = isToken(token) ? await authRooms().people.confirmStaffEmailChange(hashOf(token)) : null
  const isChanged = done !== null && done !== 'taken'
  noteSecurity(isChanged ? 'email.changed' : 'email.refused', isChanged ? {} : { why: done ?? 'none' })
  return isChanged ? 'changed' : done
}

/** For staff's page. null: no such coach. */
export async function staffAddress(_adminId: AdminId, coachId: CoachId) {
  const { people } = authRooms()
  const [coach, pending] = await Promise.all([people.findAddressed(coachId), people.findStaffEmailChange(coachId)])
  return coach === null ? null : { hasSignedIn: coach.hasSignedIn, pending }
}

export async function dropStaffChange(adminId: AdminId, coachId: CoachId): Promise<boolean> {
  const didIt = await authRooms().people.dropStaffEmailChange(coachId, adminId)
  if (didIt) noteSecurity('email.withdrawn', { adminId, coachId })
  return didIt
}

/** Tokens we issue; other bytes never reach the database. */
function isToken(given: unknown): given is string {
  return typeof given === 'string' && /^[\w-]{32}$/.test(given)
}

/** 192 random bits need no salt. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
