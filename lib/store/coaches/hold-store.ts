import type { Hold } from '@/lib/payouts/coaches/hold'
import type { HoldStore } from '@/lib/payouts/ports/store'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import type { HoldReason } from '@/lib/payouts/vocabulary/payments/hold-reason'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { checkUnpaid, isUnpaid } from '../payments/check-unpaid'
import { sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

export function createHoldStore({ pool }: Database): HoldStore {
  return {
    async findHold(coachId) {
      const { rows } = await pool.query<HoldRow>(sql`
        SELECT hold.reason, hold.held_by, hold.held_at, holder.email
        FROM hold LEFT JOIN "user" holder ON holder.id = hold.held_by
        WHERE hold.coach_id = ${coachId}`)
      const [row] = rows
      return row === undefined ? null : toHold(row)
    },

    async countUnpaid(coachId) {
      const { rows } = await pool.query<{ count: number }>(sql`
        SELECT count(*)::int AS count FROM payment WHERE coach_id = ${coachId} AND ${isUnpaid}`)
      return rows[0]?.count ?? 0
    },

    async hold(coachId, reason, adminId) {
      const by = { kind: 'admin', id: adminId } as const
      const decided = insertDecision(toDecisionColumns({ kind: 'coach-held', coachId, by, reason }))
      return inTransaction(pool, async (tx) => {
        // Waits for payments being admitted, so that the next statement sees them.
        await tx.query(sql`SELECT FROM coach WHERE id = ${coachId} FOR NO KEY UPDATE`)
        const { rowCount } = await tx.query(sql`
          WITH held AS (
            INSERT INTO hold (coach_id, reason, held_by) VALUES (${coachId}, ${reason}, ${adminId})
            ON CONFLICT (coach_id) DO NOTHING
            RETURNING coach_id
          ), woken AS (${checkUnpaid(sql`held`)})
          ${decided} FROM held`)
        return rowCount === 1
      })
    },

    async release(coachId, { reason, at }, adminId) {
      const by = { kind: 'admin', id: adminId } as const
      const decided = insertDecision(toDecisionColumns({ kind: 'coach-released', coachId, by, reason }))
      return inTransaction(pool, async (tx) => {
        // An exclusion locks the same row: either this sees it, or it sees that the hold is gone.
        await tx.query(sql`SELECT FROM coach WHERE id = ${coachId} FOR NO KEY UPDATE`)
        const { rowCount } = await tx.query(sql`
          WITH released AS (
            DELETE FROM hold WHERE coach_id = ${coachId} AND held_at = ${at}
              AND NOT EXISTS (SELECT FROM coach WHERE id = ${coachId} AND exclusion IS NOT NULL)
            RETURNING coach_id
          )
          ${decided} FROM released`)
        return rowCount === 1
      })
    },
  }
}

interface HoldRow {
  reason: HoldReason
  held_by: AdminId
  held_at: Date
  email: string | null
}

function toHold({ reason, held_by, held_at, email }: HoldRow): Hold {
  return { reason, by: { id: held_by, email }, at: held_at }
}
