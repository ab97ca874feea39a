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

/** The one the person chose, otherwise the browser's, otherwise the person's last one. */
export async function findZone(): Promise<string | null> {
  // Needed even while the database is away.
  const person = await findPerson().catch(() => null)
  return toZone(person?.chosenZone) ?? (await findBrowserZone()) ?? toZone(person?.zone)
}
