import type { TableSort } from '@/lib/payouts/coaches/readiness-table'
import { decodeParts, encodeParts, isTime } from '../sql/cursor-parts'

export interface TableCursor {
  sort: TableSort
  direction: 'older' | 'newer'
  coachId: string
  /** The time it was ordered by, since that may change while paging; null without one. */
  at: Date | null
}

/** Fit for a query string; holds an id and a time, never a name. */
export function encodeCursor(cursor: TableCursor): string {
  return encodeParts([cursor.sort, cursor.direction, cursor.coachId, cursor.at?.getTime() ?? null])
}

/** null for a missing or invalid cursor, or another sort. */
export function decodeCursor(text: string | null, sort: TableSort): TableCursor | null {
  const [givenSort, direction, coachId, at] = decodeParts(text, 4) ?? []
  if (givenSort !== sort || !isDirection(direction) || !isId(coachId)) return null
  if (at !== null && !isTime(at)) return null
  return { sort, direction, coachId, at: at === null ? null : new Date(at) }
}

function isDirection(value: unknown): value is TableCursor['direction'] {
  return value === 'older' || value === 'newer'
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,100}$/.test(value)
}
