import type { ExclusionStore } from '@/lib/payouts/ports/exclusion-store'
import {
  type ChosenExclusion,
  type Exclusion,
  exclusionsBefore,
  unlistedExclusions,
} from '@/lib/payouts/vocabulary/exclusion'
import type { AccountId, AdminId, CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { checkUnpaid } from '../payments/check-unpaid'
import { listed, type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { erase } from './erase'
import { findMovingMoney } from './moving-money'

export function createExclusionStore({ pool }: Pick<Database, 'pool'>): ExclusionStore {
  return {
    async findExclusion(coachId) {
      const { rows } = await pool.query<ExcludedRow>(sql`
        SELECT exclusion, excluded_at, excluded_by, admin.email
        FROM coach LEFT JOIN "user" admin ON admin.id = excluded_by
        WHERE coach.id = ${coachId} AND exclusion IS NOT NULL`)
      const [row] = rows
      if (row === undefined) return null
      return { as: row.exclusion, at: row.excluded_at, by: { id: row.excluded_by, email: row.email } }
    },

    async findFormerAccounts(coachId) {
      const { rows } = await pool.query<{ id: AccountId }>(sql`
        SELECT stripe_account_id AS id FROM former_account WHERE coach_id = ${coachId} ORDER BY closed_at`)
      return rows.map(({ id }) => id)
    },

    exclude: (coachId, as, adminId) =>
      inTransaction(pool, async (tx) => {
        // Waits for payments being admitted and for sign-ins, so that the next statements see them.
        const { rows } = await tx.query<{
          exclusion: Exclusion | null
          user_id: string | null
          has_account: boolean
        }>(sql`
          SELECT exclusion, user_id, EXISTS (SELECT FROM payout_account WHERE coach_id = coach.id) AS has_account
          FROM coach WHERE id = ${coachId} FOR NO KEY UPDATE`)
        const [coach] = rows
        if (coach === undefined || coach.exclusion === 'erased') return null
        if (!exclusionsBefore[as].includes(coach.exclusion)) return 'excluded-otherwise'
        if (as === 'withdrawn' && coach.user_id !== null) return 'signed-in'
        if (as === 'withdrawn' && coach.has_account) return 'has-account'
        const moving = as === 'removed' ? await findMovingMoney(tx, coachId) : null
        if (moving !== null) return moving
        await tx.query(excluded(coachId, as, adminId))
        return 'excluded'
      }),

    readmit: (coachId, seenAt, adminId) =>
      inTransaction(pool, async (tx) => {
        const { rows } = await tx.query<{ was: Exclusion }>(sql`
          SELECT exclusion AS was FROM coach
          WHERE id = ${coachId} AND excluded_at = ${seenAt} AND exclusion <> 'erased' FOR NO KEY UPDATE`)
        const [found] = rows
        if (found === undefined) return false
        const by = { kind: 'admin', id: adminId } as const
        const released = { kind: 'coach-released', coachId, by, reason: 'excluded' } as const
        await tx.query(sql`
          WITH readmitted AS (
            UPDATE coach SET exclusion = NULL, excluded_at = NULL, excluded_by = NULL WHERE id = ${coachId} RETURNING id
          ), released AS (
            DELETE FROM hold WHERE coach_id = ${coachId} AND reason = 'excluded' RETURNING coach_id
          ), decided AS (
            ${insertDecision(toDecisionColumns(released))} FROM released
          )
          ${insertDecision(toDecisionColumns({ kind: 'coach-readmitted', coachId, by, was: found.was }))} FROM readmitted`)
        return true
      }),

    erase: (coachId, adminId) => inTransaction(pool, (tx) => erase(tx, coachId, adminId)),

    async findUnlisted(after, size) {
      const further =
        after === null ? sql`true` : sql`(excluded_at, id) < (${after.at}::timestamptz, ${after.id}::text)`
      const { rows } = await pool.query<UnlistedRow>(sql`
        SELECT id, name, email, reference, exclusion AS "as", excluded_at AS at FROM coach
        WHERE exclusion IN (${listed(unlistedExclusions)}) AND ${further}
        ORDER BY excluded_at DESC, id DESC LIMIT ${size + 1}`)
      return { coaches: rows.slice(0, size), hasMore: rows.length > size }
    },
  }
}

/** Keeps another hold, and ends the sessions of whoever is not an admin too. */
function excluded(coachId: CoachId, as: ChosenExclusion, adminId: AdminId): Sql {
  const by = { kind: 'admin', id: adminId } as const
  return sql`
    WITH excluded AS (
      UPDATE coach SET exclusion = ${as}, excluded_at = now(), excluded_by = ${adminId} WHERE id = ${coachId}
      RETURNING id, email, user_id
    ), held AS (
      INSERT INTO hold (coach_id, reason, held_by) SELECT id, 'excluded', ${adminId} FROM excluded
      ON CONFLICT (coach_id) DO NOTHING
      RETURNING coach_id
    ), woken AS (${checkUnpaid(sql`held`)}),
    person AS (
      SELECT user_id, email FROM excluded WHERE NOT EXISTS (SELECT FROM admin WHERE admin.user_id = excluded.user_id)
    ), ended AS (
      DELETE FROM session USING person WHERE session.user_id = person.user_id
    ), links AS (
      DELETE FROM verification_token USING person WHERE identifier = person.email
    ), decided AS (
      ${insertDecision(toDecisionColumns({ kind: 'coach-held', coachId, by, reason: 'excluded' }))} FROM held
    )
    ${insertDecision(toDecisionColumns({ kind: 'coach-excluded', coachId, by, as }))} FROM excluded`
}

interface ExcludedRow {
  exclusion: Exclusion
  excluded_at: Date
  excluded_by: AdminId
  email: string | null
}

interface UnlistedRow {
  id: CoachId
  name: string | null
  email: string
  reference: string | null
  as: Exclusion
  at: Date
}
