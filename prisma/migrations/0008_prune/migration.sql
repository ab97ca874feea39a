-- What is kept only for a while is found by when that while is over.
CREATE INDEX "session_expires_idx" ON "session"("expires");
CREATE INDEX "verification_token_expires_idx" ON "verification_token"("expires");

-- Counters of accounts that no coach has.
CREATE INDEX "account_counter_unknown" ON "account_counter"("waiting_since") WHERE NOT "is_coachs";
