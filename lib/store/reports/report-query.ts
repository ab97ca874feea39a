import type { Platform } from '@/lib/payouts/accounts/account'
import type { Period } from '@/lib/payouts/ports/report-store'
import { statesWithoutMoney } from '@/lib/payouts/vocabulary/payments/movement'
import { ofPlatform } from '../accounts/of-platform'
import { listed, type Sql, sql } from '../sql/sql'

/** One statement, so one moment: totals by currency (coach null), then lines of the next `limit` coaches. */
export function reportQuery(platform: Platform, period: Period, after: string | null, limit: number): Sql {
  // An unknown id starts at the beginning.
  const beyond = sql`AND ((c.sort_text, c.id) >
    (SELECT c.sort_text, c.id FROM coach c WHERE c.id = ${after})) IS NOT FALSE`
  return sql`
    WITH moved AS MATERIALIZED (${moved(platform, period, sql`GROUPING SETS ((coach_id, currency), (currency))`)}),
    shown AS (
      SELECT c.id, c.name, c.email, c.reference AS coach_reference, row_number() OVER (ORDER BY ${order}) AS place
      FROM coach c WHERE EXISTS (SELECT FROM moved WHERE moved.coach_id = c.id)
      ${after === null ? sql`` : beyond} ORDER BY ${order} LIMIT ${limit})
    SELECT moved.*, name, email, coach_reference FROM moved LEFT JOIN shown ON shown.id = moved.coach_id
    WHERE moved.coach_id IS NULL OR shown.id IS NOT NULL
    ORDER BY place NULLS FIRST, currency`
}

export function sumsQuery(platform: Platform, period: Period): Sql {
  return sql`
    SELECT moved.*, c.name, c.email, c.reference AS coach_reference
    FROM (${moved(platform, period, sql`coach_id, currency`)}) AS moved JOIN coach c ON c.id = moved.coach_id
    ORDER BY ${order}, currency`
}

export function movementsQuery(platform: Platform, { from, until }: Period): Sql {
  return sql`
    SELECT m.stripe_id AS id, m.kind, m.amount, m.currency, m.at, m.state, m.reason, m.due_by, m.reference,
      c.name, c.email, c.reference AS coach_reference
    FROM movement m JOIN payment ON payment.reference = m.reference JOIN coach c ON c.id = payment.coach_id
    WHERE ${ofPlatform(platform)} AND m.at >= ${from} AND m.at < ${until}
    ORDER BY m.at, m.stripe_id`
}

/** As in the table of coaches; nameless ones last. */
const order = sql`c.sort_text, c.id`

/**
 * Same rule as the domain's `isStanding`; pending refunds separately. OFFSET 0 makes PostgreSQL look up each payment's
 * coach instead of scanning all payments.
 */
function moved(platform: Platform, { from, until }: Period, by: Sql): Sql {
  return sql`
    SELECT coach_id, currency, sum(charged)::float AS charged, sum(fees)::float AS fees,
      sum(fees_returned)::float AS fees_returned, sum(refunds)::float AS refunds,
      sum(refunds_pending)::float AS refunds_pending, sum(disputed)::float AS disputed,
      sum(transferred)::float AS transferred, sum(reversed)::float AS reversed
    FROM (
      SELECT m.reference, m.currency, ${sumOf('capture')} AS charged, ${sumOf('fee')} AS fees,
        ${sumOf('fee-return')} AS fees_returned, ${sumOf('refund', sql`AND m.state <> 'pending'`)} AS refunds,
        ${sumOf('refund', sql`AND m.state = 'pending'`)} AS refunds_pending, ${sumOf('dispute')} AS disputed,
        ${sumOf('transfer')} AS transferred, ${sumOf('reversal')} AS reversed
      FROM movement m
      WHERE m.at >= ${from} AND m.at < ${until} AND m.state NOT IN (${listed(statesWithoutMoney)})
      GROUP BY m.reference, m.currency) AS moved
    CROSS JOIN LATERAL (
      SELECT payment.coach_id FROM payment WHERE payment.reference = moved.reference AND ${ofPlatform(platform)}
      OFFSET 0) AS receiver
    GROUP BY ${by}`
}

function sumOf(kind: string, narrowed: Sql = sql``): Sql {
  return sql`coalesce(sum(m.amount) FILTER (WHERE m.kind = ${kind} ${narrowed}), 0)`
}
