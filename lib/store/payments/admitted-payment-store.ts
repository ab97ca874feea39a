import type { AdmittedPaymentStore } from '@/lib/payouts/ports/admitted-payment-store'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { waitingSince } from '../accounts/waiting-since'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { isOurs, ownMark } from '../installation/of-installation'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { type AdmittedPaymentRow, toAdmittedPayment } from './admitted-payment-row'

export function createAdmittedPaymentStore({ pool }: Database): AdmittedPaymentStore {
  const find = async (reference: string) => {
    const { rows } = await pool.query<AdmittedPaymentRow>(sql`
      SELECT *, extract(epoch FROM now() - attempted_at)::float AS age_seconds, ${isOurs} AS is_ours
      FROM payment WHERE reference = ${reference}`)
    return rows[0] === undefined ? null : toAdmittedPayment(rows[0])
  }
  const findKnown = async (reference: string) => {
    const charge = await find(reference)
    if (charge === null) throw new Error(`payment ${reference} was stored but is missing`)
    return charge
  }

  return {
    findAdmitted: find,

    async wasEverPaid(coachId) {
      const { rowCount } = await pool.query(sql`
        SELECT FROM payment WHERE coach_id = ${coachId} AND state IN ('processing', 'paid') LIMIT 1`)
      return rowCount === 1
    },

    async admitPayment({ coachId, accountId, platform, facts, evidence, by }) {
      const { amount, currency, reference, fee } = facts
      const decision = { kind: 'charge-admitted', coachId, accountId, by, charge: facts, evidence } as const
      const admitted = await inTransaction(pool, async (tx) => {
        // A hold or a closing locks the same row: either this sees it, or it sees this payment.
        await tx.query(sql`SELECT FROM coach WHERE id = ${coachId} FOR SHARE`)
        const { rows } = await tx.query<AdmittedPaymentRow>(sql`
          WITH admitted AS (
            INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, installation_id,
              amount, currency, fee, next_check_at)
            SELECT ${reference}, ${coachId}, ${accountId}, ${platform.accountId}, ${platform.live}, ${ownMark},
              ${amount}::int, ${currency}, ${fee}::int, now() + interval '10 minutes'
            WHERE ${isAllowed(coachId)} AND ${isKept(accountId)}
            ON CONFLICT (reference) DO NOTHING
            RETURNING *
          ), decided AS (${insertDecision(toDecisionColumns(decision))} FROM admitted)
          SELECT *, 0::float AS age_seconds, true AS is_ours FROM admitted`)
        return rows[0]
      })
      return admitted === undefined ? find(reference) : toAdmittedPayment(admitted)
    },

    async readmitPayment({ coachId, accountId, facts, attempt }, evidence, by) {
      const decision = { kind: 'charge-admitted', coachId, accountId, by, charge: facts, evidence } as const
      await inTransaction(pool, async (tx) => {
        await tx.query(sql`SELECT FROM coach WHERE id = ${coachId} FOR SHARE`)
        await tx.query(sql`
          WITH admitted AS (
            UPDATE payment SET
              state = 'asked', refusal = NULL, admitted_at = now(), next_check_at = now() + interval '10 minutes'
            WHERE reference = ${facts.reference} AND state = 'declined' AND attempt = ${attempt}
              AND ${isAllowed(coachId)} AND ${isKept(accountId)}
            RETURNING *
          )
          ${insertDecision(toDecisionColumns(decision))} FROM admitted`)
      })
      const charge = await findKnown(facts.reference)
      return charge.state === 'declined' ? null : charge
    },

    async askAgain({ facts, attempt }) {
      await pool.query(sql`
        UPDATE payment SET asked_at = now()
        WHERE reference = ${facts.reference} AND attempt = ${attempt} AND state = 'asked'`)
    },

    async nextAttempt({ facts, attempt, askedAt }) {
      await pool.query(sql`
        UPDATE payment SET
          attempt = attempt + 1, installation_id = ${ownMark}, attempted_at = now(), asked_at = now(), next_check_at = now() + interval '10 minutes'
        WHERE reference = ${facts.reference} AND attempt = ${attempt} AND state = 'asked'
          AND asked_at = ${askedAt} AND asked_at < now() - interval '1 minute'`)
      return findKnown(facts.reference)
    },

    async leaveSpentAttempt({ facts, attempt }) {
      await pool.query(sql`
        UPDATE payment SET
          attempt = attempt + 1, attempted_at = now(), asked_at = now(), next_check_at = now() + interval '10 minutes'
        WHERE reference = ${facts.reference} AND attempt = ${attempt} AND state = 'asked'`)
      return findKnown(facts.reference)
    },

    async keepOutcome({ coachId, accountId, facts }, outcome, by) {
      const isDeclined = outcome.kind === 'refused'
      const paymentId = isDeclined ? null : outcome.payment.paymentId
      const decision = {
        kind: 'charge-outcome',
        coachId,
        accountId,
        by,
        charge: facts,
        outcome: isDeclined ? outcome.reason : outcome.kind,
        paymentId,
        ...(isDeclined && { said: { code: outcome.code, sentence: outcome.sentence ?? null } }),
      } as const
      await pool.query(sql`
        WITH known AS (
          -- Locked before the payment, in the order that storing a snapshot locks them.
          SELECT stripe_account_id FROM account_counter
          WHERE ${isDeclined} AND stripe_account_id = ${accountId}
          FOR UPDATE
        ), settled AS (
          UPDATE payment SET
            state = ${isDeclined ? 'declined' : outcome.payment.state},
            payment_intent_id = ${paymentId},
            refusal = ${isDeclined ? outcome.reason : null},
            checked_at = now(),
            next_check_at = CASE WHEN ${!isDeclined} THEN now() + interval '10 seconds' END
          WHERE reference = ${facts.reference} AND (SELECT count(*) FROM known) >= 0
            AND (state = 'asked' OR ${!isDeclined} AND state = 'declined')
          RETURNING stripe_account_id
        ), doubted AS (
          -- Stripe refused because of something in the account that we have not fetched.
          UPDATE account_counter SET notified = notified + 1, raised_by = 'gate', waiting_since = ${waitingSince}
          FROM settled
          WHERE ${isDeclined} AND account_counter.stripe_account_id = settled.stripe_account_id
        )
        ${insertDecision(toDecisionColumns(decision))} FROM settled`)
    },
  }
}

/** Neither held nor excluded. */
function isAllowed(coachId: CoachId): Sql {
  return sql`
    NOT EXISTS (SELECT FROM hold WHERE coach_id = ${coachId})
    AND NOT EXISTS (SELECT FROM coach WHERE id = ${coachId} AND exclusion IS NOT NULL)`
}

/** Still the coach's, and not being closed. */
function isKept(accountId: AccountId): Sql {
  return sql`
    EXISTS (SELECT FROM payout_account WHERE stripe_account_id = ${accountId})
    AND NOT EXISTS (SELECT FROM account_closing WHERE stripe_account_id = ${accountId})`
}
