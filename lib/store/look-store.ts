import type { Platform } from '@/lib/payouts/account'
import type { AccountId, CoachId } from '@/lib/payouts/ids'
import type { Look, LookStore } from '@/lib/payouts/payments/payment-store'
import type { Database } from './database'
import { insertDecision } from './decision-columns'
import { ofPlatform } from './of-platform'
import { json, type Sql, sql } from './sql'

/** A look that was begun is due again after a minute, so that what a dead server held is looked at by another. */
export function createLookStore({ pool }: Database): LookStore {
  const take = async (platform: Platform, which: ReturnType<typeof sql>) => {
    const { rows } = await pool.query<LookRow>(sql`
      WITH due AS (SELECT reference FROM charge WHERE ${ofPlatform(platform)} AND ${which} FOR UPDATE SKIP LOCKED)
      UPDATE charge SET looks = looks + 1, look_at = now() + interval '1 minute'
      FROM due WHERE charge.reference = due.reference
      RETURNING charge.reference, coach_id, stripe_account_id, looks, payment_intent_id, attempt, attempted_at, asked_at,
        extract(epoch FROM now() - attempted_at)::float AS attempt_age_seconds,
        extract(epoch FROM now() - admitted_at)::float AS age_seconds`)
    return rows.map(toLook)
  }

  return {
    claimLooks: (platform, limit) => take(platform, sql`look_at <= now() ORDER BY look_at LIMIT ${limit}`),

    async takeLook(platform, reference) {
      const looks = await take(platform, sql`reference = ${reference} AND state <> 'declined'`)
      return looks[0] ?? null
    },

    async keepLook({ reference, number }, { state, paymentId, movements }, nextSeconds, reasons) {
      const outcome = {
        kind: 'charge-outcome',
        coachId: sql`kept.coach_id`,
        accountId: sql`kept.stripe_account_id`,
        ...{ byKind: 'machine', byId: null, from: null, to: null, generation: null },
        facts: { outcome: state, paymentId, ...(reasons.length > 0 && { reasons }) },
      }
      await pool.query(sql`
        WITH before AS (
          SELECT reference, state AS was FROM charge WHERE reference = ${reference} FOR UPDATE
        ), kept AS (
          UPDATE charge SET
            state = ${state}, payment_intent_id = ${paymentId}, kept_look = ${number}, looked_at = now(),
            look_at = CASE WHEN looks = ${number} THEN now() + interval '1 second' * ${nextSeconds} ELSE look_at END
          FROM before
          WHERE charge.reference = before.reference AND kept_look < ${number}
          RETURNING charge.*, was
        ), moved AS (
          INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state, reason, due_by)
          SELECT moved.id, kept.reference, moved.kind, moved.amount, moved.currency, moved.at, moved.state,
            moved.reason, moved."dueBy"
          FROM kept, jsonb_to_recordset(${json(movements)}) AS moved(
            id text, kind text, amount int, currency text, at timestamptz, state text, reason text, "dueBy" timestamptz)
          ON CONFLICT (stripe_id) DO UPDATE SET
            amount = excluded.amount, state = excluded.state, reason = excluded.reason, due_by = excluded.due_by
        )
        ${insertDecision(outcome)} || ${chargeFacts(sql`kept`)} FROM kept WHERE was <> ${state}`)
    },

    async postponeLook({ reference, number }, seconds) {
      await pool.query(sql`
        UPDATE charge SET look_at = now() + interval '1 second' * ${seconds}
        WHERE reference = ${reference} AND looks = ${number}`)
    },

    async giveUp({ reference, attempt }) {
      const outcome = {
        kind: 'charge-outcome',
        coachId: sql`settled.coach_id`,
        accountId: sql`settled.stripe_account_id`,
        ...{ byKind: 'machine', byId: null, from: null, to: null, generation: null },
        facts: { outcome: 'never-made', paymentId: null },
      }
      await pool.query(sql`
        WITH settled AS (
          UPDATE charge SET state = 'declined', refusal = 'never-made', look_at = NULL
          WHERE reference = ${reference} AND attempt = ${attempt} AND state = 'asked'
          RETURNING *
        )
        ${insertDecision(outcome)} || ${chargeFacts(sql`settled`)} FROM settled`)
    },
  }
}

/** What a charge was, as the decision tells it. */
function chargeFacts(charge: Sql): Sql {
  return sql`jsonb_build_object('charge', jsonb_build_object(
    'amount', ${charge}.amount, 'currency', ${charge}.currency, 'reference', ${charge}.reference, 'fee', ${charge}.fee))`
}

interface LookRow {
  reference: string
  coach_id: string
  stripe_account_id: string
  looks: number
  payment_intent_id: string | null
  attempt: number
  attempted_at: Date
  asked_at: Date
  attempt_age_seconds: number
  age_seconds: number
}

function toLook(row: LookRow): Look {
  return {
    reference: row.reference,
    coachId: row.coach_id as CoachId,
    accountId: row.stripe_account_id as AccountId,
    number: row.looks,
    paymentId: row.payment_intent_id,
    attempt: row.attempt,
    attemptedAt: row.attempted_at,
    askedAt: row.asked_at,
    attemptAgeSeconds: row.attempt_age_seconds,
    ageSeconds: row.age_seconds,
  }
}
