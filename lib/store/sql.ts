import { Prisma } from './generated/client'

/** A statement that numbers its own values; a fragment made by it may stand inside another. */
export const sql = Prisma.sql

export type Sql = Prisma.Sql

/** A value for a JSONB column; null is the column's own NULL. */
export function json(value: unknown): Sql {
  return sql`${value === null ? null : JSON.stringify(value)}::jsonb`
}
