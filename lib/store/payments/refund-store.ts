import type { PoolClient } from 'pg'
import type { DecidedBy } from '@/lib/payouts/decisions/decision'
import type { KeptRefund, RefundStore } from '@/lib/payouts/ports/refund-store'
import type { RecentAdminId } from '@/lib/payouts/vocabulary/ids'
import type { RefundRefusal } from '@/lib/payouts/vocabulary/payments/refund'
import type { Database } from '../database'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

export function createRefundStore({ pool }: Database): RefundStore {
  return {
    async findRefund(id) {
      const { rows } = await pool.query<RefundRow>(sql`
        SELECT *, extract(epoch FROM now() - asked_at)::float AS age_seconds FROM refund WHERE id = ${id}::uuid`)
      return rows[0] === undefined ? null : toKeptRefund(rows[0])
    },

    async findUnanswered(reference) {
      const { rows } = await pool.query<RefundRow>(sql`
        SELECT *, extract(epoch FROM now() - asked_at)::float AS age_seconds FROM refund
        WHERE reference = ${reference} AND state = 'asked'`)
      return rows[0] === undefined ? null : toKeptRefund(rows[0])
    },

    askRefund: ({ id, reference, amount, takesBack, left, adminId }) =>
      inTransaction(pool, async (tx) => {
        await tx.query(sql`SELECT FROM payment WHERE reference = ${reference} FOR UPDATE`)
        // The refundable rest does not yet include a refund no check has seen.
        const { rowCount: others } = await tx.query(sql`
          SELECT FROM refund
          WHERE reference = ${reference} AND id <> ${id}::uuid AND ${isUnseen}`)
        if (others !== 0) return 'under-way'
        if (left !== null && (await leftOf(tx, reference)) !== left) return 'changed'
        const { rowCount: first } = await tx.query(sql`
          WITH asked AS (
            INSERT INTO refund (id, reference, amount, takes_back, asked_by)
            VALUES (${id}::uuid, ${reference}, ${amount}, ${takesBack}, ${adminId})
            ON CONFLICT (id) DO NOTHING
            RETURNING *
          )
          ${insertRefundDecision('refund-asked', by(adminId), {}, sql`asked`)}`)
        const { rowCount: again } = await tx.query(sql`
          UPDATE refund SET sent_at = now()
          WHERE id = ${id}::uuid AND state = 'asked'
            AND reference = ${reference} AND amount = ${amount} AND takes_back = ${takesBack}`)
        if (first === 0 && again === 0) return 'settled'
        // A new number, so that an earlier check does not end the wait for this one.
        await tx.query(sql`
          UPDATE payment SET checks = checks + 1, next_check_at = now() + interval '30 seconds' WHERE reference = ${reference}`)
        return 'asked'
      }),

    async keepRefund(id, adminId, answer) {
      const isMade = answer.kind === 'refunded'
      const refusal = answer.kind === 'refused' ? answer.reason : null
      const state = answer.kind === 'away' ? 'asked' : isMade ? 'made' : 'refused'
      const outcome = refusal ?? (isMade ? 'made' : 'away')
      const said = answer.kind === 'refused' && { said: { code: answer.code, sentence: answer.sentence ?? null } }
      await pool.query(sql`
        WITH settled AS (
          UPDATE refund SET
            state = ${state}, stripe_refund_id = ${isMade ? answer.refundId : null}, refusal = ${refusal}
          WHERE id = ${id}::uuid AND state = 'asked'
          RETURNING *
        )
        ${insertRefundDecision('refund-outcome', by(adminId), { outcome, ...said }, sql`settled`)}`)
    },
  }
}

/** As of the last check. */
async function leftOf(tx: PoolClient, reference: string): Promise<number | undefined> {
  const { rows } = await tx.query<{ left: number }>(sql`
    SELECT (coalesce(sum(amount) FILTER (WHERE kind = 'capture'), 0)
      - coalesce(sum(amount) FILTER (WHERE kind = 'refund' AND state <> 'failed'), 0))::int AS left
    FROM movement WHERE reference = ${reference}`)
  return rows[0]?.left
}

const by = (adminId: RecentAdminId) => ({ kind: 'admin', id: adminId }) as const

interface RefundRow {
  id: string
  reference: string
  amount: number
  takes_back: boolean
  state: string
  refusal: string | null
  stripe_refund_id: string | null
  age_seconds: number
}

function toKeptRefund(row: RefundRow): KeptRefund {
  return {
    id: row.id,
    reference: row.reference,
    amount: row.amount,
    takesBack: row.takes_back,
    state: row.state as KeptRefund['state'],
    refusal: row.refusal as RefundRefusal | null,
    movementId: row.stripe_refund_id,
    ageSeconds: row.age_seconds,
  }
}

/** Adds each refund's decision; `facts` in addition to the refund's own. */
export function insertRefundDecision(
  kind: 'refund-asked' | 'refund-outcome',
  by: DecidedBy,
  facts: Record<string, unknown>,
  refunds: Sql,
): Sql {
  const columns = { ...toDeciderColumns(by), facts }
  const charge = { coachId: sql`payment.coach_id`, accountId: sql`payment.stripe_account_id` }
  return sql`
    ${insertDecision({ kind, ...charge, ...columns })} || jsonb_build_object('refund', jsonb_build_object(
      'id', ${refunds}.id, 'reference', payment.reference, 'amount', ${refunds}.amount, 'currency', payment.currency,
      'takesBack', ${refunds}.takes_back))
    FROM ${refunds} JOIN payment USING (reference)`
}

/** Its money may have left, but no check has stored its movement. */
export const isUnseen = sql`
  (refund.state = 'asked' OR refund.state = 'made' AND NOT EXISTS (
    SELECT FROM movement WHERE stripe_id = refund.stripe_refund_id))`
