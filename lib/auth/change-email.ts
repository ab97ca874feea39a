import 'server-only'
import { createHmac } from 'node:crypto'
import { toAddress } from '@/lib/address'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { codesOf } from '@/lib/mail/codes-of'
import { type AccountEmailWords, accountEmail } from '@/lib/mail/emails/account'
import { noteSecurity } from '@/lib/security-log'
import type { EmailChange } from '@/lib/store/auth/email-changes'
import type { Person } from '@/lib/store/auth/sessions'
import { newCode, toCode } from './code'
import { doesMailServerAnswer } from './mail-server'
import { authRooms } from './parts'

export const changeLifetimeSeconds = 24 * 3600

export type AskChangeAnswer =
  | { kind: 'asked'; change: AskedChange }
  | { kind: 'bad-address' | 'same-address' | 'set-by-settings' | 'mail-server-away' }
  | { kind: 'too-soon'; nextAt: Date }

/** Only in this process, for the emails: the database has hashes of the codes. */
export interface AskedChange {
  was: string
  becomes: string
  oldCode: string
  newCode: string
  isTaken: boolean
  /** Of a taken address's owner, as BCP 47; null when unknown. */
  ownersLanguage: string | null
}

export interface ChangeEmailWords {
  /** To the present address. */
  old: AccountEmailWords
  /** To the new one. */
  new: AccountEmailWords
  /** To the new one, where it belongs to somebody else. */
  taken: AccountEmailWords
}

/** The same answer for free and taken addresses: a taken one gets no code, so its change is never confirmed. */
export async function askEmailChange(person: Person, typed: unknown): Promise<AskChangeAnswer> {
  const answer = await judge(person, typed)
  noteSecurity('email.asked', { userId: person.userId, answer: answer.kind })
  return answer
}

async function judge(person: Person, typed: unknown): Promise<AskChangeAnswer> {
  const { people, limiter, mailer, rule } = authRooms()
  const { userId, email: was } = person
  const becomes = toAddress(typed)
  if (becomes === null) return { kind: 'bad-address' }
  if (becomes === was) return { kind: 'same-address' }
  if (!mayChangeEmail(person)) return { kind: 'set-by-settings' }
  const allowance = await limiter.take('email-change', userId)
  if (!allowance.allowed) return { kind: 'too-soon', nextAt: allowance.nextAt }
  if (!(await doesMailServerAnswer(mailer))) return { kind: 'mail-server-away' }
  const isTaken = rule.adminEmails.includes(becomes) || (await people.isAddressTaken(becomes))
  const ownersLanguage = isTaken ? await people.findLanguageOf(becomes) : null
  const change = { was, becomes, oldCode: newCode(), newCode: newCode(), isTaken, ownersLanguage }
  const about = { userId, address: becomes }
  await people.storeEmailChange({
    ...about,
    oldHash: hashOf('old', change.oldCode, about),
    newHash: isTaken ? 'none' : hashOf('new', change.newCode, about),
    expires: new Date(Date.now() + changeLifetimeSeconds * 1000),
  })
  return { kind: 'asked', change }
}

/**
 * False for an address in `ADMIN_EMAILS`: settings would make its next owner an admin, and one who was revoked would be
 * so again under a new account.
 */
export function mayChangeEmail({ email }: Pick<Person, 'email'>): boolean {
  return !authRooms().rule.adminEmails.includes(email)
}

/** After the answer, so that timing does not reveal taken addresses. */
export async function sendChangeCodes(change: AskedChange, words: ChangeEmailWords): Promise<void> {
  await send(change.was, change.oldCode, words.old)
  await (change.isTaken ? tellOwner(change.becomes, words.taken) : send(change.becomes, change.newCode, words.new))
}

/** Once a day, however often it is typed and by whom. */
async function tellOwner(address: string, words: AccountEmailWords): Promise<void> {
  const allowance = await authRooms().limiter.take('email-change-taken', address)
  if (allowance.allowed) await send(address, null, words)
}

async function send(to: string, code: string | null, words: AccountEmailWords): Promise<void> {
  const { mailer, brand } = authRooms()
  try {
    await mailer.send(accountEmail(to, code, words, brand))
  } catch (error) {
    log.error('the mail server refused an email about a change of address', codesOf(error))
  }
}

export type ConfirmChangeAnswer =
  | { kind: 'changed'; was: string; becomes: string }
  | { kind: 'wrong'; isOldRight: boolean; isNewRight: boolean; left: number }
  /** Not six digits in at least one field; costs no try. */
  | { kind: 'malformed'; isOldCode: boolean; isNewCode: boolean }
  | { kind: 'spent' | 'none' | 'taken' }

/** @param session this browser's, which stays; all others end */
export async function confirmEmailChange(
  { userId, email: was, coachId }: Person,
  typed: { old: unknown; new: unknown },
  session: string,
): Promise<ConfirmChangeAnswer> {
  const { people } = authRooms()
  const [oldCode, newCode] = [toCode(typed.old), toCode(typed.new)]
  if (oldCode === null || newCode === null)
    return { kind: 'malformed', isOldCode: oldCode !== null, isNewCode: newCode !== null }
  const tried = await people.takePairTry(userId)
  if (tried.kind !== 'counted') return refused(userId, tried)
  const { change, left } = tried
  const isOldRight = change.oldHash === hashOf('old', oldCode, change)
  const isNewRight = change.newHash === hashOf('new', newCode, change)
  if (!isOldRight || !isNewRight)
    return refused(userId, left === 0 ? { kind: 'spent' } : { kind: 'wrong', isOldRight, isNewRight, left })
  const by = coachId === null ? { kind: 'admin' as const, id: userId } : { kind: 'coach' as const, id: coachId }
  const kind = await people.changeEmail(change, by, session)
  if (kind !== 'changed') return refused(userId, { kind })
  noteSecurity('email.changed', { userId })
  return { kind, was, becomes: change.address }
}

function refused<Answer extends Exclude<ConfirmChangeAnswer, { kind: 'changed' }>>(userId: string, answer: Answer) {
  noteSecurity('email.refused', { userId, why: answer.kind })
  return answer
}

export async function withdrawEmailChange({ userId }: Person): Promise<void> {
  await authRooms().people.withdrawEmailChange(userId)
  noteSecurity('email.withdrawn', { userId })
}

/** Tells the former address. */
export async function sendChanged(was: string, words: AccountEmailWords): Promise<void> {
  await send(was, null, words)
}

/** Our secret is not in the database, so a copy of it gives no code away. */
function hashOf(which: 'old' | 'new', code: string, { userId, address }: Pick<EmailChange, 'userId' | 'address'>) {
  const told = ['email change', which, userId, address, code].join('\n')
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(told).digest('hex')
}
