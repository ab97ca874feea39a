import 'server-only'
import type { OwnSession, Person } from '@/lib/store/auth/sessions'
import { toZone } from '@/lib/words/zone'
import { mayChangeEmail } from './change-email'
import { findSessionToken } from './guards'
import { authRooms } from './parts'

export interface OwnAccount {
  sessions: OwnSession[]
  /** A new address that waits for its codes. */
  pending: { address: string; expires: Date } | null
  mayChangeEmail: boolean
}

export async function ownAccount(person: Person): Promise<OwnAccount> {
  const { people } = authRooms()
  const [sessions, pending] = await Promise.all([
    people.listSessions(person.userId, (await findSessionToken()) ?? ''),
    people.findEmailChange(person.userId),
  ])
  return { sessions, pending, mayChangeEmail: mayChangeEmail(person) }
}

/** Empty for automatic. False for a zone that does not exist. */
export async function chooseZone({ userId }: Person, typed: unknown): Promise<boolean> {
  const zone = toZone(typed)
  if (zone === null && typed !== '') return false
  await authRooms().people.chooseZone(userId, zone)
  return true
}
