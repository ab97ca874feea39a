-- Refunds that failed are few among many: what was taken back from coaches for them is asked for on every look at our health.
CREATE INDEX "movement_failed_refund" ON "movement"("reference", "at") WHERE "kind" = 'refund' AND "state" = 'failed';
