import type { PoolClient } from 'pg'
import { waitingSince } from '../accounts/waiting-since'
import { sql } from '../sql/sql'

/** Ends a run once all windows are done, and fetches accounts that no page showed. */
export async function endReconciliationIfDone(tx: PoolClient, reconciliationId: string): Promise<void> {
  // Locked, so that of two last pages one sees the other.
  await tx.query(sql`SELECT FROM sweep WHERE id = ${reconciliationId} FOR UPDATE`)
  const { rowCount } = await tx.query(sql`
    UPDATE sweep SET ended_at = now()
    WHERE id = ${reconciliationId} AND ended_at IS NULL
      AND NOT EXISTS (SELECT FROM sweep_window WHERE sweep_id = sweep.id AND NOT is_done)`)
  if (rowCount === 0) return
  await tx.query(sql`
    WITH unseen AS (
      UPDATE account_counter SET notified = notified + 1, raised_by = 'sweep', waiting_since = ${waitingSince},
        doubted_at = now()
      FROM sweep, payout_account account
      WHERE sweep.id = ${reconciliationId}
        AND account.platform_account_id = sweep.platform_account_id AND account.livemode = sweep.livemode
        AND account.checked_at < sweep.began_at AND account.access_lost_at IS NULL
        AND account_counter.stripe_account_id = account.stripe_account_id
        AND account_counter.fetched = account_counter.notified
      RETURNING account_counter.stripe_account_id
    )
    UPDATE sweep SET unseen = (SELECT count(*) FROM unseen) WHERE id = ${reconciliationId}`)
  await tx.query(sql`DELETE FROM sweep_window WHERE sweep_id = ${reconciliationId}`)
}
