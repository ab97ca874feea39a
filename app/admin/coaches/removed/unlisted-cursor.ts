import { z } from 'zod'
import type { UnlistedCoach } from '@/lib/payouts/coaches/excluded'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'

type Place = Pick<UnlistedCoach, 'at' | 'id'>

/** The address of the coaches after this one. */
export function unlistedHref({ at, id }: Place): string {
  return `/admin/coaches/removed?after=${encodeURIComponent(`${at.toISOString()} ${id}`)}`
}

/** null for none, and for one that we did not make: then the page starts with the newest. */
export function toUnlistedCursor(given: unknown): Place | null {
  const [at, id, ...more] = typeof given === 'string' ? given.split(' ') : []
  const read = z.tuple([z.iso.datetime(), z.string().regex(/^[\w-]{1,64}$/)]).safeParse([at, id])
  return read.success && more.length === 0 ? { at: new Date(read.data[0]), id: read.data[1] as CoachId } : null
}
