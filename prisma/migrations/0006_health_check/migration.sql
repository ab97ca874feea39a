-- Messages refused before they were verified, by reason and hour: each server adds what it counted in memory, so that
-- nobody outside can make the database write more.
CREATE TABLE "refused_count" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "refused_count_pkey" PRIMARY KEY ("hour", "reason")
);

-- When the last notice was heard, and how many in the last hour.
CREATE INDEX "notice_heard_at_idx" ON "notice"("heard_at");

-- Accounts of one platform and mode, and of all others, without reading those in between.
CREATE INDEX "payout_account_platform_account_id_livemode_created_at_idx"
    ON "payout_account"("platform_account_id", "livemode", "created_at");

-- News that no read could fetch, the oldest first; few, however many accounts there are.
CREATE INDEX "account_counter_failing" ON "account_counter"("waiting_since", "stripe_account_id")
    WHERE "is_coachs" AND "fetched" < "notified" AND "failures" > 0;

-- Accounts that Stripe shows no more, the latest loss first.
CREATE INDEX "payout_account_gone" ON "payout_account"("access_lost_at", "stripe_account_id")
    WHERE "access_lost_at" IS NOT NULL;
