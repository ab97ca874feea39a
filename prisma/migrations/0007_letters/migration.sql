-- Letters about whether a coach can be paid: each is written with the decision it tells of, and settled once.
CREATE TABLE "letter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "coach_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "decision_id" BIGINT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "queued_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "letter_kinds" CHECK ("kind" IN ('can-be-paid', 'payouts-stopped')),
    CONSTRAINT "letter_outcomes" CHECK ("outcome" IN ('sent', 'went-back')),
    CONSTRAINT "letter_settled_with_outcome" CHECK (("settled_at" IS NULL) = ("outcome" IS NULL))
);
CREATE UNIQUE INDEX "letter_decision_id_key" ON "letter"("decision_id");
CREATE INDEX "letter_coach_id_decision_id_idx" ON "letter"("coach_id", "decision_id");

-- Letters nobody has queued yet, and those that were queued and are not settled: few, however many were ever written.
CREATE INDEX "letter_waiting" ON "letter"("written_at") WHERE "settled_at" IS NULL AND "queued_at" IS NULL;
CREATE INDEX "letter_queued" ON "letter"("queued_at") WHERE "settled_at" IS NULL;

ALTER TABLE "letter" ADD CONSTRAINT "letter_coach_id_fkey"
    FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "letter" ADD CONSTRAINT "letter_decision_id_fkey"
    FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
