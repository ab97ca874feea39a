import type { ClientBase } from 'pg'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { sql } from '../sql/sql'

/** By what is stored: open or disputed payments, payouts on their way, and what lies in the present account. */
export async function findMovingMoney(
  tx: Pick<ClientBase, 'query'>,
  coachId: CoachId,
): Promise<'money-moving' | 'payout-under-way' | 'money-left' | null> {
  const { rows } = await tx.query<{ moves: boolean; payout: boolean; left: boolean }>(sql`
    WITH accounts AS (
      SELECT stripe_account_id FROM payout_account WHERE coach_id = ${coachId}
      UNION ALL SELECT stripe_account_id FROM former_account WHERE coach_id = ${coachId}
    )
    SELECT EXISTS (
      SELECT FROM payment WHERE coach_id = ${coachId}
        AND (state IN ('asked', 'open', 'processing') OR state = 'paid' AND next_check_at IS NOT NULL)) AS moves,
      EXISTS (SELECT FROM payout JOIN accounts USING (stripe_account_id) WHERE state = 'on-its-way') AS payout,
      EXISTS (
        SELECT FROM payout_account account
        JOIN account_balance balance USING (stripe_account_id), jsonb_array_elements(balance.amounts) AS entry
        WHERE account.coach_id = ${coachId} AND account.access_lost_at IS NULL
          AND ((entry ->> 'available')::bigint <> 0 OR (entry ->> 'pending')::bigint <> 0)) AS left`)
  const [{ moves, payout, left }] = rows as [{ moves: boolean; payout: boolean; left: boolean }]
  if (moves) return 'money-moving'
  if (payout) return 'payout-under-way'
  return left ? 'money-left' : null
}
