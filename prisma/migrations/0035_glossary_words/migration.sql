-- Tables and columns take the words of the glossary. Every row stays where it is.
--
-- Servers of the build before run beside newer ones during a deployment: the old names stay as views, through which
-- PostgreSQL reads and writes. A later migration drops them.

ALTER TABLE "notice" RENAME TO "webhook_event";
ALTER TABLE "webhook_event" RENAME COLUMN "heard_at" TO "received_at";
ALTER INDEX "notice_pkey" RENAME TO "webhook_event_pkey";
ALTER INDEX "notice_heard_at_idx" RENAME TO "webhook_event_received_at_idx";
CREATE VIEW "notice" AS SELECT "id", "stripe_account_id", "kind", "received_at" AS "heard_at" FROM "webhook_event";

ALTER TABLE "last_notice" RENAME TO "last_webhook_event";
ALTER TABLE "last_webhook_event" RENAME COLUMN "heard_at" TO "received_at";
ALTER INDEX "last_notice_pkey" RENAME TO "last_webhook_event_pkey";
CREATE VIEW "last_notice" AS
  SELECT "platform_account_id", "livemode", "received_at" AS "heard_at" FROM "last_webhook_event";

ALTER TABLE "notice_count" RENAME TO "ignored_count";
ALTER INDEX "notice_count_pkey" RENAME TO "ignored_count_pkey";
CREATE VIEW "notice_count" AS SELECT "day", "reason", "count" FROM "ignored_count";

ALTER TABLE "charge" RENAME TO "payment";
ALTER TABLE "payment" RENAME COLUMN "looks" TO "checks";
ALTER TABLE "payment" RENAME COLUMN "kept_look" TO "kept_check";
ALTER TABLE "payment" RENAME COLUMN "looked_at" TO "checked_at";
ALTER TABLE "payment" RENAME COLUMN "look_at" TO "next_check_at";
ALTER TABLE "payment" RENAME COLUMN "look_failures" TO "check_failures";
ALTER TABLE "payment" RENAME COLUMN "last_look_failure" TO "last_check_failure";
ALTER TABLE "payment" RENAME COLUMN "look_failing_since" TO "check_failing_since";
ALTER TABLE "payment" RENAME CONSTRAINT "charge_coach_id_fkey" TO "payment_coach_id_fkey";
ALTER INDEX "charge_pkey" RENAME TO "payment_pkey";
ALTER INDEX "charge_payment_intent_id_key" RENAME TO "payment_payment_intent_id_key";
ALTER INDEX "charge_coach_id_admitted_at_idx" RENAME TO "payment_coach_id_admitted_at_idx";
ALTER INDEX "charge_state_admitted_at_idx" RENAME TO "payment_state_admitted_at_idx";
ALTER INDEX "charge_admitted_at_reference_idx" RENAME TO "payment_admitted_at_reference_idx";
ALTER INDEX "charge_look_at_idx" RENAME TO "payment_next_check_at_idx";
ALTER INDEX "charge_reference_start" RENAME TO "payment_reference_start";
ALTER INDEX "charge_stripe_account_id" RENAME TO "payment_stripe_account_id";
ALTER INDEX "charge_look_failing" RENAME TO "payment_check_failing";
ALTER INDEX "decision_of_charge" RENAME TO "decision_of_payment";
CREATE VIEW "charge" AS
  SELECT "reference", "coach_id", "stripe_account_id", "platform_account_id", "livemode", "amount", "currency", "fee",
    "state", "attempt", "attempted_at", "installation_id", "asked_at", "payment_intent_id", "refusal", "admitted_at",
    "checks" AS "looks", "kept_check" AS "kept_look", "checked_at" AS "looked_at", "next_check_at" AS "look_at",
    "may_be_disputed", "check_failures" AS "look_failures", "last_check_failure" AS "last_look_failure",
    "check_failing_since" AS "look_failing_since"
  FROM "payment";

ALTER TABLE "letter" RENAME TO "email";
ALTER TABLE "email" RENAME COLUMN "written_at" TO "stored_at";
ALTER TABLE "email" RENAME CONSTRAINT "letter_kinds" TO "email_kinds";
ALTER TABLE "email" RENAME CONSTRAINT "letter_outcomes" TO "email_outcomes";
ALTER TABLE "email" RENAME CONSTRAINT "letter_settled_with_outcome" TO "email_settled_with_outcome";
ALTER TABLE "email" RENAME CONSTRAINT "letter_coach_id_fkey" TO "email_coach_id_fkey";
ALTER TABLE "email" RENAME CONSTRAINT "letter_decision_id_fkey" TO "email_decision_id_fkey";
ALTER INDEX "letter_pkey" RENAME TO "email_pkey";
ALTER INDEX "letter_decision_id_key" RENAME TO "email_decision_id_key";
ALTER INDEX "letter_coach_id_decision_id_idx" RENAME TO "email_coach_id_decision_id_idx";
ALTER INDEX "letter_waiting" RENAME TO "email_waiting";
ALTER INDEX "letter_queued" RENAME TO "email_queued";
CREATE VIEW "letter" AS
  SELECT "id", "coach_id", "kind", "decision_id", "stored_at" AS "written_at", "queued_at", "settled_at", "outcome"
  FROM "email";

ALTER TABLE "read_pace" RENAME TO "rate_limit_lane";
ALTER TABLE "rate_limit_lane" RENAME COLUMN "asker" TO "lane";
ALTER INDEX "read_pace_pkey" RENAME TO "rate_limit_lane_pkey";
CREATE VIEW "read_pace" AS SELECT "lane" AS "asker", "next_at" FROM "rate_limit_lane";
