import { findPerson } from '@/lib/auth/guards'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { noteSecurity } from '@/lib/security-log'

/** The session's coach, for requests of an open page; a 401 for everyone else, since sign-in is no answer to a script. */
export async function findAskingCoach(): Promise<CoachId | Response> {
  const person = await findPerson()
  if (person !== null && person.coachId !== null) return person.coachId as CoachId
  noteSecurity('access.refused', { why: person === null ? 'no-session' : 'no-coach', userId: person?.userId })
  return Response.json({ error: 'Sign in first.' }, { status: 401, headers: { 'cache-control': 'no-store' } })
}
