-- Stripe's lists of requirements as it gives them, beside our words. Null until an account is read again.
ALTER TABLE "payout_account" ADD COLUMN "listed" JSONB;
