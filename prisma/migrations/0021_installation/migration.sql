-- What this installation is, so that what it makes at Stripe is told from what others make there under the same numbers.
-- CreateTable
CREATE TABLE "installation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "unmarked_until" TIMESTAMPTZ(3),
    "copied_from" UUID,
    "place" TEXT,
    "written_in" BIGINT NOT NULL,
    "doubted_at" TIMESTAMPTZ(3),
    "doubted_from" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "installation_doubt_has_both_ends" CHECK (("doubted_at" IS NULL) = ("doubted_from" IS NULL))
);
-- There is one.
CREATE UNIQUE INDEX "installation_only_one" ON "installation" ((true));

-- Where the data lies, as PostgreSQL tells it: another database, another start of the server, another timeline or another
-- cluster is another place. A role that may not read the control file knows the rest. Null: nothing can be known.
CREATE FUNCTION "installation_place"() RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
DECLARE
  "cluster" TEXT;
BEGIN
  BEGIN
    SELECT "system_identifier"::text INTO "cluster" FROM pg_control_system();
  EXCEPTION WHEN insufficient_privilege OR undefined_function THEN
    "cluster" := '?';
  END;
  RETURN concat_ws(' ', "cluster", left(pg_walfile_name(pg_current_wal_lsn()), 8),
    extract(epoch FROM pg_postmaster_start_time()),
    (SELECT oid FROM pg_database WHERE datname = current_database()));
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END $$;

-- A row knows which transaction wrote it; one that a dump brought back was written by another.
INSERT INTO "installation" ("place", "written_in", "unmarked_until")
SELECT "installation_place"(), txid_current() % 4294967296,
  -- What was made before carries no mark; so does what servers of an older build make until they are replaced.
  CASE WHEN EXISTS (SELECT FROM "charge") OR EXISTS (SELECT FROM "payout_setup") THEN now() + interval '1 day' END;

-- Null where an older build asked.
-- AlterTable
ALTER TABLE "charge" ADD COLUMN     "installation_id" UUID;

-- AlterTable
ALTER TABLE "payout_setup" ADD COLUMN     "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "installation_id" UUID;

-- AlterTable
ALTER TABLE "payment_sweep" ADD COLUMN     "adopted" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "whole_began_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sweep" ADD COLUMN     "adopted" INTEGER NOT NULL DEFAULT 0;

UPDATE "payment_sweep" SET "whole_began_at" = "began_at" WHERE "ended_at" IS NOT NULL;

-- CreateTable
CREATE TABLE "conflict" (
    "stripe_id" TEXT NOT NULL,
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT,
    "coach_id" TEXT,
    "ours" JSONB NOT NULL,
    "theirs" JSONB NOT NULL,
    "differs" TEXT[],
    "carries_our_mark" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("stripe_id")
);

-- CreateIndex
CREATE INDEX "conflict_reference_idx" ON "conflict"("reference");

-- CreateIndex
CREATE INDEX "conflict_created_at_stripe_id_idx" ON "conflict"("created_at", "stripe_id");
