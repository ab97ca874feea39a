import { createHash } from 'node:crypto'
import type { Sql } from './sql'

/**
 * Prepared once on each connection, for frequent statements. Named by its text, so that no two texts share a plan.
 * https://node-postgres.com/features/queries#prepared-statements
 */
export function prepared({ text, values }: Sql): { name: string; text: string; values: unknown[] } {
  return { name: createHash('sha1').update(text).digest('base64url'), text, values }
}
