import 'server-only'
import { cookies } from 'next/headers'
import { toZone } from '@/lib/words/zone'
import { findPerson } from './guards'

/** Set by our script, so that the next page uses the browser's time zone. */
export const zoneCookie = 'zone'

/** The browser's zone; null without scripts or on a first visit. */
export async function findBrowserZone(): Promise<string | null> {
  return toZone((await cookies()).get(zoneCookie)?.value)
}

/** The browser's zone, otherwise the person's last one. */
export async function findZone(): Promise<string | null> {
  const zone = await findBrowserZone()
  if (zone !== null) return zone
  // Needed even while the database is away.
  const person = await findPerson().catch(() => null)
  return toZone(person?.zone)
}
