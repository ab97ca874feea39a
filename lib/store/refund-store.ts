import type { RecentAdminId } from '@/lib/payouts/ids'
import type { KeptRefund, RefundStore } from '@/lib/payouts/payments/refund-store'
import type { RefundRefusal } from '@/lib/payouts/provider'
import type { Database } from './database'
import { insertDecision } from './decision-columns'
import { type Sql, sql } from './sql'

export function createRefundStore({ pool }: Database): RefundStore {
  return {
    async findRefund(id) {
      const { rows } = await pool.query<RefundRow>(sql`
        SELECT *, extract(epoch FROM now() - asked_at)::float AS age_seconds FROM refund WHERE id = ${id}::uuid`)
      return rows[0] === undefined ? null : toKeptRefund(rows[0])
    },

    async askRefund({ id, reference, amount, takesBack, adminId }) {
      await pool.query(sql`
        WITH asked AS (
          INSERT INTO refund (id, reference, amount, takes_back, asked_by)
          VALUES (${id}::uuid, ${reference}, ${amount}, ${takesBack}, ${adminId})
          ON CONFLICT (id) DO NOTHING
          RETURNING *
        )
        ${decided('refund-asked', adminId, {})} || ${facts(sql`asked`)}
        FROM asked JOIN charge USING (reference)`)
    },

    async keepRefund(id, adminId, answer) {
      const isMade = answer.kind === 'refunded'
      const refusal = isMade ? null : answer.reason
      await pool.query(sql`
        WITH settled AS (
          UPDATE refund SET
            state = ${isMade ? 'made' : 'refused'},
            stripe_refund_id = ${isMade ? answer.refundId : null},
            refusal = ${refusal}
          WHERE id = ${id}::uuid AND state = 'asked'
          RETURNING *
        )
        ${decided('refund-outcome', adminId, { outcome: refusal ?? 'made' })} || ${facts(sql`settled`)}
        FROM settled JOIN charge USING (reference)`)
    },
  }
}

function decided(kind: string, adminId: RecentAdminId, facts: Record<string, unknown>): Sql {
  const by = { byKind: 'admin', byId: adminId, from: null, to: null, generation: null }
  return insertDecision({ kind, coachId: sql`charge.coach_id`, accountId: sql`charge.stripe_account_id`, ...by, facts })
}

/** What a refund was, as the decision tells it. */
function facts(refund: Sql): Sql {
  return sql`jsonb_build_object('refund', jsonb_build_object('id', ${refund}.id, 'reference', charge.reference,
    'amount', ${refund}.amount, 'currency', charge.currency, 'takesBack', ${refund}.takes_back))`
}

interface RefundRow {
  id: string
  reference: string
  amount: number
  takes_back: boolean
  state: string
  refusal: string | null
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
    ageSeconds: row.age_seconds,
  }
}
