import type { Platform } from '@/lib/payouts/accounts/account'
import { ofPlatform } from '../accounts/of-platform'
import { type Sql, sql } from '../sql/sql'

/** Conflicts that the last complete comparison or a later check saw, and that are still unresolved. */
export function openConflicts(platform: Platform | null): Sql {
  return sql`
    SELECT conflict.* FROM conflict
    WHERE ${ofPlatform(platform)} AND CASE kind
      WHEN 'payment' THEN seen_at >= ${since(sql`SELECT max(whole_began_at) FROM payment_sweep`, platform)}
        AND NOT (differs = ARRAY['owner']
          AND EXISTS (SELECT FROM payment kept WHERE kept.payment_intent_id = conflict.stripe_id))
      ELSE seen_at >= ${since(sql`SELECT began_at FROM sweep`, platform, sql`AND ended_at IS NOT NULL ORDER BY id DESC LIMIT 1`)}
        AND (differs = ARRAY['coach']
          OR NOT EXISTS (SELECT FROM payout_account kept WHERE kept.stripe_account_id = conflict.stripe_id))
      END`
}

function since(began: Sql, platform: Platform | null, last: Sql = sql``): Sql {
  return sql`coalesce((${began} WHERE ${ofPlatform(platform)} ${last}), '-infinity')`
}
