import type { ClientBase } from 'pg'
import type { AdminId, CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

/** An address that staff typed, and that waits for whoever reads its mail. */
export interface StaffEmailChange {
  coachId: CoachId
  was: string
  becomes: string
  tokenHash: string
  adminId: AdminId
  expires: Date
}

/**
 * changed-meanwhile: the coach has another address than `was`. signed-in: only a confirmed change is possible by now.
 * not-signed-in: none is needed.
 */
export type StaffChangeRefusal = 'changed-meanwhile' | 'signed-in' | 'not-signed-in' | 'taken'

export interface StaffEmailChanges {
  /** Whether the coach has ever signed in, their address, and their language; null: no such coach. */
  findAddressed(coachId: CoachId): Promise<{ email: string; hasSignedIn: boolean; language: string | null } | null>
  /** At once, for a coach who never signed in; mailed links of both addresses end. */
  correctEmail(
    change: Pick<StaffEmailChange, 'coachId' | 'was' | 'becomes' | 'adminId'>,
  ): Promise<'corrected' | StaffChangeRefusal>
  /** Replaces an earlier one; with a decision. */
  askStaffEmailChange(change: StaffEmailChange): Promise<'asked' | StaffChangeRefusal>
  findStaffEmailChange(coachId: CoachId): Promise<Pick<StaffEmailChange, 'becomes' | 'expires'> | null>
  findStaffEmailChangeBy(tokenHash: string): Promise<Pick<StaffEmailChange, 'was' | 'becomes'> | null>
  /** With a decision; false when there is none to drop. */
  dropStaffEmailChange(coachId: CoachId, adminId: AdminId): Promise<boolean>
  /**
   * Changes the address everywhere at once, ends all sessions of the person and the mailed links of both addresses.
   * null: withdrawn, replaced, expired, done, or outdated by another change.
   */
  confirmStaffEmailChange(tokenHash: string): Promise<Pick<StaffEmailChange, 'was' | 'becomes'> | 'taken' | null>
}

export function createStaffEmailChanges({ pool }: Pick<Database, 'pool'>): StaffEmailChanges {
  return {
    async findAddressed(coachId) {
      const { rows } = await pool.query<{ email: string; hasSignedIn: boolean; language: string | null }>(sql`
        SELECT coach.email, coach.user_id IS NOT NULL AS "hasSignedIn",
          coalesce(person.language, person.browser_language) AS language
        FROM coach LEFT JOIN "user" person ON person.id = coach.user_id
        WHERE coach.id = ${coachId} AND exclusion IS DISTINCT FROM 'erased'`)
      return rows[0] ?? null
    },

    correctEmail: ({ coachId, was, becomes, adminId }) =>
      orTaken<'corrected' | StaffChangeRefusal>(
        inTransaction(pool, async (tx) => {
          const coach = await lock(tx, coachId)
          if (coach?.email !== was) return 'changed-meanwhile'
          if (coach.user_id !== null) return 'signed-in'
          if (await isTaken(tx, becomes, coachId)) return 'taken'
          const by = { kind: 'admin', id: adminId } as const
          const decided = insertDecision(toDecisionColumns({ kind: 'email-corrected', coachId, by }))
          await tx.query(sql`UPDATE coach SET email = ${becomes} WHERE id = ${coachId}`)
          await tx.query(linksEnded(was, becomes))
          await tx.query(keptFormer({ coachId, was, becomes, userId: null }, decided))
          return 'corrected'
        }),
      ),

    askStaffEmailChange: ({ coachId, was, becomes, tokenHash, adminId, expires }) =>
      inTransaction<'asked' | StaffChangeRefusal>(pool, async (tx) => {
        const coach = await lock(tx, coachId)
        if (coach?.email !== was) return 'changed-meanwhile'
        if (coach.user_id === null) return 'not-signed-in'
        if (await isTaken(tx, becomes, coachId)) return 'taken'
        const by = { kind: 'admin', id: adminId } as const
        await tx.query(sql`
          WITH asked AS (
            INSERT INTO staff_email_change (coach_id, was, becomes, token_hash, by_id, expires)
            VALUES (${coachId}, ${was}, ${becomes}, ${tokenHash}, ${adminId}, ${expires})
            ON CONFLICT (coach_id) DO UPDATE SET was = excluded.was, becomes = excluded.becomes,
              token_hash = excluded.token_hash, by_id = excluded.by_id, at = now(), expires = excluded.expires
            RETURNING coach_id
          )
          ${insertDecision(toDecisionColumns({ kind: 'email-change-asked', coachId, by }))} FROM asked`)
        return 'asked'
      }),

    async findStaffEmailChange(coachId) {
      const { rows } = await pool.query<Pick<StaffEmailChange, 'becomes' | 'expires'>>(sql`
        SELECT becomes, expires FROM staff_email_change JOIN coach ON coach.id = coach_id AND coach.email = was
        WHERE coach_id = ${coachId} AND expires > now()`)
      return rows[0] ?? null
    },

    async findStaffEmailChangeBy(tokenHash) {
      const { rows } = await pool.query<Pick<StaffEmailChange, 'was' | 'becomes'>>(sql`
        SELECT was, becomes FROM staff_email_change JOIN coach ON coach.id = coach_id AND coach.email = was
        WHERE token_hash = ${tokenHash} AND expires > now()`)
      return rows[0] ?? null
    },

    async dropStaffEmailChange(coachId, adminId) {
      const by = { kind: 'admin', id: adminId } as const
      const { rowCount } = await pool.query(sql`
        WITH dropped AS (DELETE FROM staff_email_change WHERE coach_id = ${coachId} AND expires > now() RETURNING coach_id)
        ${insertDecision(toDecisionColumns({ kind: 'email-change-dropped', coachId, by }))} FROM dropped`)
      return rowCount === 1
    },

    confirmStaffEmailChange: (tokenHash) =>
      orTaken<Pick<StaffEmailChange, 'was' | 'becomes'> | 'taken' | null>(
        inTransaction(pool, async (tx) => {
          const { rows: known } = await tx.query<{ coachId: CoachId }>(sql`
            SELECT coach_id AS "coachId" FROM staff_email_change WHERE token_hash = ${tokenHash}`)
          const [{ coachId } = { coachId: null }] = known
          if (coachId === null) return null
          const coach = await lock(tx, coachId)
          const { rows } = await tx.query<Pick<StaffEmailChange, 'was' | 'becomes'>>(sql`
            DELETE FROM staff_email_change
            WHERE token_hash = ${tokenHash} AND expires > now() AND was = ${coach?.email ?? ''}
            RETURNING was, becomes`)
          const [change] = rows
          if (change === undefined || coach === null) return null
          const { was, becomes } = change
          if (await isTaken(tx, becomes, coachId)) return 'taken'
          const userId = coach.user_id
          await tx.query(sql`UPDATE "user" SET email = ${becomes} WHERE id = ${userId}`)
          await tx.query(sql`UPDATE coach SET email = ${becomes} WHERE id = ${coachId}`)
          await tx.query(sql`DELETE FROM session WHERE user_id = ${userId}`)
          await tx.query(sql`DELETE FROM email_change WHERE user_id = ${userId}`)
          await tx.query(linksEnded(was, becomes))
          const by = { kind: 'coach', id: coachId } as const
          const decided = insertDecision(
            toDecisionColumns({ kind: 'email-changed', userId: userId ?? '', coachId, by }),
          )
          await tx.query(keptFormer({ coachId, was, becomes, userId }, decided))
          return change
        }),
      ),
  }
}

/** Waits for a sign-in, an erasure, or another change of the same coach. */
async function lock(tx: ClientBase, coachId: CoachId): Promise<{ email: string; user_id: string | null } | null> {
  const { rows } = await tx.query<{ email: string; user_id: string | null }>(sql`
    SELECT email, user_id FROM coach WHERE id = ${coachId} AND exclusion IS DISTINCT FROM 'erased' FOR UPDATE`)
  return rows[0] ?? null
}

async function isTaken(tx: ClientBase, address: string, coachId: CoachId): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    SELECT FROM coach WHERE email = ${address} AND id <> ${coachId}
    UNION ALL
    SELECT FROM "user" person WHERE email = ${address}
      AND NOT EXISTS (SELECT FROM coach WHERE coach.id = ${coachId} AND coach.user_id = person.id)`)
  return rowCount !== 0
}

const linksEnded = (was: string, becomes: string): Sql => sql`
  DELETE FROM verification_token WHERE identifier IN (${was}, ${becomes})`

function keptFormer(
  { coachId, was, becomes, userId }: Pick<StaffEmailChange, 'coachId' | 'was' | 'becomes'> & { userId: string | null },
  decided: Sql,
): Sql {
  return sql`
    WITH decided AS (${decided} RETURNING id)
    INSERT INTO former_email (user_id, coach_id, was, became, decision_id)
    SELECT ${userId}, ${coachId}, ${was}, ${becomes}, id FROM decided`
}

/** Somebody signed up with the address, or was added with it, meanwhile. */
const uniqueViolation = '23505'

async function orTaken<Answer>(work: Promise<Answer>): Promise<Answer | 'taken'> {
  return work.catch((error: unknown): 'taken' => {
    if ((error as { code?: unknown }).code === uniqueViolation) return 'taken'
    throw error
  })
}
