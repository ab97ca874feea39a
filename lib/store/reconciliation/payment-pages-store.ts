import type { PaymentSums } from '@/lib/payouts/payments/payment'
import type { PaymentPagesStore } from '@/lib/payouts/ports/payment-store'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { isOver } from '../sql/is-over'
import { sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'

const lease = sql`interval '1 minute'`

/** Pages are leased; a dead server's page is free after a minute. */
export function createPaymentPagesStore({ pool }: Database): PaymentPagesStore {
  return {
    async takePaymentPage(platform, everySeconds, days) {
      await pool.query(sql`
        INSERT INTO payment_sweep (platform_account_id, livemode) VALUES (${platform.accountId}, ${platform.live})
        ON CONFLICT DO NOTHING`)
      const isDue = sql`(began_at IS NULL OR coalesce(began_at < ${doubtedAt}, false)
        OR ended_at IS NOT NULL AND began_at <= now() - interval '1 second' * ${everySeconds})`
      const { rows } = await pool.query<{ from: Date; after: string | null }>(sql`
        UPDATE payment_sweep SET
          lease_until = now() + ${lease},
          began_at = CASE WHEN ${isDue} THEN now() ELSE began_at END,
          compared = CASE WHEN ${isDue} THEN 0 ELSE compared END,
          differing = CASE WHEN ${isDue} THEN 0 ELSE differing END,
          adopted = CASE WHEN ${isDue} THEN 0 ELSE adopted END,
          last_charge_id = CASE WHEN ${isDue} THEN NULL ELSE last_charge_id END,
          reached = CASE WHEN ${isDue} THEN NULL ELSE reached END,
          ended_at = NULL
        WHERE ${ofPlatform(platform)} AND ${isOver(sql`lease_until`, lease)}
          AND (ended_at IS NULL OR ${isDue})
        RETURNING last_charge_id AS after,
          date_trunc('second', least(began_at - interval '1 day' * ${days}, ${doubtedFrom})) AS from`)
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
        FROM payment LEFT JOIN movement USING (reference)
        WHERE ${ofPlatform(platform)} AND payment_intent_id = ANY(${paymentIds})
        GROUP BY payment_intent_id`)
      return rows.map(toSums)
    },

    async settlePaymentPage(platform, page, { compared, differing, adopted, next, reached }) {
      await inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(sql`
          UPDATE payment_sweep SET last_charge_id = ${next}, lease_until = NULL, reached = ${reached}::timestamptz,
            ended_at = CASE WHEN ${next === null} THEN now() END,
            whole_began_at = CASE WHEN ${next === null} THEN began_at ELSE whole_began_at END,
            compared = compared + ${compared}, differing = differing + ${differing.length},
            adopted = adopted + ${adopted}
          WHERE ${ofPlatform(platform)} AND ended_at IS NULL AND last_charge_id IS NOT DISTINCT FROM ${page.after}`)
        // Another server compared it after our lease expired.
        if (rowCount === 0) return
        await tx.query(sql`
          UPDATE payment SET next_check_at = now() WHERE ${ofPlatform(platform)} AND payment_intent_id = ANY(${differing})`)
      })
    },

    async postponePaymentPage(platform) {
      await pool.query(sql`
        UPDATE payment_sweep SET lease_until = now() + interval '15 seconds' WHERE ${ofPlatform(platform)}`)
    },

    async restartPaymentReconciliation(platform) {
      await pool.query(sql`
        UPDATE payment_sweep SET last_charge_id = NULL, lease_until = NULL WHERE ${ofPlatform(platform)}`)
    },
  }
}

const doubtedAt = sql`(SELECT doubted_at FROM installation)`

/** An unmatched payment may match now, for example when its coach returns. */
const oldestLeft = sql`
  (SELECT min(created_at) FROM conflict
   WHERE kind = 'payment' AND carries_our_mark
     AND NOT EXISTS (SELECT FROM payment WHERE payment_intent_id = conflict.stripe_id))`

/** How far back payments may be missing; null when none. */
const doubtedFrom = sql`
  (SELECT least(doubted_from, ${oldestLeft}) FROM installation WHERE doubted_at > coalesce(whole_began_at, '-infinity'))`

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
