import type { ChargeState, ChargeStore, KeptCharge } from '@/lib/payouts/charge-store'
import type { AccountId, CoachId } from '@/lib/payouts/ids'
import type { CollectRefusal } from '@/lib/payouts/provider'
import type { Database } from './database'
import { insertDecision, toDecisionColumns } from './decision-columns'
import { sql } from './sql'
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

    async admitCharge({ coachId, accountId, platform, facts, evidence }) {
      const { amount, currency, reference, fee } = facts
      const by = { kind: 'machine' } as const
      const decision = { kind: 'charge-admitted', coachId, accountId, by, charge: facts, evidence } as const
      await pool.query(sql`
        WITH admitted AS (
          INSERT INTO charge (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee,
            look_at)
          VALUES (${reference}, ${coachId}, ${accountId}, ${platform.accountId}, ${platform.live},
            ${amount}, ${currency}, ${fee}, now() + interval '10 minutes')
          ON CONFLICT (reference) DO NOTHING
          RETURNING reference
        )
        ${insertDecision(toDecisionColumns(decision))} FROM admitted`)
      return findKnown(reference)
    },

    async nextAttempt({ facts, attempt }) {
      await pool.query(sql`
        UPDATE charge SET attempt = attempt + 1, attempted_at = now()
        WHERE reference = ${facts.reference} AND attempt = ${attempt} AND state = 'asked'`)
      return findKnown(facts.reference)
    },

    async keepOutcome({ coachId, accountId, facts }, outcome) {
      const isDeclined = outcome.kind === 'refused'
      const paymentId = isDeclined ? null : outcome.payment.paymentId
      const decision = {
        kind: 'charge-outcome',
        coachId,
        accountId,
        by: { kind: 'machine' },
        charge: facts,
        outcome: isDeclined ? outcome.reason : outcome.kind,
        paymentId,
      } as const
      await pool.query(sql`
        WITH settled AS (
          UPDATE charge SET
            state = ${isDeclined ? 'declined' : outcome.payment.state},
            payment_intent_id = ${paymentId},
            refusal = ${isDeclined ? outcome.reason : null},
            look_at = CASE WHEN ${!isDeclined} THEN now() + interval '10 seconds' END
          WHERE reference = ${facts.reference} AND state = 'asked'
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
  amount: number
  currency: string
  fee: number
  state: string
  attempt: number
  age_seconds: number
  admitted_at: Date
  payment_intent_id: string | null
  refusal: string | null
}

function toKeptCharge(row: ChargeRow): KeptCharge {
  const { reference, amount, currency, fee } = row
  return {
    coachId: row.coach_id as CoachId,
    accountId: row.stripe_account_id as AccountId,
    facts: { reference, amount, currency, fee },
    state: row.state as ChargeState,
    attempt: row.attempt,
    ageSeconds: row.age_seconds,
    admittedAt: row.admitted_at,
    paymentId: row.payment_intent_id,
    refusal: row.refusal as CollectRefusal | null,
  }
}
