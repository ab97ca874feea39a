import type { BatchItem } from '@/lib/payouts/batches/batch'
import type { BatchStore } from '@/lib/payouts/ports/batch-store'
import type { BatchVerb } from '@/lib/payouts/vocabulary/batch'
import type { AdminId, BatchId, CoachId } from '@/lib/payouts/vocabulary/ids'
import type { ChosenHoldReason } from '@/lib/payouts/vocabulary/payments/hold-reason'
import type { Database } from '../database'
import { isOver, json, type Sql, sql } from '../sql/sql'

/** Longer than any slice with a slow database; only a crash lets it pass. */
const lease = sql`interval '1 minute'`

/** Only the database's clock sets leases, so servers' clocks may differ. */
export function createBatchWork({
  pool,
}: Pick<Database, 'pool'>): Pick<BatchStore, 'claimItems' | 'settleItems' | 'endBatches'> {
  return {
    async claimItems(most) {
      const { rows } = await pool.query<ItemRow>(sql`
        WITH chosen AS MATERIALIZED (
          SELECT id, verb, reason, by_id FROM batch
          WHERE ${isRunning} AND stopped_at IS NULL AND EXISTS (SELECT FROM admin WHERE user_id = batch.by_id)
            AND EXISTS (SELECT FROM batch_item item WHERE item.batch_id = batch.id AND ${isClaimable})
          -- A small batch does not wait for a large one.
          ORDER BY random() LIMIT 1
          -- Whoever stops it waits for this claim, and then sees it.
          FOR SHARE
        ), taken AS (
          SELECT item.batch_id, item.number FROM batch_item item JOIN chosen ON chosen.id = item.batch_id
          WHERE ${isClaimable}
          ORDER BY item.number LIMIT ${most} FOR UPDATE OF item SKIP LOCKED
        )
        UPDATE batch_item item SET lease_until = now() + ${lease}, tries = item.tries + 1,
          begun_at = coalesce(item.begun_at, date_trunc('milliseconds', now()))
        FROM taken JOIN chosen ON chosen.id = taken.batch_id
        WHERE item.batch_id = taken.batch_id AND item.number = taken.number
        RETURNING item.batch_id, item.number, item.coach_id, item.held_at, item.tries, item.begun_at, chosen.verb,
          chosen.reason, chosen.by_id`)
      return rows.map(toItem)
    },

    async settleItems(items) {
      await pool.query(sql`
        WITH given AS (
          SELECT * FROM jsonb_to_recordset(${json(items)}) AS one ("batchId" uuid, number int, outcome text)
        ), settled AS (
          UPDATE batch_item item SET outcome = given.outcome,
            lease_until = CASE WHEN given.outcome IS NULL THEN now() + interval '15 seconds' * item.tries END
          FROM given
          WHERE item.batch_id = given."batchId" AND item.number = given.number AND item.outcome IS NULL
          RETURNING item.batch_id, item.outcome
        )
        ${counting}`)
    },

    async endBatches() {
      await pool.query(sql`
        UPDATE batch SET stopped_at = now()
        WHERE ${isRunning} AND stopped_at IS NULL AND NOT EXISTS (SELECT FROM admin WHERE user_id = batch.by_id)`)
      // A crash left them between two statements, and nobody may try them again.
      await pool.query(sql`
        WITH settled AS (
          UPDATE batch_item item SET outcome = 'interrupted' FROM batch
          WHERE batch.id = item.batch_id AND ${isRunning} AND batch.stopped_at IS NOT NULL
            AND item.tries > 0 AND ${isClaimable}
          RETURNING item.batch_id, item.outcome
        )
        ${counting}`)
      await pool.query(sql`
        UPDATE batch SET ended_at = now()
        WHERE ${isRunning} AND NOT EXISTS (
          SELECT FROM batch_item item
          WHERE item.batch_id = batch.id AND item.outcome IS NULL AND (batch.stopped_at IS NULL OR item.tries > 0))`)
    },
  }
}

const isRunning = sql`(batch.confirmed_at IS NOT NULL AND batch.ended_at IS NULL)`

const isClaimable = sql`(item.outcome IS NULL AND ${isOver(sql`item.lease_until`, lease)})`

/** Adds the settled ones to their batch's counts, always in the same order, so that no two workers wait in a circle. */
const counting: Sql = sql`
  INSERT INTO batch_count (batch_id, outcome, count)
  SELECT batch_id, outcome, count(*) FROM settled WHERE outcome IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (batch_id, outcome) DO UPDATE SET count = batch_count.count + excluded.count`

interface ItemRow {
  batch_id: BatchId
  number: number
  coach_id: CoachId
  held_at: Date | null
  tries: number
  begun_at: Date
  verb: BatchVerb
  reason: ChosenHoldReason | null
  by_id: AdminId
}

function toItem(row: ItemRow): BatchItem {
  return {
    batchId: row.batch_id,
    number: row.number,
    coachId: row.coach_id,
    verb: row.verb,
    reason: row.reason,
    by: row.by_id,
    heldAt: row.held_at,
    tries: row.tries,
    begunAt: row.begun_at,
  }
}
