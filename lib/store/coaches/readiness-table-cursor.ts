import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { decodeParts, encodeParts, isTime } from '../sql/cursor-parts'
import { keysOf, type TablePlace } from './readiness-table-order'

export type TableOrder = Pick<TableFilter, 'sort' | 'isReversed'>

export interface TableCursor extends TablePlace {
  direction: 'older' | 'newer'
  /** Rows before the page it leads to. */
  before: number
}

/** Fit for a query string. */
export function encodeCursor(
  order: TableOrder,
  { direction, before, group, rank, coachId, keys }: TableCursor,
): string {
  const numbers = keys.map((key) => (typeof key === 'number' ? key : key.getTime()))
  return encodeParts([nameOf(order), direction, before, group, rank, coachId, ...numbers])
}

/** null for a missing or invalid cursor, or one of another order. */
export function decodeCursor(text: string | null, order: TableOrder): TableCursor | null {
  const kinds = keysOf(order.sort)
  const [name, direction, before, group, rank, coachId, ...numbers] = decodeParts(text, 6 + kinds.length) ?? []
  if (name !== nameOf(order) || !isDirection(direction) || !isId(coachId)) return null
  if (!isCount(before) || !isCount(group) || !isCount(rank)) return null
  const keys = numbers.map((value, index) => toKey(value, kinds[index]?.kind))
  if (!keys.every((key) => key !== null)) return null
  return { direction, before, group, rank, coachId, keys }
}

function nameOf({ sort, isReversed }: TableOrder): string {
  return isReversed ? `-${sort}` : sort
}

function toKey(value: unknown, kind: 'time' | 'number' | undefined): number | Date | null {
  if (kind === 'time') return isTime(value) ? new Date(value) : null
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= largest ? Number(value) : null
}

/** The largest that a column of ours holds. */
const largest = 2_147_483_647

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= largest
}

function isDirection(value: unknown): value is TableCursor['direction'] {
  return value === 'older' || value === 'newer'
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,100}$/.test(value)
}
