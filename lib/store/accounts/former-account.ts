import { type Sql, sql } from '../sql/sql'

/**
 * Parts of a WITH: the accounts of payout_account that `which` names leave it, and their ids stay. The first part is
 * named `account`. Lock the account's counter before, in the order that storing a snapshot locks them.
 */
export function becomesFormer(which: Sql): Sql {
  return sql`
    account AS (
      DELETE FROM payout_account WHERE ${which}
      RETURNING *
    ), former AS (
      INSERT INTO former_account (stripe_account_id, coach_id, platform_account_id, livemode, country, currency,
        details_submitted, created_at)
      SELECT stripe_account_id, coach_id, platform_account_id, livemode, country, currency, details_submitted,
        created_at
      FROM account
    ), counter AS (
      UPDATE account_counter SET is_coachs = false, fetched = notified, lease_until = NULL, retry_at = NULL,
        waiting_since = now(), doubted_at = NULL, by_itself = false
      FROM account WHERE account_counter.stripe_account_id = account.stripe_account_id
    ), balance AS (
      UPDATE account_balance SET due_at = NULL
      FROM account WHERE account_balance.stripe_account_id = account.stripe_account_id
    )`
}
