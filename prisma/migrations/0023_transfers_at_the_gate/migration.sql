-- Payouts that are on without transfers are a state of their own from now on, whatever else is asked of the coach. Accounts
-- kept under another are read again, so that the change is decided, told and acted on as any other.
UPDATE "account_counter" SET
    "notified" = "notified" + 1,
    "raised_by" = 'sweep',
    "waiting_since" = CASE WHEN "fetched" < "notified" THEN "waiting_since" ELSE now() END
FROM "payout_account"
WHERE "account_counter"."stripe_account_id" = "payout_account"."stripe_account_id"
    AND "payout_account"."payouts_enabled"
    AND "payout_account"."transfers" <> 'active'
    AND "payout_account"."state" IN ('ready-due', 'ready-checking', 'ready');
