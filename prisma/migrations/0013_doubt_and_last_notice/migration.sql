-- What a sweep saw otherwise than it is kept, so that whoever reads the account next notes the drift.
ALTER TABLE "account_counter" ADD COLUMN "doubted_at" TIMESTAMPTZ(3);

UPDATE "account_counter" SET "doubted_at" = "waiting_since" WHERE "raised_by" = 'sweep' AND "fetched" < "notified";

-- When a notice of an account of ours was last heard, kept when the notices themselves are deleted.
CREATE TABLE "last_notice" (
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "last_notice_pkey" PRIMARY KEY ("platform_account_id","livemode")
);

-- Of notices deleted by now, the decisions they led to tell.
INSERT INTO "last_notice" ("platform_account_id", "livemode", "heard_at")
SELECT "platform_account_id", "livemode", max(heard."at")
FROM (
    SELECT "stripe_account_id", "heard_at" AS "at" FROM "notice"
    UNION ALL
    SELECT "stripe_account_id", "at" FROM "decision" WHERE "facts" ->> 'cause' = 'notice'
) heard
JOIN "payout_account" USING ("stripe_account_id")
GROUP BY "platform_account_id", "livemode";
