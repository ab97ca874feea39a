-- By when something must be answered, for the table's order: its deadline, or the start of time where it is late and nobody
-- knows since when, or the end of time where it is asked now and has no day. Of a form never sent nothing is late, and where
-- answering changes nothing, nothing is due.
ALTER TABLE "payout_account" ADD COLUMN "due_at" TIMESTAMPTZ(3) GENERATED ALWAYS AS (
  CASE
    WHEN "access_lost_at" IS NOT NULL OR "state" IN ('closed', 'rejected') THEN NULL
    WHEN "deadline" IS NOT NULL THEN "deadline"
    WHEN "state" <> 'unfinished' AND "requirements" @> '[{"bucket": "overdue"}]' THEN '1970-01-01T00:00:00Z'::timestamptz
    WHEN "state" <> 'unfinished' AND "requirements" @> '[{"bucket": "due"}]' THEN '9999-12-31T00:00:00Z'::timestamptz
  END) STORED;

CREATE INDEX "payout_account_due_at_coach_id_idx" ON "payout_account"("due_at", "coach_id");
