import type { TableSort } from '@/lib/payouts/readiness-table'

/** A place in one order of the table, and the way to read on from it. */
export interface TableCursor {
  sort: TableSort
  direction: 'older' | 'newer'
  coachId: string
  /** Kept here because a coach's last check may move while somebody reads on; null when never checked. */
  checkedAt: Date | null
}

/** Fit for a query string; holds an id and a time, never a name. */
export function encodeCursor(cursor: TableCursor): string {
  const parts = [cursor.sort, cursor.direction, cursor.coachId, cursor.checkedAt?.getTime() ?? null]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** null for none, for a broken one, and for one made under another sort. */
export function decodeCursor(text: string | null, sort: TableSort): TableCursor | null {
  if (text === null || text.length > longest) return null
  const parts = parse(Buffer.from(text, 'base64url').toString())
  if (!Array.isArray(parts) || parts.length !== 4) return null
  const [givenSort, direction, coachId, checkedAt]: unknown[] = parts
  if (givenSort !== sort || !isDirection(direction) || !isId(coachId) || !isTime(checkedAt)) return null
  return { sort, direction, coachId, checkedAt: checkedAt === null ? null : new Date(checkedAt) }
}

const longest = 300
const endOfYear9999 = 253_402_300_799_999

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function isDirection(value: unknown): value is TableCursor['direction'] {
  return value === 'older' || value === 'newer'
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,100}$/.test(value)
}

function isTime(value: unknown): value is number | null {
  return value === null || (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= endOfYear9999)
}
