import type { SetUpStore } from '@/lib/payouts/ports/store'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { insertEmail } from '../emails/insert-email'
import { json, sql } from '../sql/sql'
import { waitingSince } from './waiting-since'

/** One statement. Leaves the counter raised, so that a fetch confirms Stripe's first answer. */
export async function saveAccount(
  { pool }: Database,
  { coachId, opened, createdAt, platform, state, emails, decision }: Parameters<SetUpStore['saveAccount']>[0],
): Promise<boolean> {
  const { accountId, snapshot } = opened
  const decided = insertDecision({ ...toDecisionColumns(decision), from: 'not-started', to: state, generation: 0 })
  const { rowCount } = await pool.query(sql`
    WITH kept AS (
      INSERT INTO payout_account (
        coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
        charges_enabled, payouts_enabled, details_submitted, transfers,
        stop, requirements, listed, deadline, state, generation, checked_at, checked_by, created_at)
      SELECT
        ${coachId}, ${accountId}, ${platform.accountId}, ${platform.live}::boolean, ${snapshot.country}, ${snapshot.currency},
        ${snapshot.chargesEnabled}::boolean, ${snapshot.payoutsEnabled}::boolean, ${snapshot.submitted}::boolean,
        ${snapshot.transfers},
        ${json(snapshot.stop)}, ${json(snapshot.requirements)}, ${json(snapshot.listed)}, ${snapshot.deadline}::timestamptz,
        ${state}, 0, now(), 'created', coalesce(${createdAt ?? null}::timestamptz, now())
      WHERE NOT EXISTS (SELECT FROM former_account WHERE stripe_account_id = ${accountId})
      ON CONFLICT DO NOTHING
      RETURNING stripe_account_id
    ), raised AS (
      INSERT INTO account_counter (stripe_account_id, notified, raised_by, is_coachs)
      SELECT stripe_account_id, 1, 'created', true FROM kept
      ON CONFLICT (stripe_account_id) DO UPDATE SET
        notified = account_counter.notified + 1,
        raised_by = excluded.raised_by,
        is_coachs = true,
        waiting_since = ${waitingSince}
    ), decided AS (
      ${decided} FROM kept
      RETURNING id, coach_id, from_state
    ), forgotten AS (
      UPDATE payout_setup SET prefill = NULL WHERE coach_id = ${coachId} AND prefill IS NOT NULL
    ), emailed AS (
      ${insertEmail(emails)}
    )
    SELECT FROM kept`)
  if (rowCount === 1) return true

  const { rows } = await pool.query(sql`
    SELECT FROM payout_account WHERE coach_id = ${coachId}
    UNION ALL SELECT FROM former_account WHERE stripe_account_id = ${accountId}
    UNION ALL SELECT FROM coach WHERE id = ${coachId} AND exclusion = 'erased'`)
  if (rows.length === 0) throw new Error(`account ${accountId} belongs to another coach, not to ${coachId}`)
  return false
}
