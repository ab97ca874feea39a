import type { PayoutSum, PayoutRow as StatementRow, StatementStore } from '@/lib/payouts/ports/statement-store'
import type { PayoutLineKind } from '@/lib/payouts/vocabulary/payouts/payout-line-kind'
import type { PayoutState } from '@/lib/payouts/vocabulary/payouts/payout-state'
import type { Database } from '../database'
import { sql } from '../sql/sql'
import { accountOf, accountsOf } from './account-of'
import { type PayoutRow, toPayout } from './payout-row'
import { awaitsLines } from './payout-store'

export function createStatementStore({ pool }: Database, batchSize = 500): StatementStore {
  return {
    async payoutSums(coachId, { from, until }) {
      const { rows } = await pool.query<SumRow>(sql`
        SELECT currency, state, amount < 0 AS is_debit, extract(month FROM arrives_on AT TIME ZONE 'UTC')::int AS month,
          sum(amount)::text AS amount, count(*)::int AS payouts
        FROM payout
        WHERE stripe_account_id = ${accountsOf(coachId)} AND arrives_on >= ${from} AND arrives_on < ${until}
        GROUP BY currency, state, is_debit, month`)
      return rows.map(toSum)
    },

    async countContentsToCome(coachId, { from, until }) {
      const { rows } = await pool.query<{ count: number }>(sql`
        SELECT count(*)::int AS count FROM payout
        WHERE stripe_account_id = ${accountOf(coachId)} AND ${awaitsLines}
          AND arrives_on >= ${from} AND arrives_on < ${until}`)
      return rows[0]?.count ?? 0
    },

    async payoutDays(coachId, { from, until }) {
      const { rows } = await pool.query<{ before: Date | null; after: Date | null; years: number[] | null }>(sql`
        SELECT max(arrives_on) FILTER (WHERE arrives_on < ${from}) AS before,
          min(arrives_on) FILTER (WHERE arrives_on >= ${until}) AS after,
          array_agg(DISTINCT extract(year FROM arrives_on AT TIME ZONE 'UTC')::int) AS years
        FROM payout WHERE stripe_account_id = ${accountsOf(coachId)}`)
      const { before = null, after = null, years = null } = rows[0] ?? {}
      return { before, after, years: years ?? [] }
    },

    async *readPayoutRows(coachId, { from, until }) {
      let last: Position = { arrives_on: from, stripe_id: '', line_id: '' }
      for (;;) {
        const { rows } = await pool.query<LineRow>(sql`
          SELECT payout.*, coalesce(line.stripe_id, '') AS line_id, line.kind, line.amount AS line_amount, movement.reference
          FROM (
            SELECT *, ${awaitsLines} AND coalesce(stripe_account_id = ${accountOf(coachId)}, false) AS is_to_come FROM payout
            WHERE stripe_account_id = ${accountsOf(coachId)} AND arrives_on < ${until}
              AND (arrives_on, stripe_id) >= (${last.arrives_on}, ${last.stripe_id})
            ORDER BY arrives_on, stripe_id LIMIT ${batchSize + 1}
          ) payout
          LEFT JOIN payout_line line ON line.payout_id = payout.stripe_id
          LEFT JOIN movement ON movement.stripe_id = line.movement_id
          WHERE (payout.arrives_on, payout.stripe_id, coalesce(line.stripe_id, '')) >
            (${last.arrives_on}, ${last.stripe_id}, ${last.line_id})
          ORDER BY payout.arrives_on, payout.stripe_id, line_id LIMIT ${batchSize}`)
        if (rows.length > 0) yield rows.map(toStatementRow)
        if (rows.length < batchSize) return
        last = rows.at(-1) ?? last
      }
    },
  }
}

interface SumRow {
  currency: string
  state: PayoutState
  is_debit: boolean
  month: number
  amount: string
  payouts: number
}

function toSum({ is_debit, amount, ...sum }: SumRow): PayoutSum {
  return { ...sum, isDebit: is_debit, amount: Number(amount) }
}

interface Position {
  arrives_on: Date
  stripe_id: string
  line_id: string
}

interface LineRow extends PayoutRow, Position {
  is_to_come: boolean
  kind: PayoutLineKind | null
  line_amount: string | null
  reference: string | null
}

function toStatementRow(row: LineRow): StatementRow {
  const { kind, line_amount, reference } = row
  const isToCome = row.is_to_come && kind === null
  return {
    payout: toPayout(row),
    isToCome,
    line: kind === null ? null : { kind, amount: Number(line_amount), reference },
  }
}
