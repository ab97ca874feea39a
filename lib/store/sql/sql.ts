import { Prisma } from '../generated/client'

/** A statement that numbers its values; fragments can be nested. */
export const sql = Prisma.sql

export type Sql = Prisma.Sql

/** For JSONB; null is SQL NULL. */
export function json(value: unknown): Sql {
  return sql`${value === null ? null : JSON.stringify(value)}::jsonb`
}

/** A list's words as SQL text: as parameters, no partial index would serve it. */
export function listed(words: readonly string[]): Sql {
  if (!words.every((word) => /^[a-z-]+$/.test(word)))
    throw new Error('only words of our lists may stand in a statement')
  return Prisma.raw(words.map((word) => `'${word}'`).join(', '))
}
