import type { AdoptStore } from '@/lib/payouts/ports/adopt-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { isOurs } from '../installation/of-installation'
import { sql } from '../sql/sql'
import { type AdmittedPaymentRow, toAdmittedPayment } from './admitted-payment-row'

export function createAdoptStore({ pool }: Database): AdoptStore {
  return {
    async findPaymentsNamed(references) {
      const { rows } = await pool.query<AdmittedPaymentRow>(sql`
        SELECT *, extract(epoch FROM now() - asked_at)::float AS age_seconds, ${isOurs} AS is_ours
        FROM payment WHERE reference = ANY(${references})`)
      return rows.map(toAdmittedPayment)
    },

    async adoptPayment(platform, payment, by) {
      const { paymentId, state, createdAt } = payment
      const { installation, reference, coachId, accountId, amount, currency, fee } = payment.made
      if (reference === null || coachId === null || accountId === null) return false
      const about = { coachId: coachId as CoachId, accountId: accountId as never, by, paymentId }
      const charge = { reference, amount, currency, fee }
      const decision = { kind: 'charge-outcome', ...about, charge, outcome: 'adopted' } as const
      const { rowCount } = await pool.query(sql`
        WITH adopted AS (
          INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, installation_id,
            amount, currency, fee, state, payment_intent_id, admitted_at, attempted_at, asked_at, next_check_at)
          SELECT ${reference}, coach_id, stripe_account_id, platform_account_id, livemode, ${installation}::uuid,
            ${amount}::int, ${currency}, ${fee}::int, ${state}, ${paymentId}, ${createdAt}::timestamptz,
            ${createdAt}::timestamptz, ${createdAt}::timestamptz, now()
          FROM (
            SELECT coach_id, stripe_account_id, platform_account_id, livemode FROM payout_account
            UNION ALL
            SELECT coach_id, stripe_account_id, platform_account_id, livemode FROM former_account
          ) account
          WHERE coach_id = ${coachId} AND stripe_account_id = ${accountId} AND ${ofPlatform(platform)}
          ON CONFLICT DO NOTHING
          RETURNING reference
        )
        ${insertDecision(toDecisionColumns(decision))} FROM adopted`)
      return rowCount === 1
    },

    async attachPayment(charge, { paymentId, state }, by) {
      const { coachId, accountId, facts } = charge
      const about = { coachId, accountId, by, charge: facts, paymentId }
      const decision = { kind: 'charge-outcome', ...about, outcome: 'adopted' } as const
      const { rowCount } = await pool.query(sql`
        WITH adopted AS (
          UPDATE payment SET state = ${state}, payment_intent_id = ${paymentId}, refusal = NULL, next_check_at = now()
          WHERE reference = ${facts.reference} AND attempt = ${charge.attempt} AND state = ${charge.state}
            AND payment_intent_id IS NULL
          RETURNING reference
        )
        ${insertDecision(toDecisionColumns(decision))} FROM adopted`)
      return rowCount === 1
    },
  }
}
