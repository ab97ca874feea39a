import type { ChargeState } from '@/lib/payouts/charge-store'
import type { AccountId, CoachId } from '@/lib/payouts/ids'
import type { Movement, MovementKind } from '@/lib/payouts/payments/movement'
import type { KeptPayment, PaymentFilter, PaymentStanding, PaymentStore } from '@/lib/payouts/payments/payment-store'
import type { CollectRefusal } from '@/lib/payouts/provider'
import { referenceGrammar } from '@/lib/payouts/reference'
import type { Database } from './database'
import { ofPlatform } from './of-platform'
import type { Place } from './place'
import { readListed } from './read-listed'
import { type Sql, sql } from './sql'
import { takenInVain } from './taken-in-vain'

const pageSize = 50

export function createPaymentStore({ pool }: Database): PaymentStore {
  return {
    async findKeptPayment(platform, reference) {
      const { rows } = await pool.query<PaymentRow>(sql`
        SELECT ${columns} FROM charge JOIN coach ON coach.id = charge.coach_id
        WHERE charge.reference = ${reference} AND ${ofPlatform(platform)}`)
      return rows[0] === undefined ? null : toKeptPayment(rows[0])
    },

    async findPayments(platform, filter) {
      const { rows, next } = await readListed<PaymentRow & Place, KeptPayment>(
        pool,
        'payments',
        { cursor: filter.cursor, size: pageSize },
        {
          ids: referenceGrammar,
          query: (place, limit) => sql`
            SELECT ${columns}, charge.admitted_at AS at, charge.reference AS id
            FROM charge JOIN coach ON coach.id = charge.coach_id
            WHERE ${ofPlatform(platform)} ${narrowed(filter)} ${after(place)}
            ORDER BY charge.admitted_at DESC, charge.reference DESC
            LIMIT ${limit}`,
          toItem: toKeptPayment,
        },
      )
      return { payments: rows, older: next }
    },
  }
}

/** As it comes about, where the provider's time says one second for all. */
const order: MovementKind[] = ['capture', 'transfer', 'fee', 'refund', 'reversal', 'fee-return', 'dispute']

const columns = sql`
  charge.*, coach.name, coach.email, (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', stripe_id, 'kind', kind, 'amount', movement.amount,
      'currency', movement.currency, 'at', at, 'state', movement.state, 'reason', reason, 'dueBy', due_by)
      ORDER BY at, array_position(${order}::text[], kind), stripe_id), '[]')
    FROM movement WHERE movement.reference = charge.reference) AS movements`

function narrowed({ coachId, standing, search }: PaymentFilter): Sql {
  const start = `${search.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`
    ${coachId === null ? nothing : sql`AND charge.coach_id = ${coachId}`}
    ${standing === null ? nothing : sql`AND ${stands(standing)}`}
    ${
      search === ''
        ? nothing
        : sql`AND (lower(charge.reference) LIKE ${start} OR coach.email LIKE ${start} OR lower(coach.name) LIKE ${start})`
    }`
}

function after(place: Place | null): Sql {
  return place === null ? nothing : sql`AND (charge.admitted_at, charge.reference) < (${place.at}, ${place.id})`
}

const nothing = sql``

/** The client's bank took nothing. */
const inquiry = sql`'inquiry', 'inquiry-answered', 'closed'`

function stands(standing: PaymentStanding): Sql {
  const having = (what: Sql) => sql`charge.reference IN (SELECT movement.reference FROM movement WHERE ${what})`
  if (standing === 'refunded') return having(sql`kind = 'refund' AND movement.state <> 'failed'`)
  if (standing === 'taken-in-vain') return sql`charge.reference IN (${takenInVain(sql`true`)})`
  if (standing === 'disputed') return having(sql`kind = 'dispute' AND movement.state NOT IN (${inquiry})`)
  if (standing === 'asked-about') return having(sql`kind = 'dispute' AND movement.state IN (${inquiry})`)
  if (standing === 'to-answer') return having(sql`kind = 'dispute' AND movement.state IN ('needs-answer', 'inquiry')`)
  return sql`charge.state = ${standing}`
}

interface PaymentRow {
  reference: string
  coach_id: string
  name: string | null
  email: string
  stripe_account_id: string
  amount: number
  currency: string
  fee: number
  state: string
  refusal: string | null
  payment_intent_id: string | null
  admitted_at: Date
  looked_at: Date | null
  movements: (Omit<Movement, 'at' | 'dueBy'> & { at: string; dueBy: string | null })[]
}

function toKeptPayment(row: PaymentRow): KeptPayment {
  return {
    reference: row.reference,
    coach: { id: row.coach_id as CoachId, name: row.name, email: row.email },
    accountId: row.stripe_account_id as AccountId,
    amount: row.amount,
    currency: row.currency,
    fee: row.fee,
    state: row.state as ChargeState,
    refusal: row.refusal as CollectRefusal | null,
    paymentId: row.payment_intent_id,
    admittedAt: row.admitted_at,
    lookedAt: row.looked_at,
    movements: row.movements.map((movement) => ({
      ...movement,
      at: new Date(movement.at),
      dueBy: movement.dueBy === null ? null : new Date(movement.dueBy),
    })),
  }
}
