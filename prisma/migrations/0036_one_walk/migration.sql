-- One kind of run for each of Stripe's lists: accounts, payments, refunds, disputes.
ALTER TABLE "sweep" RENAME TO "reconciliation";
ALTER TABLE "reconciliation" RENAME CONSTRAINT "sweep_pkey" TO "reconciliation_pkey";
ALTER SEQUENCE "sweep_id_seq" RENAME TO "reconciliation_id_seq";
-- A server of the build before knows no list: its runs are of accounts.
ALTER TABLE "reconciliation" ADD COLUMN "list" TEXT NOT NULL DEFAULT 'accounts',
ADD COLUMN "reached" TIMESTAMPTZ(3),
ADD CONSTRAINT "reconciliation_list" CHECK ("list" IN ('accounts', 'payments', 'refunds', 'disputes'));

ALTER TABLE "sweep_window" RENAME TO "reconciliation_window";
ALTER TABLE "reconciliation_window" RENAME COLUMN "sweep_id" TO "reconciliation_id";
ALTER TABLE "reconciliation_window" RENAME COLUMN "last_account_id" TO "last_id";
ALTER TABLE "reconciliation_window" RENAME CONSTRAINT "sweep_window_pkey" TO "reconciliation_window_pkey";
ALTER TABLE "reconciliation_window" RENAME CONSTRAINT "sweep_window_sweep_id_fkey" TO "reconciliation_window_reconciliation_id_fkey";

DROP INDEX "sweep_one_at_a_time";
CREATE UNIQUE INDEX "reconciliation_one_at_a_time" ON "reconciliation"("platform_account_id", "livemode", "list")
WHERE "ended_at" IS NULL;

-- Payments: the last completed run, and the running one from where it stands. A run that started over because accounts
-- were adopted has no start: the adopting run of accounts makes the next one due.
INSERT INTO "reconciliation" ("platform_account_id", "livemode", "list", "began_at", "ended_at", "compared", "differing", "adopted", "reached")
SELECT "platform_account_id", "livemode", 'payments',
  CASE WHEN "ended_at" IS NULL THEN "whole_began_at" ELSE coalesce("began_at", "whole_began_at") END,
  coalesce("ended_at", "whole_began_at"),
  CASE WHEN "ended_at" IS NULL THEN 0 ELSE "compared" END,
  CASE WHEN "ended_at" IS NULL THEN 0 ELSE "differing" END,
  CASE WHEN "ended_at" IS NULL THEN 0 ELSE "adopted" END,
  CASE WHEN "ended_at" IS NULL THEN NULL ELSE "reached" END
FROM "payment_sweep"
WHERE "whole_began_at" IS NOT NULL OR ("began_at" IS NOT NULL AND "ended_at" IS NOT NULL);

INSERT INTO "reconciliation" ("platform_account_id", "livemode", "list", "began_at", "compared", "differing", "adopted", "reached")
SELECT "platform_account_id", "livemode", 'payments', "began_at", "compared", "differing", "adopted", "reached"
FROM "payment_sweep" WHERE "began_at" IS NOT NULL AND "ended_at" IS NULL;

INSERT INTO "reconciliation_window" ("reconciliation_id", "number", "created_from", "last_id", "lease_until")
SELECT "id", 0,
  date_trunc('second', least("old"."began_at" - interval '120 days', (
    SELECT least("doubted_from", (SELECT min("created_at") FROM "conflict" WHERE "kind" = 'payment' AND "carries_our_mark"))
    FROM "installation" WHERE "doubted_at" > coalesce("old"."whole_began_at", '-infinity')))),
  "old"."last_charge_id", "old"."lease_until"
FROM "reconciliation" JOIN "payment_sweep" "old" USING ("platform_account_id", "livemode")
WHERE "list" = 'payments' AND "reconciliation"."ended_at" IS NULL;

-- Refunds and disputes were read one after the other in one run; each now has its own. Everything until `seen_until` was
-- seen, and in a run that is at disputes, all refunds until its start.
INSERT INTO "reconciliation" ("platform_account_id", "livemode", "list", "began_at", "ended_at")
SELECT "platform_account_id", "livemode", "name", "since", "since"
FROM "movement_watch", (VALUES ('refunds'), ('disputes')) "each" ("name"), LATERAL (
  SELECT CASE WHEN "name" = 'refunds' AND "list" = 'disputes' THEN coalesce("began_at", "seen_until") ELSE "seen_until" END AS "since"
) "seen";

WITH "running" AS (
  INSERT INTO "reconciliation" ("platform_account_id", "livemode", "list", "began_at")
  SELECT "platform_account_id", "livemode", "name", "began_at"
  FROM "movement_watch", (VALUES ('refunds'), ('disputes')) "each" ("name")
  WHERE "began_at" IS NOT NULL AND NOT ("name" = 'refunds' AND "list" = 'disputes')
  RETURNING "id", "platform_account_id", "livemode", "list"
)
INSERT INTO "reconciliation_window" ("reconciliation_id", "number", "created_from", "last_id", "lease_until")
SELECT "running"."id", 0, date_trunc('second', "seen_until" - interval '10 minutes'),
  CASE WHEN "running"."list" = "old"."list" THEN "last_id" END,
  CASE WHEN "running"."list" = "old"."list" THEN "lease_until" END
FROM "running" JOIN "movement_watch" "old" USING ("platform_account_id", "livemode");

-- Servers of the build before run on, until each is replaced. They find runs of accounts under the old names, and go on
-- with `payment_sweep` and `movement_watch`, which nothing else reads: a later migration drops all four.
CREATE VIEW "sweep" AS
SELECT "id", "platform_account_id", "livemode", "began_at", "ended_at", "compared", "differing", "unseen", "adopted"
FROM "reconciliation" WHERE "list" = 'accounts';

CREATE VIEW "sweep_window" AS
SELECT "reconciliation_id" AS "sweep_id", "number", "created_from", "created_before", "last_id" AS "last_account_id",
  "lease_until", "is_done"
FROM "reconciliation_window";
