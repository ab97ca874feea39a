-- Any view of the audit page reads as many rows as it shows, however many there are. Writers append to the first; few
-- decisions are in the last.
CREATE INDEX "decision_in_time" ON "decision"("at", "id");
CREATE INDEX "decision_of_kind" ON "decision"("kind", "by_kind", "at", "id");
CREATE INDEX "decision_of_decider" ON "decision"("by_id", "kind", "at", "id") WHERE "by_kind" IN ('admin', 'service');

-- Payouts of all coaches by the day they arrive, for a file.
CREATE INDEX "payout_in_time" ON "payout"("arrives_on", "stripe_id");

-- Each seal holds a hash over the decisions of its range and over the seal before. docs/decisions/0050-seals-over-decisions.md
CREATE TABLE "decision_seal" (
    "number" BIGINT NOT NULL,
    "form" INTEGER NOT NULL,
    "after_id" BIGINT NOT NULL,
    "up_to_id" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "digests" BYTEA NOT NULL,

    CONSTRAINT "decision_seal_pkey" PRIMARY KEY ("number")
);

CREATE FUNCTION "refuse_to_change_seals"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'seals are added, never changed or removed' USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER "decision_seal_is_append_only" BEFORE UPDATE OR DELETE ON "decision_seal"
    FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_seals"();
CREATE TRIGGER "decision_seal_is_never_emptied" BEFORE TRUNCATE ON "decision_seal"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_change_seals"();

-- How far the check of all seals has come, and what it found; one row.
CREATE TABLE "seal_check" (
    "id" INTEGER NOT NULL,
    "reached" BIGINT,
    "reached_hash" TEXT,
    "reached_id" BIGINT,
    "faults" JSONB NOT NULL DEFAULT '[]',
    "ended_at" TIMESTAMPTZ(3),
    "found" JSONB NOT NULL DEFAULT '[]',
    "whole_at" TIMESTAMPTZ(3),
    "whole_number" BIGINT,
    "whole_hash" TEXT,

    CONSTRAINT "seal_check_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "seal_check_one_row" CHECK ("id" = 1)
);
INSERT INTO "seal_check" ("id") VALUES (1);
