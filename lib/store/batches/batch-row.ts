import type { Batch, Outcomes } from '@/lib/payouts/batches/batch'
import type { BatchState, BatchVerb } from '@/lib/payouts/vocabulary/batch'
import type { AdminId, BatchId } from '@/lib/payouts/vocabulary/ids'
import type { ChosenHoldReason } from '@/lib/payouts/vocabulary/payments/hold-reason'
import { sql } from '../sql/sql'

export const batchColumns = sql`
  SELECT batch.id, batch.number, batch.verb, batch.reason, batch.by_id, maker.email AS by_email, batch.filter,
    batch.total, batch.forecast, batch.prepared_at, batch.confirmed_at, batch.stopped_at, batch.stopped_by,
    stopper.email AS stopped_by_email, batch.ended_at,
    (SELECT jsonb_object_agg(outcome, count) FROM batch_count WHERE batch_id = batch.id) AS counts
  FROM batch LEFT JOIN "user" maker ON maker.id = batch.by_id LEFT JOIN "user" stopper ON stopper.id = batch.stopped_by`

export interface BatchRow {
  id: BatchId
  number: string
  verb: BatchVerb
  reason: ChosenHoldReason | null
  by_id: AdminId
  by_email: string | null
  filter: string | null
  total: number
  forecast: Outcomes
  prepared_at: Date
  confirmed_at: Date | null
  stopped_at: Date | null
  stopped_by: AdminId | null
  stopped_by_email: string | null
  ended_at: Date | null
  counts: Outcomes | null
}

export function toBatch(row: BatchRow): Batch {
  return {
    id: row.id,
    verb: row.verb,
    reason: row.reason,
    by: { id: row.by_id, email: row.by_email },
    filter: row.filter,
    state: stateOf(row),
    total: row.total,
    forecast: row.forecast,
    counts: row.counts ?? {},
    preparedAt: row.prepared_at,
    confirmedAt: row.confirmed_at,
    stopped:
      row.stopped_at === null
        ? null
        : {
            at: row.stopped_at,
            by: row.stopped_by === null ? null : { id: row.stopped_by, email: row.stopped_by_email },
          },
    endedAt: row.ended_at,
  }
}

function stateOf({ confirmed_at, stopped_at, ended_at }: BatchRow): BatchState {
  if (confirmed_at === null) return 'draft'
  if (stopped_at === null) return ended_at === null ? 'running' : 'ended'
  return ended_at === null ? 'stopping' : 'stopped'
}
