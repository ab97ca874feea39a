import type { PaymentSums, PaymentSweepStore } from '@/lib/payouts/payments/payment-store'
import type { Database } from './database'
import { isOver } from './is-over'
import { ofPlatform } from './of-platform'
import { sql } from './sql'
import { inTransaction } from './transaction'

const lease = sql`interval '1 minute'`

/** Each page is leased; what a dead server held is free again after a minute, from where the comparison stood. */
export function createPaymentSweepStore({ pool }: Database): PaymentSweepStore {
  return {
    async takePaymentPage(platform, everySeconds, days) {
      await pool.query(sql`
        INSERT INTO payment_sweep (platform_account_id, livemode) VALUES (${platform.accountId}, ${platform.live})
        ON CONFLICT DO NOTHING`)
      const isDue = sql`(began_at IS NULL
        OR ended_at IS NOT NULL AND began_at <= now() - interval '1 second' * ${everySeconds})`
      const { rows } = await pool.query<{ from: Date; after: string | null }>(sql`
        UPDATE payment_sweep SET
          lease_until = now() + ${lease},
          began_at = CASE WHEN ${isDue} THEN now() ELSE began_at END,
          compared = CASE WHEN ${isDue} THEN 0 ELSE compared END,
          differing = CASE WHEN ${isDue} THEN 0 ELSE differing END,
          last_charge_id = CASE WHEN ${isDue} THEN NULL ELSE last_charge_id END,
          ended_at = NULL
        WHERE ${ofPlatform(platform)} AND ${isOver(sql`lease_until`, lease)}
          AND (ended_at IS NULL OR ${isDue})
        RETURNING date_trunc('second', began_at - interval '1 day' * ${days}) AS from, last_charge_id AS after`)
      return rows[0] ?? null
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
        FROM charge LEFT JOIN movement USING (reference)
        WHERE ${ofPlatform(platform)} AND payment_intent_id = ANY(${paymentIds})
        GROUP BY payment_intent_id`)
      return rows.map(toSums)
    },

    async settlePaymentPage(platform, page, { compared, differing, next }) {
      await inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(sql`
          UPDATE payment_sweep SET last_charge_id = ${next}, lease_until = NULL,
            ended_at = CASE WHEN ${next === null} THEN now() END,
            compared = compared + ${compared}, differing = differing + ${differing.length}
          WHERE ${ofPlatform(platform)} AND ended_at IS NULL AND last_charge_id IS NOT DISTINCT FROM ${page.after}`)
        // Somebody else compared it after our lease was over.
        if (rowCount === 0) return
        await tx.query(sql`
          UPDATE charge SET look_at = now() WHERE ${ofPlatform(platform)} AND payment_intent_id = ANY(${differing})`)
      })
    },

    async postponePaymentPage(platform) {
      await pool.query(sql`
        UPDATE payment_sweep SET lease_until = now() + interval '15 seconds' WHERE ${ofPlatform(platform)}`)
    },

    async restartPaymentSweep(platform) {
      await pool.query(sql`
        UPDATE payment_sweep SET last_charge_id = NULL, lease_until = NULL WHERE ${ofPlatform(platform)}`)
    },
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
