import 'server-only'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { env } from '@/lib/env'
import type { AdminId, CoachId, RecentAdminId } from '@/lib/payouts/vocabulary/ids'
import { noteSecurity } from '@/lib/security-log'
import type { Person } from '@/lib/store/auth/sessions'
import { homeOf } from './home'
import { authRooms } from './parts'
import { cookieNames, cookieOptions } from './session-cookie'

/** Signing in is asked again of an admin after this long. */
const adminSessionMilliseconds = 12 * 3600 * 1000

const recentSessionMilliseconds = 15 * 60 * 1000

/** Who is asking, from the session alone; null when nobody is signed in. One query per request. */
export const findPerson = cache(async (): Promise<Person | null> => {
  const token = await findSessionToken()
  return token === null ? null : authRooms().people.findPersonBySession(token, new Date())
})

/** Lets coaches pass. Others are sent to sign in, and come back to `next`. */
export async function requireCoach(next: string): Promise<CoachId> {
  const person = await findPerson()
  if (person === null) redirect(signInPath(next))
  if (person.coachId === null) redirect(homeOf(person))
  return person.coachId as CoachId
}

/** Lets admins pass whose session is young enough. To others the page does not exist. */
export async function requireAdmin(next: string): Promise<AdminId> {
  return requireAdminSince(adminSessionMilliseconds, next)
}

/** Lets admins pass who signed in just now: for what gives money away. */
export async function requireRecentAdmin(next: string): Promise<RecentAdminId> {
  return (await requireAdminSince(recentSessionMilliseconds, next)) as RecentAdminId
}

async function requireAdminSince(milliseconds: number, next: string): Promise<AdminId> {
  const person = await findPerson()
  if (person === null) redirect(signInPath(next))
  if (person.adminSince === null) {
    noteSecurity('access.refused', { why: 'no-admin', userId: person.userId })
    notFound()
  }
  if (Date.now() - person.sessionBegunAt.getTime() > milliseconds) redirect(`${signInPath(next)}&said=again`)
  return person.userId as AdminId
}

/** Ends this session, or all of this person's, in the database and in the browser. */
export async function endSession(scope: 'here' | 'everywhere'): Promise<void> {
  const [token, person] = await Promise.all([findSessionToken(), findPerson()])
  const { people } = authRooms()
  if (token !== null) await people.endSession(token)
  if (person !== null && scope === 'everywhere') await people.endAllSessions(person.userId)
  noteSecurity('session.ended', { scope, userId: person?.userId })
  // A browser drops a __Host- cookie only when told with the attributes it was set with.
  const { sessionToken } = cookieOptions(env().APP_URL)
  const jar = await cookies()
  jar.set({ ...sessionToken.options, name: sessionToken.name, value: '', maxAge: 0 })
}

/** The session this browser says it has, looked up by nobody yet. */
export async function findSessionToken(): Promise<string | null> {
  const token = (await cookies()).get(cookieNames(env().APP_URL).session)?.value ?? ''
  return tokenGrammar.test(token) ? token : null
}

/** Of what we give out. Nothing else is asked of the database, which knows bytes it cannot even compare. */
const tokenGrammar = /^[\w-]{16,256}$/

const signInPath = (next: string) => `/sign-in?next=${encodeURIComponent(next)}`
