import type { Platform } from '@/lib/payouts/accounts/account'
import type { PaymentCheck, PaymentCheckStore } from '@/lib/payouts/ports/payment-store'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { isOurs } from '../installation/of-installation'
import { json, type Sql, sql } from '../sql/sql'
import { orUnstorable } from '../sql/unstorable'
import { type FailingRow, toFailing } from './payment-store'
import { insertRefundDecision, isUnseen } from './refund-store'

/** A started check is due again after a minute, so that a dead server's checks continue elsewhere. */
export function createPaymentCheckStore({ pool }: Database): PaymentCheckStore {
  const take = async (platform: Platform, which: Sql) => {
    const { rows } = await pool.query<CheckRow>(sql`
      WITH due AS (SELECT reference FROM payment WHERE ${ofPlatform(platform)} AND ${isOurs} AND ${which})
      UPDATE payment SET checks = checks + 1, next_check_at = now() + interval '1 minute'
      FROM due WHERE payment.reference = due.reference
      RETURNING payment.reference, coach_id, stripe_account_id, platform_account_id, livemode, installation_id, amount,
        currency, fee, checks, payment_intent_id, attempt, attempted_at, asked_at, now() AS taken_at,
        extract(epoch FROM now() - attempted_at)::float AS attempt_age_seconds,
        may_be_disputed OR EXISTS (
          SELECT FROM movement WHERE movement.reference = payment.reference AND kind = 'dispute') AS may_be_disputed,
        extract(epoch FROM now() - admitted_at)::float AS age_seconds, check_failures, last_check_failure, check_failing_since`)
    return rows.map(toCheck)
  }

  return {
    claimChecks: (platform, limit) =>
      take(platform, sql`next_check_at <= now() ORDER BY next_check_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`),

    async takeCheck(platform, reference) {
      // Waits for the row's lock: the row still exists.
      const checks = await take(platform, sql`reference = ${reference} AND state <> 'declined' FOR UPDATE`)
      return checks[0] ?? null
    },

    async keepCheck({ reference, number, takenAt }, { state, paymentId, movements }, nextSeconds, reasons) {
      const facts = { outcome: state, paymentId, ...(reasons.length > 0 && { reasons }) }
      const isLost = sql`refund.sent_at < ${takenAt}::timestamptz - interval '1 second' * ${arrivedSeconds}`
      const keep = sql`
        WITH before AS (
          SELECT reference, state AS was FROM payment WHERE reference = ${reference} FOR UPDATE
        ), seen AS (
          SELECT id, kind, amount, currency, at, state, reason, "dueBy",
            -- Another system may use our refund's id, so payment and amount must fit too.
            (SELECT asked.id::text FROM refund asked
             WHERE asked.id::text = "refundId" AND asked.reference = ${reference} AND asked.amount = moved.amount
            ) AS "refundId"
          FROM jsonb_to_recordset(${json(movements)}) AS moved(
            id text, kind text, amount int, currency text, at timestamptz, state text, reason text, "dueBy" timestamptz,
            "refundId" text)
        ), kept AS (
          UPDATE payment SET
            state = ${state}, payment_intent_id = ${paymentId}, kept_check = ${number}, checked_at = now(),
            check_failures = 0, last_check_failure = NULL, check_failing_since = NULL,
            -- A check requested after this one began still has to run.
            next_check_at = CASE WHEN checks = ${number} THEN now() + interval '1 second' * least(${nextSeconds}::int, (
              SELECT ${unseenRefundSeconds}::int FROM refund
              WHERE refund.reference = before.reference AND (state = 'asked' AND NOT ${isLost} OR state = 'made')
                AND id::text NOT IN (SELECT "refundId" FROM seen WHERE "refundId" IS NOT NULL)
                AND NOT EXISTS (SELECT FROM movement WHERE stripe_id = refund.stripe_refund_id)
              LIMIT 1))
              ELSE next_check_at END
          FROM before
          WHERE payment.reference = before.reference AND kept_check < ${number}
          RETURNING payment.*, was
        ), moved AS (
          INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state, reason, due_by)
          SELECT seen.id, kept.reference, seen.kind, seen.amount, seen.currency, seen.at, seen.state, seen.reason,
            seen."dueBy"
          FROM kept, seen
          ON CONFLICT (stripe_id) DO UPDATE SET
            amount = excluded.amount, state = excluded.state, reason = excluded.reason, due_by = excluded.due_by
        ), awaited AS (
          -- Money reached the account, or was taken back, so its balance is due soon.
          INSERT INTO account_balance (stripe_account_id, due_at)
          SELECT DISTINCT kept.stripe_account_id, now() + interval '10 seconds' FROM kept, seen
          WHERE seen.kind IN ('transfer', 'reversal')
            AND NOT EXISTS (SELECT FROM movement WHERE movement.stripe_id = seen.id)
          ON CONFLICT (stripe_account_id) DO UPDATE SET due_at = least(account_balance.due_at, excluded.due_at)
        ), made AS (
          UPDATE refund SET state = 'made', stripe_refund_id = seen.id, refusal = NULL
          FROM kept JOIN seen ON seen.kind = 'refund'
          WHERE refund.reference = kept.reference AND refund.id::text = seen."refundId" AND refund.state <> 'made'
          RETURNING refund.*
        ), lost AS (
          UPDATE refund SET state = 'lost' FROM kept
          WHERE refund.reference = kept.reference AND refund.state = 'asked' AND ${isLost}
            AND refund.id::text NOT IN (SELECT "refundId" FROM seen WHERE "refundId" IS NOT NULL)
          RETURNING refund.*
        ), recorded_made AS (
          ${insertRefundDecision('refund-outcome', machine, { outcome: 'made' }, sql`made`)}
        ), recorded_lost AS (
          ${insertRefundDecision('refund-outcome', machine, { outcome: 'lost' }, sql`lost`)}
        )
        ${insertOutcome(facts, sql`kept`)} WHERE was <> ${state}`
      return orUnstorable(async () => {
        await pool.query(keep)
        return null
      })
    },

    async postponeCheck({ reference, number, failing }, seconds, failure) {
      const failed = sql`
        check_failures = ${(failing?.failures ?? 0) + 1}::int, last_check_failure = ${failure},
        check_failing_since = coalesce(${failing?.since ?? null}::timestamptz, now()),`
      await pool.query(sql`
        UPDATE payment SET ${failure === null ? sql`` : failed} next_check_at = now() + interval '1 second' * least(${seconds}::int, (
          SELECT ${unseenRefundSeconds}::int FROM refund WHERE refund.reference = payment.reference AND ${isUnseen} LIMIT 1))
        WHERE reference = ${reference} AND checks = ${number}`)
    },

    async giveUp({ reference, attempt }) {
      await pool.query(sql`
        WITH settled AS (
          UPDATE payment SET state = 'declined', refusal = 'never-made', next_check_at = NULL
          WHERE reference = ${reference} AND attempt = ${attempt} AND state = 'asked'
          RETURNING *
        )
        ${insertOutcome({ outcome: 'never-made', paymentId: null }, sql`settled`)}`)
    },
  }
}

