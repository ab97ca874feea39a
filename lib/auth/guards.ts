import 'server-only'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { noteLanguage } from '@/lib/current-request'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { AdminId, CoachId, RecentAdminId } from '@/lib/payouts/vocabulary/ids'
import { noteSecurity } from '@/lib/security-log'
import type { Person } from '@/lib/store/auth/sessions'
import { homeOf } from './home'
import { authRooms } from './parts'
import { cookieNames, cookieOptions } from './session-cookie'

/** Admins must sign in again after this time. */
const adminSessionMilliseconds = 12 * 3600 * 1000

const recentSessionMilliseconds = 15 * 60 * 1000

/** The signed-in person, or null. One query per request. */
export const findPerson = cache(async (): Promise<Person | null> => {
  const token = await findSessionToken()
  const person = token === null ? null : await authRooms().people.findPersonBySession(token, new Date())
  noteLanguage(person?.language ?? null)
  if (token !== null && person?.isUsedToday === false) await noteUse(token)
  return person
})

/** Once a day. A session is good without it. */
async function noteUse(token: string): Promise<void> {
  try {
    await authRooms().people.noteUse(token)
  } catch (error) {
    log.warn('the use of a session could not be noted', { error })
  }
}

async function requireSignIn(next: string): Promise<Person> {
  return (await findPerson()) ?? redirect(signInPath(next))
}

/** Others sign in first and return to `next`. */
export async function requireCoach(next: string): Promise<CoachId> {
  const person = await requireSignIn(next)
  if (person.coachId === null) redirect(homeOf(person))
  return person.coachId as CoachId
}

/** Admits coaches and admins to what is their own. */
export async function requirePerson(next: string): Promise<Person> {
  const person = await requireSignIn(next)
  if (person.coachId === null && person.adminSince === null) redirect(homeOf(person))
  return person
}

/** Admits people who are neither coach nor admin. Without `next`, others choose where they go after signing in. */
export async function requireWithoutAccess(next?: string): Promise<Person> {
  const person = await (next === undefined ? findPerson() : requireSignIn(next))
  if (person === null) redirect('/sign-in')
  const home = homeOf(person)
  if (home !== '/no-access') redirect(home)
  return person
}

/** Admits admins with a recent enough session. For others the page does not exist. */
export async function requireAdmin(next: string): Promise<AdminId> {
  return requireAdminSince(adminSessionMilliseconds, next)
}

/** Whom `requireAdmin` would admit; null for everyone else. */
export async function findRecentAdmin(): Promise<AdminId | null> {
  const person = await findPerson()
  if (person === null || person.adminSince === null) return null
  const isOld = Date.now() - person.sessionBegunAt.getTime() > adminSessionMilliseconds
  return isOld ? null : (person.userId as AdminId)
}

/** Admits admins who just signed in: required to refund. */
export async function requireRecentAdmin(next: string): Promise<RecentAdminId> {
  return (await requireAdminSince(recentSessionMilliseconds, next)) as RecentAdminId
}

async function requireAdminSince(milliseconds: number, next: string): Promise<AdminId> {
  const person = await requireSignIn(next)
  if (person.adminSince === null) {
    noteSecurity('access.refused', { why: 'no-admin', userId: person.userId })
    notFound()
  }
  if (Date.now() - person.sessionBegunAt.getTime() > milliseconds) redirect(`${signInPath(next)}&said=again`)
  return person.userId as AdminId
}

/** Ends this session or all of the person's, in database and browser. */
export async function endSession(scope: 'here' | 'everywhere'): Promise<void> {
  const [token, person] = await Promise.all([findSessionToken(), findPerson()])
  const { people } = authRooms()
  if (token !== null) await people.endSession(token)
  if (person !== null && scope === 'everywhere') await people.endAllSessions(person.userId)
  noteSecurity('session.ended', { scope, userId: person?.userId })
  // A browser drops a __Host- cookie only with its original attributes.
  const { sessionToken } = cookieOptions(env().APP_URL)
  const jar = await cookies()
  jar.set({ ...sessionToken.options, name: sessionToken.name, value: '', maxAge: 0 })
}

/** Ends one of the person's other sessions; false when they have no such one. */
export async function endOneSession({ userId }: Person, id: string): Promise<boolean> {
  const didIt = await authRooms().people.endSessionById(userId, id)
  if (didIt) noteSecurity('session.ended', { scope: 'one', userId })
  return didIt
}

export async function endOtherSessions({ userId }: Person): Promise<void> {
  await authRooms().people.endOtherSessions(userId, (await findSessionToken()) ?? '')
  noteSecurity('session.ended', { scope: 'others', userId })
}

/** The browser's session token, unchecked. */
export async function findSessionToken(): Promise<string | null> {
  const token = (await cookies()).get(cookieNames(env().APP_URL).session)?.value ?? ''
  return tokenGrammar.test(token) ? token : null
}

/** Tokens we issue. Other bytes never reach the database, which may be unable to compare them. */
const tokenGrammar = /^[\w-]{16,256}$/

const signInPath = (next: string) => `/sign-in?next=${encodeURIComponent(next)}`
