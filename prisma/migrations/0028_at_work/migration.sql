-- Processes that do background work, so that it shows when none does.
CREATE TABLE "work" (
    "id" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "queue_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "work_pkey" PRIMARY KEY ("id")
);
