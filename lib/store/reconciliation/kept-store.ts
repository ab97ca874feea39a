import type { PaymentSums } from '@/lib/payouts/payments/payment'
import type { KeptAccount, KeptStore } from '@/lib/payouts/ports/reconciliation-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { type AccountRow, toSnapshot } from '../accounts/account-row'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { sql } from '../sql/sql'

export function createKeptStore({ pool }: Database): KeptStore {
  return {
    async findKept(accountIds) {
      const { rows } = await pool.query<KeptRow>(
        sql`SELECT * FROM payout_account WHERE stripe_account_id = ANY(${accountIds})`,
      )
      return rows.map(toKept)
    },

    async findWithoutAccount(coachIds) {
      const { rows } = await pool.query<{ id: CoachId }>(sql`
        SELECT id FROM coach
        WHERE id = ANY(${coachIds}) AND NOT EXISTS (SELECT FROM payout_account WHERE coach_id = coach.id)
          AND NOT EXISTS (
            SELECT FROM payout_setup WHERE coach_id = coach.id AND tried_at > now() - interval '1 hour')`)
      return rows.map(({ id }) => id)
    },

    async findSums(platform, paymentIds) {
      const { rows } = await pool.query<SumsRow>(sql`
        SELECT payment_intent_id,
          coalesce(sum(movement.amount) FILTER (WHERE kind = 'capture'), 0)::float AS captured,
          coalesce(sum(movement.amount) FILTER (WHERE kind = 'refund' AND movement.state <> 'failed'), 0)::float
            AS refunded,
          coalesce(sum(movement.amount) FILTER (WHERE kind = 'fee-return'), 0)::float AS fee_returned,
          coalesce(sum(movement.amount) FILTER (WHERE kind = 'reversal'), 0)::float AS reversed,
          bool_or(coalesce(kind = 'dispute', false)) AS is_disputed
        FROM payment LEFT JOIN movement USING (reference)
        WHERE ${ofPlatform(platform)} AND payment_intent_id = ANY(${paymentIds})
        GROUP BY payment_intent_id`)
      return rows.map(toSums)
    },
  }
}

type KeptRow = Omit<AccountRow, 'age_seconds' | 'is_closing'> & { generation: string }

function toKept(row: KeptRow): KeptAccount {
  return {
    accountId: row.stripe_account_id,
    coachId: row.coach_id,
    snapshot: row.access_lost_at === null ? toSnapshot(row) : null,
    generation: Number(row.generation),
  }
}

interface SumsRow {
  payment_intent_id: string
  captured: number
  refunded: number
  fee_returned: number
  reversed: number
  is_disputed: boolean
}

function toSums(row: SumsRow): PaymentSums {
  return {
    paymentId: row.payment_intent_id,
    captured: row.captured,
    refunded: row.refunded,
    feeReturned: row.fee_returned,
    reversed: row.reversed,
    isDisputed: row.is_disputed,
  }
}
