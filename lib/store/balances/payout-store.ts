import type { BalanceStore, PayoutWithLines, StoredLine } from '@/lib/payouts/ports/balance-store'
import type { Database } from '../database'
import { json, sql } from '../sql/sql'
import { accountOf, accountsOf } from './account-of'
import { type PayoutRow, toPayout } from './payout-row'

type PayoutStore = Pick<BalanceStore, 'payoutsWithoutLines' | 'keepLines' | 'findPayouts'>

export function createPayoutStore({ pool }: Database): PayoutStore {
  return {
    async payoutsWithoutLines(accountId, most) {
      const { rows } = await pool.query<{ stripe_id: string }>(sql`
        SELECT stripe_id FROM payout
        WHERE stripe_account_id = ${accountId} AND is_automatic AND lines_kept_at IS NULL AND state <> 'canceled'
        ORDER BY created_at DESC LIMIT ${most}`)
      return rows.map(({ stripe_id }) => stripe_id)
    },

    async keepLines(payoutId, lines) {
      await pool.query(sql`
        WITH kept AS (
          UPDATE payout SET lines_kept_at = now() WHERE stripe_id = ${payoutId} AND lines_kept_at IS NULL
          RETURNING stripe_id
        )
        INSERT INTO payout_line (stripe_id, payout_id, kind, amount, movement_id)
        SELECT line.id, kept.stripe_id, line.kind, line.amount, line."movementId"
        FROM kept, jsonb_to_recordset(${json(lines)}) AS line (id text, kind text, amount bigint, "movementId" text)
        ON CONFLICT (stripe_id) DO NOTHING`)
    },

    async findPayouts(coachId, { arriving, most }, mostLines) {
      const order = arriving === undefined ? sql`created_at` : sql`arrives_on`
      const { rows } = await pool.query<PayoutWithLinesRow>(sql`
        SELECT payout.*, line.lines, coalesce(line.count, 0)::int AS line_count
        FROM (
          SELECT * FROM payout
          WHERE stripe_account_id = ${arriving === undefined ? accountOf(coachId) : accountsOf(coachId)}
            AND arrives_on >= coalesce(${arriving?.from ?? null}::timestamptz, '-infinity')
            AND arrives_on < coalesce(${arriving?.until ?? null}::timestamptz, 'infinity')
          ORDER BY ${order} DESC, stripe_id DESC LIMIT ${most ?? null}::int
        ) payout LEFT JOIN LATERAL (
          SELECT count(*), jsonb_agg(
            jsonb_build_object('id', stripe_id, 'kind', kind, 'amount', amount, 'movementId', movement_id, 'reference', reference)
            ORDER BY kind, amount DESC, stripe_id) FILTER (WHERE place <= ${mostLines}) AS lines
          FROM (
            SELECT payout_line.*, movement.reference,
              row_number() OVER (ORDER BY payout_line.kind, payout_line.amount DESC, payout_line.stripe_id) AS place
            FROM payout_line LEFT JOIN movement ON movement.stripe_id = payout_line.movement_id
            WHERE payout_line.payout_id = payout.stripe_id
          ) placed
        ) line ON true
        ORDER BY payout.${order} DESC, payout.stripe_id DESC`)
      return rows.map(toPayoutWithLines)
    },
  }
}

interface PayoutWithLinesRow extends PayoutRow {
  lines_kept_at: Date | null
  lines: StoredLine[] | null
  line_count: number
}

function toPayoutWithLines(row: PayoutWithLinesRow): PayoutWithLines {
  const lines = row.lines_kept_at === null ? null : (row.lines ?? [])
  return { ...toPayout(row), lines, lineCount: row.line_count }
}
