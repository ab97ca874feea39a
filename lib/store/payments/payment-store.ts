import type { Platform } from '@/lib/payouts/accounts/account'
import type { Movement } from '@/lib/payouts/payments/outcome/movement'
import type { FailingCheck, KeptPayment, PaymentFilter, PaymentStore } from '@/lib/payouts/ports/payment-store'
import type { CheckFailure } from '@/lib/payouts/vocabulary/failure'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { movementKinds } from '@/lib/payouts/vocabulary/payments/movement'
import type { PaymentRefusal } from '@/lib/payouts/vocabulary/payments/payment-refusal'
import type { PaymentState, ShownPaymentState } from '@/lib/payouts/vocabulary/payments/payment-state'
import { referenceGrammar } from '@/lib/payouts/vocabulary/reference'
import { ofPlatform } from '../accounts/of-platform'
import { idsNamedBy } from '../coaches/named-by'
import type { Database } from '../database'
import type { ListCursor } from '../sql/list-cursor'
import { readListed } from '../sql/read-listed'
import { type Sql, sql } from '../sql/sql'
import { withShortfall } from './shortfall'

const pageSize = 50

export function createPaymentStore({ pool }: Database, batchSize = 500): PaymentStore {
  return {
    async findKeptPayment(platform, reference) {
      const { rows } = await pool.query<PaymentRow>(sql`
        SELECT ${columns} FROM payment JOIN coach ON coach.id = payment.coach_id
        WHERE payment.reference = ${reference} AND ${ofPlatform(platform)}`)
      return rows[0] === undefined ? null : toKeptPayment(rows[0])
    },

    async findPayments(platform, filter) {
      const { rows, next } = await readListed<PaymentRow & ListCursor, KeptPayment>(
        pool,
        'payments',
        { cursor: filter.cursor, size: pageSize },
        {
          ids: referenceGrammar,
          query: (place, limit) => listQuery(platform, filter, place, limit),
          toItem: toKeptPayment,
        },
      )
      return { payments: rows, older: next }
    },

    async *readPayments(platform, filter) {
      let last: ListCursor | null = null
      for (;;) {
        const query = listQuery(platform, filter, last, batchSize)
        const { rows }: { rows: (PaymentRow & ListCursor)[] } = await pool.query<PaymentRow & ListCursor>(query)
        if (rows.length > 0) yield rows.map(toKeptPayment)
        if (rows.length < batchSize) return
        last = rows.at(-1) ?? last
      }
    },
  }
}

type Narrowing = Omit<PaymentFilter, 'cursor'>

/** Newest first. */
function listQuery(platform: Platform, filter: Narrowing, place: ListCursor | null, limit: number): Sql {
  return sql`
    SELECT ${columns}, payment.admitted_at AS at, payment.reference AS id
    FROM payment JOIN coach ON coach.id = payment.coach_id
    WHERE ${ofPlatform(platform)} ${narrowed(filter)} ${after(place)}
    ORDER BY payment.admitted_at DESC, payment.reference DESC
    LIMIT ${limit}`
}

const columns = sql`
  payment.*, coach.reference AS coach_reference, coach.name, coach.email, (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', stripe_id, 'kind', kind, 'amount', movement.amount,
      'currency', movement.currency, 'at', at, 'state', movement.state, 'reason', reason, 'dueBy', due_by)
      ORDER BY at, array_position(${movementKinds}::text[], kind), stripe_id), '[]')
    FROM movement WHERE movement.reference = payment.reference) AS movements`

function narrowed({ coachId, state, search }: Narrowing): Sql {
  return sql`
    ${coachId === null ? nothing : sql`AND payment.coach_id = ${coachId}`}
    ${state === null ? nothing : sql`AND ${stands(state)}`}
    ${search === '' ? nothing : sql`AND (${found(search)})`}`
}

/**
 * Matches a reference's prefix, a coach's name, or a provider id of payment, account or movement. Lists, so that an
 * index serves each.
 */
function found(search: string): Sql {
  const start = `${search.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`
    lower(payment.reference COLLATE "C") LIKE ${start}
    OR payment.payment_intent_id = ${search}
    OR payment.stripe_account_id = ${search}
    OR payment.coach_id = ANY (ARRAY(${idsNamedBy(search)}))
    OR payment.reference = ANY (ARRAY(
      SELECT movement.reference FROM movement WHERE movement.stripe_id = ${search}
      UNION SELECT refund.reference FROM refund WHERE refund.stripe_refund_id = ${search}))`
}

function after(place: ListCursor | null): Sql {
  return place === null ? nothing : sql`AND (payment.admitted_at, payment.reference) < (${place.at}, ${place.id})`
}

const nothing = sql``

/** The client's bank took nothing. */
const inquiry = sql`'inquiry', 'inquiry-answered', 'closed'`

function stands(state: ShownPaymentState): Sql {
  const having = (what: Sql) => sql`payment.reference IN (SELECT movement.reference FROM movement WHERE ${what})`
  if (state === 'refunded') return having(sql`kind = 'refund' AND movement.state = 'done'`)
  if (state === 'refund-pending') return having(sql`kind = 'refund' AND movement.state = 'pending'`)
  if (state === 'shortfall') return sql`payment.reference IN (${withShortfall(sql`true`)})`
  if (state === 'disputed') return having(sql`kind = 'dispute' AND movement.state NOT IN (${inquiry})`)
  if (state === 'asked-about') return having(sql`kind = 'dispute' AND movement.state IN (${inquiry})`)
  if (state === 'to-answer') return having(sql`kind = 'dispute' AND movement.state IN ('needs-answer', 'inquiry')`)
  return sql`payment.state = ${state}`
}

interface PaymentRow extends FailingRow {
  reference: string
  coach_id: CoachId
  coach_reference: string | null
  name: string | null
  email: string
  stripe_account_id: AccountId
  amount: number
  currency: string
  fee: number
  state: string
  refusal: string | null
  payment_intent_id: string | null
  admitted_at: Date
  checked_at: Date | null
  movements: (Omit<Movement, 'at' | 'dueBy'> & { at: string; dueBy: string | null })[]
}

function toKeptPayment(row: PaymentRow): KeptPayment {
  return {
    reference: row.reference,
    coach: { id: row.coach_id, reference: row.coach_reference, name: row.name, email: row.email },
    accountId: row.stripe_account_id,
    amount: row.amount,
    currency: row.currency,
    fee: row.fee,
    state: row.state as PaymentState,
    refusal: row.refusal as PaymentRefusal | null,
    paymentId: row.payment_intent_id,
    admittedAt: row.admitted_at,
    checkedAt: row.checked_at,
    checkFailing: toFailing(row),
    movements: row.movements.map((movement) => ({
      ...movement,
      at: new Date(movement.at),
      dueBy: movement.dueBy === null ? null : new Date(movement.dueBy),
    })),
  }
}

export interface FailingRow {
  check_failures: number
  last_check_failure: string | null
  check_failing_since: Date | null
}

export function toFailing({
  check_failures: failures,
  last_check_failure: failure,
  check_failing_since: since,
}: FailingRow): FailingCheck | null {
  return failure === null || since === null ? null : { failure: failure as CheckFailure, failures, since }
}
