-- Looks at a payment that failed in a row, so that a payment Stripe answers oddly for is counted, slowed down and shown.
ALTER TABLE "charge"
ADD COLUMN "look_failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "last_look_failure" TEXT,
ADD COLUMN "look_failing_since" TIMESTAMPTZ(3);

-- The health page lists them, the oldest first.
CREATE INDEX "charge_look_failing"
ON "charge" ("look_failing_since", "reference")
WHERE "look_failures" > 0;

-- Which charge a caller's name for a request stands for, so that another request under it is told what stands.
ALTER TABLE "api_request"
ADD COLUMN "reference" TEXT;
