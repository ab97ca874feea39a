import type { PoolClient } from 'pg'
import type { Page } from '@/lib/payouts/ports/reconciliation-store'
import { waitingSince } from '../accounts/waiting-since'
import { sql } from '../sql/sql'

/** Ends a run once all its windows are done. */
export async function endRunIfDone(tx: PoolClient, { runId, list }: Page): Promise<void> {
  // Locked, so that of two last pages one sees the other.
  await tx.query(sql`SELECT FROM reconciliation WHERE id = ${runId} FOR UPDATE`)
  const { rowCount } = await tx.query(sql`
    UPDATE reconciliation SET ended_at = now()
    WHERE id = ${runId} AND ended_at IS NULL
      AND NOT EXISTS (SELECT FROM reconciliation_window WHERE reconciliation_id = reconciliation.id AND NOT is_done)`)
  if (rowCount === 0) return
  if (list === 'accounts') await fetchUnseen(tx, runId)
  else await forgetEarlier(tx, runId)
  await tx.query(sql`DELETE FROM reconciliation_window WHERE reconciliation_id = ${runId}`)
}

/** Fetches accounts that no page showed. */
async function fetchUnseen(tx: PoolClient, runId: string): Promise<void> {
  await tx.query(sql`
    WITH unseen AS (
      SELECT counter.stripe_account_id FROM reconciliation run
      JOIN payout_account account USING (platform_account_id, livemode)
      JOIN account_counter counter USING (stripe_account_id)
      WHERE run.id = ${runId}
        AND account.checked_at < run.began_at AND account.access_lost_at IS NULL
        AND counter.fetched = counter.notified
      -- As batches of webhook events lock them.
      ORDER BY counter.stripe_account_id FOR UPDATE OF counter
    ), raised AS (
      UPDATE account_counter SET notified = notified + 1, raised_by = 'sweep', waiting_since = ${waitingSince},
        doubted_at = now()
      FROM unseen WHERE account_counter.stripe_account_id = unseen.stripe_account_id
    )
    UPDATE reconciliation SET unseen = (SELECT count(*) FROM unseen) WHERE id = ${runId}`)
}

/** Of runs of every few minutes, only the last is of use. */
async function forgetEarlier(tx: PoolClient, runId: string): Promise<void> {
  await tx.query(sql`
    DELETE FROM reconciliation earlier USING reconciliation run
    WHERE run.id = ${runId} AND earlier.platform_account_id = run.platform_account_id
      AND earlier.livemode = run.livemode AND earlier.list = run.list
      AND earlier.ended_at IS NOT NULL AND earlier.began_at < run.began_at`)
}
