import type { ApiKey } from '@/lib/payouts/api-clients/key'
import { decodeParts, encodeParts, isTime } from '../sql/cursor-parts'

/** A place in the list of keys, with PostgreSQL's precise times. */
interface KeyCursor {
  endsAt: Date | 'infinity'
  madeAt: Date
  id: string
}

export function encodeKeyCursor({ revokedAt, madeAt, id }: Pick<ApiKey, 'revokedAt' | 'madeAt' | 'id'>): string {
  return encodeParts(['keys', revokedAt?.getTime() ?? null, madeAt.getTime(), id])
}

/** null for a missing or invalid one. */
export function toKeyCursor(text: string | null): KeyCursor | null {
  const [of, end, made, id] = decodeParts(text, 4) ?? []
  if (of !== 'keys' || !isTime(made) || !(end === null || isTime(end))) return null
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  return { endsAt: end === null ? 'infinity' : new Date(end), madeAt: new Date(made), id }
}
