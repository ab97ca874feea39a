import 'server-only'
import { cookies } from 'next/headers'
import { toZone } from '@/lib/words/zone'
import { findPerson } from './guards'

/** Where a script of ours keeps the time zone of its browser, so that the next page is made in it. */
export const zoneCookie = 'zone'

/** The time zone the browser named; null for one without scripts, or that never opened a page of ours. */
export async function findBrowserZone(): Promise<string | null> {
  return toZone((await cookies()).get(zoneCookie)?.value)
}

/** The reader's time zone: their browser's, or else the last one they were seen in. */
export async function findZone(): Promise<string | null> {
  const zone = await findBrowserZone()
  if (zone !== null) return zone
  // Words are needed where the database is away, too.
  const person = await findPerson().catch(() => null)
  return toZone(person?.zone)
}
