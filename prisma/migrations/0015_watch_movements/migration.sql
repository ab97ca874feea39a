-- AlterTable
ALTER TABLE "charge" ADD COLUMN     "may_be_disputed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "movement_watch" (
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "seen_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "began_at" TIMESTAMPTZ(3),
    "list" TEXT NOT NULL DEFAULT 'refunds',
    "last_id" TEXT,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "movement_watch_pkey" PRIMARY KEY ("platform_account_id","livemode")
);
