-- AlterTable
ALTER TABLE "charge" ADD COLUMN     "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Charges of a time before were asked at some moment while Stripe knew the attempt.
UPDATE "charge" SET "asked_at" = least(now(), "attempted_at" + interval '1 day');