/** Adds each payment's decision; `facts` in addition to the payment's own. */
function insertOutcome(facts: Record<string, unknown>, charges: Sql): Sql {
  const about = { coachId: sql`${charges}.coach_id`, accountId: sql`${charges}.stripe_account_id` }
  const columns = { ...toDeciderColumns(machine), facts }
  return sql`
    ${insertDecision({ kind: 'charge-outcome', ...about, ...columns })} || jsonb_build_object('charge', jsonb_build_object(
      'amount', ${charges}.amount, 'currency', ${charges}.currency, 'reference', ${charges}.reference,
      'fee', ${charges}.fee))
    FROM ${charges}`
}

const machine = { kind: 'machine' } as const

/** Longer than any request travels, or takes to show at the provider. */
const arrivedSeconds = 600

/** Seconds to the next check while a refund of ours is unconfirmed. */
const unseenRefundSeconds = 60

type CheckRow = {
  reference: string
  coach_id: CoachId
  stripe_account_id: AccountId
  platform_account_id: AccountId
  livemode: boolean
  installation_id: string | null
  amount: number
  currency: string
  fee: number
  checks: number
  payment_intent_id: string | null
  attempt: number
  attempted_at: Date
  asked_at: Date
  attempt_age_seconds: number
  taken_at: Date
  may_be_disputed: boolean
  age_seconds: number
} & FailingRow

function toCheck(row: CheckRow): PaymentCheck {
  const { reference, amount, currency, fee } = row
  return {
    reference,
    platform: { accountId: row.platform_account_id, live: row.livemode },
    installation: row.installation_id,
    facts: { reference, amount, currency, fee },
    coachId: row.coach_id,
    accountId: row.stripe_account_id,
    number: row.checks,
    takenAt: row.taken_at,
    mayBeDisputed: row.may_be_disputed,
    paymentId: row.payment_intent_id,
    attempt: row.attempt,
    attemptedAt: row.attempted_at,
    askedAt: row.asked_at,
    attemptAgeSeconds: row.attempt_age_seconds,
    ageSeconds: row.age_seconds,
    failing: toFailing(row),
  }
}
