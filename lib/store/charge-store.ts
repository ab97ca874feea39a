import type { ChargeState, ChargeStore, KeptCharge } from '@/lib/payouts/charge-store'
import type { AccountId, CoachId } from '@/lib/payouts/ids'
import type { CollectRefusal } from '@/lib/payouts/provider'
import type { Database } from './database'
import { insertDecision, toDecisionColumns } from './decision-columns'
import { sql } from './sql'
import { inTransaction } from './transaction'
import { waitingSince } from './waiting-since'

export function createChargeStore({ pool }: Database): ChargeStore {
  const find = async (reference: string) => {
    const { rows } = await pool.query<ChargeRow>(sql`
      SELECT *, extract(epoch FROM now() - attempted_at)::float AS age_seconds
      FROM charge WHERE reference = ${reference}`)
    return rows[0] === undefined ? null : toKeptCharge(rows[0])
  }
  const findKnown = async (reference: string) => {
    const charge = await find(reference)
    if (charge === null) throw new Error(`there is no charge ${reference}, though it was kept`)
    return charge
  }

  return {
    findCharge: find,

    async admitCharge({ coachId, accountId, platform, facts, evidence, by }) {
      const { amount, currency, reference, fee } = facts
      const decision = { kind: 'charge-admitted', coachId, accountId, by, charge: facts, evidence } as const
      const admitted = await inTransaction(pool, async (tx) => {
        // Whoever begins a hold takes the same row for themselves: either the hold is seen here, or it sees the charge.
        await tx.query(sql`SELECT FROM coach WHERE id = ${coachId} FOR SHARE`)
        const { rows } = await tx.query<ChargeRow>(sql`
          WITH admitted AS (
            INSERT INTO charge (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency,
              fee, look_at)
            SELECT ${reference}, ${coachId}, ${accountId}, ${platform.accountId}, ${platform.live},
              ${amount}::int, ${currency}, ${fee}::int, now() + interval '10 minutes'
            WHERE NOT EXISTS (SELECT FROM hold WHERE coach_id = ${coachId})
            ON CONFLICT (reference) DO NOTHING
            RETURNING *
          ), decided AS (${insertDecision(toDecisionColumns(decision))} FROM admitted)
          SELECT *, 0::float AS age_seconds FROM admitted`)
        return rows[0]
      })
      return admitted === undefined ? find(reference) : toKeptCharge(admitted)
    },

    async askAgain({ facts, attempt }) {
      await pool.query(sql`
        UPDATE charge SET asked_at = now()
        WHERE reference = ${facts.reference} AND attempt = ${attempt} AND state = 'asked'`)
    },

    async nextAttempt({ facts, attempt, askedAt }) {
      await pool.query(sql`
        UPDATE charge SET
          attempt = attempt + 1, attempted_at = now(), asked_at = now(), look_at = now() + interval '10 minutes'
        WHERE reference = ${facts.reference} AND attempt = ${attempt} AND state = 'asked'
          AND asked_at = ${askedAt} AND asked_at < now() - interval '1 minute'`)
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
      } as const
      await pool.query(sql`
        WITH known AS (
          -- Locked before the charge, as by whoever keeps a reading.
          SELECT stripe_account_id FROM account_counter
          WHERE ${isDeclined} AND stripe_account_id = ${accountId}
          FOR UPDATE
        ), settled AS (
          UPDATE charge SET
            state = ${isDeclined ? 'declined' : outcome.payment.state},
            payment_intent_id = ${paymentId},
            refusal = ${isDeclined ? outcome.reason : null},
            look_at = CASE WHEN ${!isDeclined} THEN now() + interval '10 seconds' END
          WHERE reference = ${facts.reference} AND state = 'asked' AND (SELECT count(*) FROM known) >= 0
          RETURNING stripe_account_id
        ), doubted AS (
          -- Stripe knows something of the account that we do not.
          UPDATE account_counter SET notified = notified + 1, raised_by = 'gate', waiting_since = ${waitingSince}
          FROM settled
          WHERE ${isDeclined} AND account_counter.stripe_account_id = settled.stripe_account_id
        )
        ${insertDecision(toDecisionColumns(decision))} FROM settled`)
    },
  }
}

interface ChargeRow {
  reference: string
  coach_id: string
  stripe_account_id: string
  platform_account_id: string
  livemode: boolean
  amount: number
  currency: string
  fee: number
  state: string
  attempt: number
  age_seconds: number
  attempted_at: Date
  asked_at: Date
  payment_intent_id: string | null
  refusal: string | null
}

function toKeptCharge(row: ChargeRow): KeptCharge {
  const { reference, amount, currency, fee } = row
  return {
    coachId: row.coach_id as CoachId,
    accountId: row.stripe_account_id as AccountId,
    platform: { accountId: row.platform_account_id as AccountId, live: row.livemode },
    facts: { reference, amount, currency, fee },
    state: row.state as ChargeState,
    attempt: row.attempt,
    ageSeconds: row.age_seconds,
    attemptedAt: row.attempted_at,
    askedAt: row.asked_at,
    paymentId: row.payment_intent_id,
    refusal: row.refusal as CollectRefusal | null,
  }
}
