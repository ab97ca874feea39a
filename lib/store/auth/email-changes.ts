import type { DecidedBy } from '@/lib/payouts/decisions/decision'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { lockPerson } from './roles'
import { hashSessionToken } from './session-token'

/** Wrong pairs of codes for one change. */
export const mostPairs = 5

export interface EmailChange {
  userId: string
  /** The new one. */
  address: string
  oldHash: string
  newHash: string
  expires: Date
}

export type PairTry =
  | { kind: 'counted'; change: EmailChange; left: number }
  | { kind: 'spent' }
  /** Expired, withdrawn or done. */
  | { kind: 'none' }

export interface EmailChanges {
  /** Somebody else's, or a coach's who has not signed in yet. */
  isAddressTaken(address: string): Promise<boolean>
  /** Of the address's owner; null where it is unknown. */
  findLanguageOf(address: string): Promise<string | null>
  /** Replaces the person's earlier one. */
  storeEmailChange(change: EmailChange): Promise<void>
  findEmailChange(userId: string): Promise<Pick<EmailChange, 'address' | 'expires'> | null>
  withdrawEmailChange(userId: string): Promise<void>
  /** Counts the try before it is looked at. */
  takePairTry(userId: string): Promise<PairTry>
  /**
   * Changes the address everywhere at once, ends the person's other sessions and the mailed links of both addresses, and
   * records it. `none` where another press was first.
   * @param keptSession the token of the only session that stays
   */
  changeEmail(change: EmailChange, by: DecidedBy, keptSession: string): Promise<'changed' | 'taken' | 'none'>
}

export function createEmailChanges({ pool }: Database): EmailChanges {
  return {
    async isAddressTaken(address) {
      const { rowCount } = await pool.query(sql`
        SELECT FROM "user" WHERE email = ${address} UNION ALL SELECT FROM coach WHERE email = ${address}`)
      return rowCount !== 0
    },

    async findLanguageOf(address) {
      const { rows } = await pool.query<{ language: string | null }>(sql`
        SELECT coalesce(language, browser_language) AS language FROM "user" WHERE email = ${address}`)
      return rows[0]?.language ?? null
    },

    async storeEmailChange({ userId, address, oldHash, newHash, expires }) {
      await pool.query(sql`
        INSERT INTO email_change (user_id, address, old_hash, new_hash, expires)
        VALUES (${userId}, ${address}, ${oldHash}, ${newHash}, ${expires})
        ON CONFLICT (user_id) DO UPDATE SET address = excluded.address, old_hash = excluded.old_hash,
          new_hash = excluded.new_hash, expires = excluded.expires, tries = 0`)
    },

    async findEmailChange(userId) {
      const { rows } = await pool.query<Pick<EmailChange, 'address' | 'expires'>>(sql`
        SELECT address, expires FROM email_change WHERE user_id = ${userId} AND expires > now()`)
      return rows[0] ?? null
    },

    async withdrawEmailChange(userId) {
      await pool.query(sql`DELETE FROM email_change WHERE user_id = ${userId}`)
    },

    async takePairTry(userId) {
      const { rows } = await pool.query<EmailChange & { tries: number }>(sql`
        UPDATE email_change SET tries = tries + 1
        WHERE user_id = ${userId} AND expires > now() AND tries < ${mostPairs}
        RETURNING user_id AS "userId", address, old_hash AS "oldHash", new_hash AS "newHash", expires, tries`)
      const [row] = rows
      if (row !== undefined) return { kind: 'counted', change: row, left: mostPairs - row.tries }
      const { rowCount } = await pool.query(sql`SELECT FROM email_change WHERE user_id = ${userId} AND expires > now()`)
      return { kind: rowCount === 1 ? 'spent' : 'none' }
    },

    async changeEmail({ userId, address, oldHash, newHash }, by, keptSession) {
      const change = inTransaction<'changed' | 'taken' | 'none'>(pool, async (client) => {
        await client.query(lockPerson(userId))
        const { rowCount: isFirst } = await client.query(sql`
          DELETE FROM email_change
          WHERE user_id = ${userId} AND old_hash = ${oldHash} AND new_hash = ${newHash} AND expires > now()`)
        if (isFirst === 0) return 'none'
        const { rowCount: others } = await client.query(sql`
          SELECT FROM coach WHERE email = ${address} AND user_id IS DISTINCT FROM ${userId}`)
        if (others !== 0) return 'taken'
        const { rows } = await client.query<{ was: string; coachId: CoachId | null }>(sql`
          SELECT person.email AS was, coach.id AS "coachId"
          FROM "user" person LEFT JOIN coach ON coach.user_id = person.id
          WHERE person.id = ${userId}`)
        const [{ was, coachId }] = rows as [{ was: string; coachId: CoachId | null }]
        await client.query(sql`UPDATE "user" SET email = ${address} WHERE id = ${userId}`)
        await client.query(sql`UPDATE coach SET email = ${address} WHERE user_id = ${userId}`)
        await client.query(sql`DELETE FROM verification_token WHERE identifier IN (${was}, ${address})`)
        await client.query(sql`
          DELETE FROM session WHERE user_id = ${userId} AND session_token <> ${hashSessionToken(keptSession)}`)
        await client.query(sql`
          WITH decided AS (
            ${insertDecision(toDecisionColumns({ kind: 'email-changed', userId, coachId, by }))} RETURNING id
          )
          INSERT INTO former_email (user_id, coach_id, was, became, decision_id)
          SELECT ${userId}, ${coachId}, ${was}, ${address}, id FROM decided`)
        return 'changed'
      })
      return change.catch((error: unknown): 'taken' => {
        if ((error as { code?: unknown }).code === uniqueViolation) return 'taken'
        throw error
      })
    },
  }
}

/** Somebody signed up with the address, or was added with it, meanwhile. */
const uniqueViolation = '23505'
