-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- What came of a refund without an answer is found by a look that begins long after it was sent.
UPDATE "refund" SET "sent_at" = "asked_at";
UPDATE "charge" SET "look_at" = now() + interval '11 minutes'
WHERE "reference" IN (SELECT "reference" FROM "refund" WHERE "state" = 'asked');
