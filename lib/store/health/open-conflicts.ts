import type { Platform } from '@/lib/payouts/accounts/account'
import type { ProviderList } from '@/lib/payouts/vocabulary/provider-list'
import { ofPlatform } from '../accounts/of-platform'
import { lastWholeBeganAt } from '../reconciliation/last-runs'
import { type Sql, sql } from '../sql/sql'

/** Conflicts that the last complete comparison or a later check saw, and that are still unresolved. */
export function openConflicts(platform: Platform | null): Sql {
  const since = (list: ProviderList) => sql`coalesce(${lastWholeBeganAt(ofPlatform(platform), list)}, '-infinity')`
  return sql`
    SELECT conflict.* FROM conflict
    WHERE ${ofPlatform(platform)} AND CASE kind
      WHEN 'payment' THEN seen_at >= ${since('payments')}
        AND NOT (differs = ARRAY['owner']
          AND EXISTS (SELECT FROM payment kept WHERE kept.payment_intent_id = conflict.stripe_id))
      ELSE seen_at >= ${since('accounts')}
        AND NOT EXISTS (SELECT FROM former_account former WHERE former.stripe_account_id = conflict.stripe_id)
        AND (differs = ARRAY['coach']
          OR NOT EXISTS (SELECT FROM payout_account kept WHERE kept.stripe_account_id = conflict.stripe_id))
      END`
}
