-- What Stripe says of each account's money, and its payouts. Nothing is stored for an account until its first payment
-- arrives or its coach looks.
CREATE TABLE "account_balance" (
    "stripe_account_id" TEXT NOT NULL,
    "asked" BIGINT NOT NULL DEFAULT 0,
    "kept" BIGINT NOT NULL DEFAULT 0,
    "amounts" JSONB NOT NULL DEFAULT '[]',
    "schedule" JSONB,
    "checked_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_balance_pkey" PRIMARY KEY ("stripe_account_id"),
    CONSTRAINT "account_balance_kept_within_asked" CHECK ("kept" BETWEEN 0 AND "asked")
);

CREATE INDEX "account_balance_due" ON "account_balance"("due_at") WHERE "due_at" IS NOT NULL;

CREATE TABLE "payout" (
    "stripe_id" TEXT NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "arrives_on" TIMESTAMPTZ(3) NOT NULL,
    "bank_last4" TEXT,
    "failure" TEXT,
    "is_automatic" BOOLEAN NOT NULL,
    "lines_kept_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_pkey" PRIMARY KEY ("stripe_id"),
    CONSTRAINT "payout_states" CHECK ("state" IN ('on-its-way', 'paid', 'failed', 'canceled')),
    CONSTRAINT "payout_failures" CHECK ("failure" IN (
      'account-closed', 'no-account', 'wrong-holder', 'blocked', 'wrong-currency', 'no-money', 'other')),
    CONSTRAINT "payout_failed_with_failure" CHECK (("state" = 'failed') = ("failure" IS NOT NULL))
);

CREATE INDEX "payout_of_account" ON "payout"("stripe_account_id", "created_at", "stripe_id");

CREATE TABLE "payout_line" (
    "stripe_id" TEXT NOT NULL,
    "payout_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "movement_id" TEXT,

    CONSTRAINT "payout_line_pkey" PRIMARY KEY ("stripe_id"),
    CONSTRAINT "payout_line_kinds" CHECK ("kind" IN ('payment', 'taken-back', 'other')),
    CONSTRAINT "payout_line_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("stripe_id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "payout_line_payout_id_idx" ON "payout_line"("payout_id");

-- A failed payout is emailed.
ALTER TABLE "email" DROP CONSTRAINT "email_kinds";
ALTER TABLE "email" ADD CONSTRAINT "email_kinds" CHECK ("kind" IN ('can-be-paid', 'payouts-stopped', 'payout-failed'));
