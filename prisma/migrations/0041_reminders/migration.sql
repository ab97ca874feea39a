-- Emails that no decision causes: reminders, and those about what is newly asked while the state stays. Their order is
-- their number, and a cause is stored once.
ALTER TABLE "email" ALTER COLUMN "decision_id" DROP NOT NULL;
ALTER TABLE "email" ADD COLUMN "cause" TEXT;
ALTER TABLE "email" ADD COLUMN "number" BIGINT;
UPDATE "email" SET "number" = "decision_id";
CREATE SEQUENCE "email_number_seq" OWNED BY "email"."number";
SELECT setval('email_number_seq', coalesce((SELECT max("number") FROM "email"), 0) + 1, false);
ALTER TABLE "email" ALTER COLUMN "number" SET DEFAULT nextval('email_number_seq'), ALTER COLUMN "number" SET NOT NULL;

CREATE INDEX "email_coach_id_number_idx" ON "email"("coach_id", "number");
DROP INDEX "email_coach_id_decision_id_idx";
CREATE UNIQUE INDEX "email_coach_id_cause_key" ON "email"("coach_id", "cause");
-- They do not wait as others do.
CREATE INDEX "email_invitation" ON "email"("stored_at")
WHERE "kind" = 'invitation' AND "settled_at" IS NULL AND "queued_at" IS NULL;

ALTER TABLE "email" DROP CONSTRAINT "email_kinds";
ALTER TABLE "email" ADD CONSTRAINT "email_kinds" CHECK ("kind" IN (
  'can-be-paid', 'payouts-stopped', 'closed', 'needs-you', 'payout-failed', 'unfinished', 'due', 'due-tomorrow',
  'invitation'));
ALTER TABLE "email" DROP CONSTRAINT "email_outcomes";
ALTER TABLE "email" ADD CONSTRAINT "email_outcomes" CHECK ("outcome" IN ('sent', 'went-back', 'unwanted', 'refused'));

-- How far each stage of reminders has come, in the order of the accounts it walks through.
CREATE TABLE "reminder_progress" (
    "stage" TEXT NOT NULL,
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "reached_at" TIMESTAMPTZ(3) NOT NULL,
    "reached_id" TEXT NOT NULL,

    CONSTRAINT "reminder_progress_pkey" PRIMARY KEY ("stage", "platform_account_id", "livemode")
);

-- A coach's reminders, and the secret in their links.
CREATE TABLE "reminder_choice" (
    "coach_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_choice_pkey" PRIMARY KEY ("coach_id"),
    CONSTRAINT "reminder_choice_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "reminder_choice_token_key" ON "reminder_choice"("token");
