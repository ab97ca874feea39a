import 'server-only'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { env } from '@/lib/env'
import type { AdminId, CoachId } from '@/lib/payouts/ids'
import type { Person } from '@/lib/store/sessions'
import { authRooms } from './rooms'
import { cookieNames } from './session-cookie'

/** Signing in is asked again of an admin after this long. */
const adminSessionMilliseconds = 12 * 3600 * 1000

/** Who is asking, from the session alone; null when nobody is signed in. One query per request. */
export const findPerson = cache(async (): Promise<Person | null> => {
  const token = await sessionToken()
  return token === null ? null : authRooms().people.findPersonBySession(token, new Date())
})

/** Lets coaches pass. Others are sent to sign in, and come back to `next`. */
export async function requireCoach(next: string): Promise<CoachId> {
  const person = await findPerson()
  if (person === null) redirect(signInPath(next))
  if (person.coachId === null) redirect(person.adminSince === null ? '/no-access' : '/admin/coaches')
  return person.coachId as CoachId
}

/** Lets admins pass whose session is young enough. To others the page does not exist. */
export async function requireAdmin(next: string): Promise<AdminId> {
  const person = await findPerson()
  if (person === null) redirect(signInPath(next))
  if (person.adminSince === null) notFound()
  if (Date.now() - person.sessionBegunAt.getTime() > adminSessionMilliseconds)
    redirect(`${signInPath(next)}&said=again`)
  return person.userId as AdminId
}

/** Ends this session, or all of this person's, in the database and in the browser. */
export async function endSession(scope: 'here' | 'everywhere'): Promise<void> {
  const token = await sessionToken()
  const person = await findPerson()
  if (token !== null) await authRooms().people.endSession(token)
  if (person !== null && scope === 'everywhere') await authRooms().people.endAllSessions(person.userId)
  const jar = await cookies()
  jar.delete(sessionName())
}

async function sessionToken(): Promise<string | null> {
  return (await cookies()).get(sessionName())?.value ?? null
}

const sessionName = () => cookieNames(env().APP_URL).session

const signInPath = (next: string) => `/sign-in?next=${encodeURIComponent(next)}`
