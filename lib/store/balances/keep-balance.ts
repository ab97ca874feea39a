import type { BalanceSnapshot } from '@/lib/payouts/balances/balance'
import type { BalanceClaim } from '@/lib/payouts/ports/balance-store'
import { unsureDays } from '@/lib/payouts/vocabulary/payouts/payout-state'
import type { Database } from '../database'
import { insertDecision, toDeciderColumns } from '../decisions/decision-columns'
import { json, sql } from '../sql/sql'

/**
 * The balance, its payouts, and the decisions and emails about those that failed, in one statement. It locks the
 * balance's row first, so that writes for one account run one after another.
 */
export async function keepBalance(
  { pool }: Database,
  { accountId, number, dueAt }: BalanceClaim,
  { amounts, schedule, payouts }: BalanceSnapshot,
  nextSeconds: number | null,
): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    WITH balance AS (
      SELECT stripe_account_id, checked_at FROM account_balance
      WHERE stripe_account_id = ${accountId} AND kept < ${number} FOR UPDATE
    ), seen AS (
      SELECT balance.stripe_account_id, balance.checked_at, payout.*
      FROM balance, jsonb_to_recordset(${json(payouts)}) AS payout (
        id text, amount bigint, currency text, state text, "createdAt" timestamptz, "arrivesOn" timestamptz,
        "bankLast4" text, failure text, "isAutomatic" boolean,
        "isReconciled" boolean)
    ), failed AS (
      SELECT seen.* FROM seen LEFT JOIN payout ON payout.stripe_id = seen.id
      WHERE seen.state = 'failed' AND payout.state IS DISTINCT FROM 'failed'
        -- History that the first fetch brings is no news.
        AND (seen.checked_at IS NOT NULL OR seen."createdAt" > now() - interval '1 day' * ${unsureDays}::int)
    ), decided AS (
      ${decision}
      FROM failed JOIN payout_account account USING (stripe_account_id) ORDER BY failed."createdAt"
      RETURNING id, coach_id
    ), emailed AS (
      INSERT INTO email (coach_id, kind, decision_id) SELECT coach_id, 'payout-failed', id FROM decided ORDER BY id
    ), stored AS (
      INSERT INTO payout (stripe_id, stripe_account_id, amount, currency, state, created_at, arrives_on, bank_last4,
        failure, is_automatic, is_reconciled)
      SELECT id, stripe_account_id, amount, currency, state, "createdAt", "arrivesOn", "bankLast4", failure,
        "isAutomatic", "isReconciled"
      FROM seen
      ON CONFLICT (stripe_id) DO UPDATE SET
        state = excluded.state, arrives_on = excluded.arrives_on, failure = excluded.failure,
        is_reconciled = excluded.is_reconciled,
        bank_last4 = coalesce(excluded.bank_last4, payout.bank_last4)
    )
    UPDATE account_balance SET
      kept = ${number}, amounts = ${json(amounts)}, schedule = ${json(schedule)}, checked_at = now(), failures = 0,
      -- Should this server end before it has read what new payouts hold, another does.
      contents_due_at = coalesce(contents_due_at, now() + interval '1 minute'),
      -- A payment that arrived meanwhile keeps it due.
      due_at = CASE WHEN due_at IS NOT DISTINCT FROM ${dueAt}::timestamptz
        THEN now() + interval '1 second' * ${nextSeconds}::int ELSE due_at END
    FROM balance WHERE account_balance.stripe_account_id = balance.stripe_account_id`)
  return rowCount === 1
}

const decision = insertDecision({
  kind: 'payout-failed',
  coachId: sql`account.coach_id`,
  accountId: sql`account.stripe_account_id`,
  ...toDeciderColumns({ kind: 'machine' }),
  facts: sql`jsonb_build_object('payout', jsonb_build_object(
    'id', failed.id, 'amount', failed.amount, 'currency', failed.currency, 'failure', failed.failure))`,
})
