-- Payouts of connected accounts. `settles_at` is when the bank gets one, and then when it answers; `refusal` is the code it
-- answers with, null if it takes the money.
CREATE TABLE payout (LIKE charge INCLUDING ALL);
ALTER TABLE payout ADD COLUMN refusal text;
CREATE INDEX payout_due ON payout (account_id, settles_at) WHERE settles_at IS NOT NULL;

-- The automatic payout that a line is in; null: none yet. A payout takes its own line out of the balance when it is made.
ALTER TABLE balance_transaction ADD COLUMN payout text;
ALTER TABLE balance_transaction ADD COLUMN available_from integer NOT NULL GENERATED ALWAYS AS (
  CASE body->>'type' WHEN 'payout' THEN (body->>'created')::integer ELSE (body->>'available_on')::integer END
) STORED;
CREATE INDEX balance_transaction_of_payout ON balance_transaction (payout) WHERE payout IS NOT NULL;
CREATE INDEX balance_transaction_not_paid_out ON balance_transaction (account_id, available_from)
  WHERE payout IS NULL AND account_id IS NOT NULL;
CREATE INDEX balance_transaction_pending ON balance_transaction (available_from) WHERE body->>'status' = 'pending';

-- When an account's balance is looked at for an automatic payout; no row: when something changes.
CREATE TABLE payout_run (
  account_id text PRIMARY KEY,
  platform text NOT NULL,
  due_at integer NOT NULL
);
CREATE INDEX payout_run_due ON payout_run (due_at);

-- Accounts that earned before there were payouts are paid out at their next day.
INSERT INTO payout_run (account_id, platform, due_at)
SELECT DISTINCT account_id, platform, extract(epoch FROM now())::integer FROM balance_transaction WHERE account_id IS NOT NULL;
