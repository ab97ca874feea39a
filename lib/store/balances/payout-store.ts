import type { BalanceStore, PayoutWithLines, StoredLine } from '@/lib/payouts/ports/balance-store'
import type { Database } from '../database'
import { json, sql } from '../sql/sql'
import { accountOf, accountsOf } from './account-of'
import { type PayoutRow, toPayout } from './payout-row'

type PayoutStore = Pick<
  BalanceStore,
  'payoutsWithoutLines' | 'keepLines' | 'postponeLines' | 'arrangeContents' | 'findPayouts' | 'failedPayouts'
>

/** Its lines can be asked for, and are not stored. */
export const awaitsLines = sql`(lines_kept_at IS NULL AND is_automatic AND state <> 'canceled')`

export function createPayoutStore({ pool }: Database): PayoutStore {
  return {
    async payoutsWithoutLines(accountId, most) {
      const { rows } = await pool.query<{ stripe_id: string }>(sql`
        SELECT stripe_id FROM payout
        WHERE stripe_account_id = ${accountId} AND ${awaitsLines} AND is_reconciled
          AND (lines_due_at IS NULL OR lines_due_at <= now())
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

    async postponeLines(payoutId) {
      await pool.query(sql`
        UPDATE payout SET lines_failures = lines_failures + 1,
          lines_due_at = now() + least(interval '1 day', interval '1 minute' * power(2, least(lines_failures, 11)))
        WHERE stripe_id = ${payoutId}`)
    },

    async arrangeContents(accountId) {
      await pool.query(sql`
        UPDATE account_balance SET contents_due_at = (
          SELECT greatest(min(coalesce(lines_due_at, now())), now() + interval '10 seconds') FROM payout
          WHERE payout.stripe_account_id = account_balance.stripe_account_id AND ${awaitsLines} AND is_reconciled
          HAVING count(*) > 0)
        WHERE stripe_account_id = ${accountId}`)
    },

    async failedPayouts(coachId) {
      const latest = sql`state <> 'canceled' ORDER BY currency, created_at DESC, stripe_id DESC LIMIT 1`
      const { rows } = await pool.query<PayoutRow>(sql`
        WITH RECURSIVE latest AS (
          (SELECT * FROM payout WHERE stripe_account_id = ${accountOf(coachId)} AND ${latest})
          UNION ALL
          SELECT following.* FROM latest, LATERAL (
            SELECT * FROM payout
            WHERE stripe_account_id = latest.stripe_account_id AND currency > latest.currency AND ${latest}
          ) following
        )
        SELECT * FROM latest WHERE state = 'failed' ORDER BY created_at DESC, stripe_id DESC`)
      return rows.map(toPayout)
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
