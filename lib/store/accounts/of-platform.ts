import type { Platform } from '@/lib/payouts/accounts/account'
import { type Sql, sql } from '../sql/sql'

/** Rows of the current platform and mode; none while it is unknown. */
export function ofPlatform(platform: Platform | null): Sql {
  return sql`(platform_account_id = ${platform?.accountId ?? ''} AND livemode = ${platform?.live ?? false})`
}

/** Accounts of other platforms or modes, by two index ranges. */
export function foreignAccounts({ accountId, live }: Platform): Sql {
  const key = sql`(${accountId}::text, ${live}::boolean)`
  return sql`
    SELECT FROM payout_account WHERE (platform_account_id, livemode) < ${key}
    UNION ALL
    SELECT FROM payout_account WHERE (platform_account_id, livemode) > ${key}`
}
