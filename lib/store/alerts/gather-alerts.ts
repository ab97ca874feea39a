import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Gathering } from '@/lib/payouts/ports/alert-store'
import { ofPlatform } from '../accounts/of-platform'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { timingOf } from './alert-readers'

/** Alerts, their groups and the messages of those who are told at once, in one statement. */
export async function gatherAlerts(pool: Pool, platform: Platform, gathering: Gathering): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ is_mine: boolean }>(sql`
      SELECT pg_try_advisory_xact_lock(hashtext('alerts')) AS is_mine`)
    if (rows[0]?.is_mine) await client.query(gather(platform, gathering))
  })
}

function gather(platform: Platform, { waitSeconds, gapSeconds, mostWaitSeconds, hasWebhook }: Gathering): Sql {
  const before = (seconds: number) => sql`now() - interval '1 second' * ${seconds}`
  const waited = before(waitSeconds)
  return sql`
    WITH pending AS (
      SELECT alert.id, alert.kind, raised_at FROM alert LEFT JOIN payout_account USING (stripe_account_id)
      -- One about another key's account is left to a server that has it.
      WHERE group_id IS NULL AND (payout_account.coach_id IS NULL OR ${ofPlatform(platform)})
    ), due AS (
      SELECT kind FROM pending GROUP BY kind
      HAVING min(raised_at) <= ${waited} AND (
        min(raised_at) <= ${before(mostWaitSeconds)}
        OR NOT bool_or(raised_at > ${waited} AND raised_at <= ${waited} + interval '1 second' * ${gapSeconds}))
    ), grouped AS (
      INSERT INTO alert_group (kind) SELECT kind FROM due RETURNING id, kind
    ), noted AS (
      UPDATE alert SET group_id = grouped.id FROM pending JOIN grouped USING (kind)
      WHERE alert.id = pending.id AND pending.raised_at <= ${waited}
    )
    INSERT INTO alert_message (kind, cause, group_id, user_id)
    SELECT 'email', 'email ' || grouped.id || ' ' || admin.user_id, grouped.id, admin.user_id FROM grouped CROSS JOIN admin
    WHERE ${timingOf(sql`grouped.kind`)} = 'at-once'
    UNION ALL
    SELECT 'webhook', 'webhook ' || id, id, NULL FROM grouped WHERE ${hasWebhook}`
}
