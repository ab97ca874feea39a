import { createHash } from 'node:crypto'
import { Prisma } from '../generated/client'

/** A statement that numbers its values; fragments can be nested. */
export const sql = Prisma.sql

export type Sql = Prisma.Sql

export function isFragment(value: unknown): value is Sql {
  return value instanceof Prisma.Sql
}

/** For JSONB; null is SQL NULL. */
export function json(value: unknown): Sql {
  return sql`${value === null ? null : JSON.stringify(value)}::jsonb`
}

/** A list's words as SQL text: as parameters, no partial index would serve it. */
export function listed(words: readonly string[]): Sql {
  if (!words.every((word) => /^[a-z-]+$/.test(word))) throw new Error('only words of our lists may be in a statement')
  return Prisma.raw(words.map((word) => `'${word}'`).join(', '))
}

/**
 * Prepared once on each connection, for frequent statements. Named by its text, so that no two texts share a plan.
 * https://node-postgres.com/features/queries#prepared-statements
 */
export function prepared({ text, values }: Sql): { name: string; text: string; values: unknown[] } {
  return { name: createHash('sha1').update(text).digest('base64url'), text, values }
}

/**
 * For statements that may be lost in a crash and redone: the commit does not wait for the disk.
 * https://www.postgresql.org/docs/current/wal-async-commit.html
 */
export const forgettable = sql`set_config('synchronous_commit', 'off', true) = 'off'`

/**
 * True when there is no lease, it has expired, or it ends later than any lease we set, since the clock was set back.
 * Allows a minute, because a waiting statement's now() is older.
 */
export function isOver(until: Sql, longest: Sql): Sql {
  return sql`(${until} IS NULL OR ${until} <= now() OR ${until} > now() + ${longest} + interval '1 minute')`
}
