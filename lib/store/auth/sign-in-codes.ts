import type { Database } from '../database'
import { sql } from '../sql/sql'

/** Wrong codes for one request. */
export const mostTries = 5

export type CodeTry =
  /** `locked` is null where nothing was mailed; `left` counts the tries after this one. */
  { kind: 'counted'; locked: string | null; left: number } | { kind: 'spent' } | { kind: 'expired' }

export interface SignInCodes {
  /** Alike for known and unknown addresses. */
  storeCodeRequest(id: string, expires: Date): Promise<void>
  lockInCode(id: string, locked: string): Promise<void>
  /** Counts the try before it is looked at, so that simultaneous ones all count. */
  takeCodeTry(id: string): Promise<CodeTry>
}

export function createSignInCodes({ pool }: Database): SignInCodes {
  return {
    async storeCodeRequest(id, expires) {
      await pool.query(sql`INSERT INTO sign_in_code (id, expires) VALUES (${id}, ${expires})`)
    },

    async lockInCode(id, locked) {
      await pool.query(sql`UPDATE sign_in_code SET locked = ${locked} WHERE id = ${id}`)
    },

    async takeCodeTry(id) {
      const { rows } = await pool.query<{ locked: string | null; tries: number }>(sql`
        UPDATE sign_in_code SET tries = tries + 1
        WHERE id = ${id} AND expires > now() AND tries < ${mostTries}
        RETURNING locked, tries`)
      const [row] = rows
      if (row !== undefined) return { kind: 'counted', locked: row.locked, left: mostTries - row.tries }
      const { rowCount } = await pool.query(sql`SELECT FROM sign_in_code WHERE id = ${id} AND expires > now()`)
      return { kind: rowCount === 1 ? 'spent' : 'expired' }
    },
  }
}
