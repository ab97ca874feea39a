-- CreateTable
CREATE TABLE "charge" (
    "reference" TEXT NOT NULL,
    "coach_id" TEXT NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "fee" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "attempted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "payment_intent_id" TEXT,
    "refusal" TEXT,
    "admitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "charge_pkey" PRIMARY KEY ("reference")
);

-- CreateIndex
CREATE UNIQUE INDEX "charge_payment_intent_id_key" ON "charge"("payment_intent_id");

-- CreateIndex
CREATE INDEX "charge_coach_id_admitted_at_idx" ON "charge"("coach_id", "admitted_at");

-- AddForeignKey
ALTER TABLE "charge" ADD CONSTRAINT "charge_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
