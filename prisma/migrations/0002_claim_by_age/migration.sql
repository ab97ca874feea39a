-- Which counters are a coach's, and since when their news waits, so that the drain finds the oldest news of coaches
-- in one index, however many counters of strangers wait beside it.
ALTER TABLE "account_counter"
    ADD COLUMN "is_coachs" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "waiting_since" TIMESTAMPTZ(3) NOT NULL DEFAULT now();

UPDATE "account_counter" SET "is_coachs" = true
FROM "payout_account" WHERE "payout_account"."stripe_account_id" = "account_counter"."stripe_account_id";

DROP INDEX "account_counter_waiting";
CREATE INDEX "account_counter_waiting" ON "account_counter"("waiting_since") WHERE "is_coachs" AND "fetched" < "notified";

-- No question is asked by it.
DROP INDEX "notice_stripe_account_id_idx";

-- A state that says "can be paid" never stands beside payouts that are off.
ALTER TABLE "payout_account" ADD CONSTRAINT "payout_account_ready_is_paid"
    CHECK ("payouts_enabled" OR "state" NOT LIKE 'ready%');
