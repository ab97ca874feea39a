import type { Platform } from '@/lib/payouts/accounts/account'
import type { Period, ReportedPayout } from '@/lib/payouts/ports/report-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { ofPlatform } from '../accounts/of-platform'
import { type PayoutRow, toPayout } from '../balances/payout-row'
import { type Sql, sql } from '../sql/sql'

/** Payouts of all coaches by the day they arrive, also to accounts that coaches had before. */
export function payoutsQuery(platform: Platform, { from, until }: Period): Sql {
  return sql`
    SELECT payout.*, coach.id AS coach_id, coach.name, coach.email, coach.reference
    FROM payout
    JOIN (
      SELECT stripe_account_id, coach_id FROM payout_account WHERE ${ofPlatform(platform)}
      UNION ALL SELECT stripe_account_id, coach_id FROM former_account WHERE ${ofPlatform(platform)}
    ) account USING (stripe_account_id)
    JOIN coach ON coach.id = account.coach_id
    WHERE payout.arrives_on >= ${from} AND payout.arrives_on < ${until}
    ORDER BY payout.arrives_on, payout.stripe_id`
}

export interface ReportedPayoutRow extends PayoutRow {
  stripe_account_id: string
  coach_id: CoachId
  name: string | null
  email: string
  reference: string | null
}

export function toReportedPayout(row: ReportedPayoutRow): ReportedPayout {
  const { coach_id: id, name, email, reference, stripe_account_id: accountId } = row
  return { payout: toPayout(row), accountId, coach: { id, name, email, reference } }
}
