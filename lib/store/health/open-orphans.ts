import type { Platform } from '@/lib/payouts/accounts/account'
import { ofPlatform } from '../accounts/of-platform'
import { type Sql, sql } from '../sql/sql'

/** Orphans that the last or current reconciliation saw, and that are not stored. */
export function openOrphans(platform: Platform | null): Sql {
  return sql`
    SELECT orphan.* FROM orphan
    WHERE ${ofPlatform(platform)}
      AND NOT EXISTS (SELECT FROM payout_account kept WHERE kept.stripe_account_id = orphan.stripe_account_id)
      AND NOT EXISTS (SELECT FROM former_account former WHERE former.stripe_account_id = orphan.stripe_account_id)
      AND seen_at >= coalesce((
        SELECT began_at FROM reconciliation run
        WHERE run.platform_account_id = orphan.platform_account_id AND run.livemode = orphan.livemode
          AND list = 'accounts' AND ended_at IS NOT NULL
        ORDER BY id DESC LIMIT 1), '-infinity')`
}
