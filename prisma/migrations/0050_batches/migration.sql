-- A verb that staff chose for many coaches. Until it is confirmed it is a draft, which acts on nobody.
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "verb" TEXT NOT NULL,
    "reason" TEXT,
    "by_id" TEXT NOT NULL,
    "filter" TEXT,
    "total" INTEGER NOT NULL,
    "forecast" JSONB NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "confirmed_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_by" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "batch_verbs" CHECK ("verb" IN ('remind', 'check', 'hold', 'release', 'invite')),
    CONSTRAINT "batch_hold_reasons" CHECK ("reason" IN ('chargeback-risk', 'identity-doubt', 'policy', 'coach-asked', 'other'))
);
CREATE INDEX "batch_confirmed" ON "batch"("number") WHERE "confirmed_at" IS NOT NULL;
CREATE INDEX "batch_running" ON "batch"("id") WHERE "confirmed_at" IS NOT NULL AND "ended_at" IS NULL;
CREATE INDEX "batch_draft" ON "batch"("prepared_at") WHERE "confirmed_at" IS NULL;
CREATE INDEX "batch_ended_at_idx" ON "batch"("ended_at");

-- Its coaches, in the order of the list they were chosen from. A coach may be gone by then, so none is referenced.
CREATE TABLE "batch_item" (
    "batch_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "coach_id" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "begun_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "batch_item_pkey" PRIMARY KEY ("batch_id", "number"),
    CONSTRAINT "batch_item_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "batch_item_outcomes" CHECK ("outcome" IN ('done', 'reminded-lately', 'reminders-stopped', 'nothing-asked',
      'on-hold', 'no-account', 'not-ours', 'already-held', 'not-held', 'not-needed', 'excluded', 'invited-lately', 'gone',
      'failed', 'interrupted'))
);
CREATE UNIQUE INDEX "batch_item_once" ON "batch_item"("batch_id", "coach_id");
CREATE INDEX "batch_item_open" ON "batch_item"("batch_id", "number") WHERE "outcome" IS NULL;
CREATE INDEX "batch_item_left_out" ON "batch_item"("batch_id", "outcome", "number") WHERE "outcome" <> 'done';

-- How many of a batch came to which outcome, kept in the statement that settles them.
CREATE TABLE "batch_count" (
    "batch_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "batch_count_pkey" PRIMARY KEY ("batch_id", "outcome"),
    CONSTRAINT "batch_count_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
