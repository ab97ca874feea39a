import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { type Sql, sql } from '../sql/sql'

export function accountOf(coachId: CoachId): Sql {
  return sql`(SELECT stripe_account_id FROM payout_account WHERE coach_id = ${coachId})`
}

/** The coach's account and those before it: what they were paid out stays theirs. */
export function accountsOf(coachId: CoachId): Sql {
  return sql`ANY (ARRAY(
    SELECT stripe_account_id FROM payout_account WHERE coach_id = ${coachId}
    UNION ALL SELECT stripe_account_id FROM former_account WHERE coach_id = ${coachId}))`
}
