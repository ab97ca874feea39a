-- AlterTable
ALTER TABLE "charge" ADD COLUMN     "kept_look" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "look_at" TIMESTAMPTZ(3),
ADD COLUMN     "looked_at" TIMESTAMPTZ(3),
ADD COLUMN     "looks" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "movement" (
    "stripe_id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "due_by" TIMESTAMPTZ(3),

    CONSTRAINT "movement_pkey" PRIMARY KEY ("stripe_id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "takes_back" BOOLEAN NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "stripe_refund_id" TEXT,
    "refusal" TEXT,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_sweep" (
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "began_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "last_charge_id" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "compared" INTEGER NOT NULL DEFAULT 0,
    "differing" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "payment_sweep_pkey" PRIMARY KEY ("platform_account_id","livemode")
);

-- CreateIndex
CREATE INDEX "movement_reference_idx" ON "movement"("reference");

-- CreateIndex
CREATE INDEX "movement_kind_reference_idx" ON "movement"("kind", "reference");

-- CreateIndex
CREATE INDEX "charge_state_admitted_at_idx" ON "charge"("state", "admitted_at");

-- CreateIndex
CREATE INDEX "movement_at_idx" ON "movement"("at");

-- CreateIndex
CREATE UNIQUE INDEX "refund_stripe_refund_id_key" ON "refund"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "refund_reference_idx" ON "refund"("reference");

-- CreateIndex
CREATE INDEX "charge_admitted_at_reference_idx" ON "charge"("admitted_at", "reference");

-- CreateIndex
CREATE INDEX "charge_look_at_idx" ON "charge"("look_at");

-- AddForeignKey
ALTER TABLE "movement" ADD CONSTRAINT "movement_reference_fkey" FOREIGN KEY ("reference") REFERENCES "charge"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_reference_fkey" FOREIGN KEY ("reference") REFERENCES "charge"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Charges of a time without looks are looked at once: what became of them is not known.
UPDATE "charge" SET "look_at" = now() WHERE "payment_intent_id" IS NOT NULL OR "state" = 'asked';

-- What was decided about one charge.
CREATE INDEX "decision_of_charge"
    ON "decision" ((coalesce("facts"->'charge'->>'reference', "facts"->'refund'->>'reference')))
    WHERE coalesce("facts"->'charge'->>'reference', "facts"->'refund'->>'reference') IS NOT NULL;
