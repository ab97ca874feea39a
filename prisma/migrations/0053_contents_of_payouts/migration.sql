-- An earlier payout that came back is a part of a later one.
ALTER TABLE "payout_line" DROP CONSTRAINT "payout_line_kinds";
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_kinds" CHECK ("kind" IN ('payment', 'taken-back', 'returned', 'other'));

-- Builds before this one leave these as they are.
ALTER TABLE "payout" ADD COLUMN "is_reconciled" BOOLEAN NOT NULL DEFAULT true,
    ADD COLUMN "lines_failures" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "lines_due_at" TIMESTAMPTZ(3);
ALTER TABLE "account_balance" ADD COLUMN "contents_due_at" TIMESTAMPTZ(3);

CREATE INDEX "account_balance_contents_due" ON "account_balance"("contents_due_at") WHERE "contents_due_at" IS NOT NULL;
CREATE INDEX "payout_without_lines" ON "payout"("stripe_account_id", "created_at") WHERE "lines_kept_at" IS NULL;
CREATE INDEX "payout_latest_of_currency" ON "payout"("stripe_account_id", "currency", "created_at" DESC, "stripe_id" DESC) WHERE "state" <> 'canceled';

-- Payouts whose parts do not add up are read once more, and those never read are read at last.
UPDATE "payout" SET "lines_kept_at" = NULL
WHERE "lines_kept_at" IS NOT NULL
  AND "amount" <> (SELECT coalesce(sum("amount"), 0) FROM "payout_line" WHERE "payout_id" = "payout"."stripe_id");
UPDATE "account_balance" SET "contents_due_at" = now()
WHERE "stripe_account_id" IN (
  SELECT "stripe_account_id" FROM "payout" WHERE "lines_kept_at" IS NULL AND "is_automatic" AND "state" <> 'canceled');
