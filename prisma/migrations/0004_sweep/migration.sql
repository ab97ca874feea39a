-- A sweep compares every account with the provider's list. Its windows of time are read side by side, each from where
-- it stopped, so that a crash costs one page.
CREATE TABLE "sweep" (
    "id" BIGSERIAL NOT NULL,
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "compared" INTEGER NOT NULL DEFAULT 0,
    "differing" INTEGER NOT NULL DEFAULT 0,
    "unseen" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sweep_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "sweep_one_at_a_time" ON "sweep"("platform_account_id", "livemode") WHERE "ended_at" IS NULL;

CREATE TABLE "sweep_window" (
    "sweep_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "created_from" TIMESTAMPTZ(3),
    "created_before" TIMESTAMPTZ(3),
    "last_account_id" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "is_done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "sweep_window_pkey" PRIMARY KEY ("sweep_id", "number"),
    CONSTRAINT "sweep_window_sweep_id_fkey" FOREIGN KEY ("sweep_id") REFERENCES "sweep"("id") ON DELETE CASCADE
);

-- Accounts at the provider that carry our mark and were stored nowhere when a sweep saw them.
CREATE TABLE "orphan" (
    "stripe_account_id" TEXT NOT NULL,
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "marked_coach_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orphan_pkey" PRIMARY KEY ("stripe_account_id")
);

-- What a sweep found kept wrong, once a read had confirmed it: news of it was never heard.
CREATE TABLE "drift" (
    "id" BIGSERIAL NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "coach_id" TEXT NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "generation" BIGINT NOT NULL,
    "our_state" TEXT NOT NULL,
    "their_state" TEXT NOT NULL,
    "differs" TEXT[] NOT NULL,

    CONSTRAINT "drift_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "drift_differs_in_something" CHECK (cardinality("differs") > 0)
);
CREATE INDEX "drift_found_at_idx" ON "drift"("found_at");
