import { Prisma } from '../generated/client'

/** A statement that numbers its own values; a fragment made by it may stand inside another. */
export const sql = Prisma.sql

export type Sql = Prisma.Sql

/** A value for a JSONB column; null is the column's own NULL. */
export function json(value: unknown): Sql {
  return sql`${value === null ? null : JSON.stringify(value)}::jsonb`
}

/** The words of a list of ours, in the statement's own text: where they are values, no partial index serves it. */
export function listed(words: readonly string[]): Sql {
  if (!words.every((word) => /^[a-z-]+$/.test(word)))
    throw new Error('only words of ours stand in the text of a statement')
  return Prisma.raw(words.map((word) => `'${word}'`).join(', '))
}
