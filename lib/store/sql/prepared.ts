import { createHash } from 'node:crypto'
import type { Sql } from './sql'

/**
 * A statement that each connection has parsed and planned once, for what is said many times a second. It is named by its
 * text, so two texts never share a plan. https://node-postgres.com/features/queries#prepared-statements
 */
export function prepared({ text, values }: Sql): { name: string; text: string; values: unknown[] } {
  return { name: createHash('sha1').update(text).digest('base64url'), text, values }
}
