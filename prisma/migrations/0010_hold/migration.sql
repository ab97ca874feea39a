-- Coaches we hold ourselves: while the row stands, no charge for the coach is admitted. The book says who held and released.
CREATE TABLE "hold" (
    "coach_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "held_by" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("coach_id"),
    CONSTRAINT "hold_reasons" CHECK ("reason" IN ('chargeback-risk', 'identity-doubt', 'policy', 'coach-asked', 'other'))
);
ALTER TABLE "hold" ADD CONSTRAINT "hold_coach_id_fkey"
    FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
