-- Requests for help and failed payouts stand in the coach's activity.
ALTER INDEX "decision_of_account" RENAME TO "decision_of_account_before";
CREATE INDEX "decision_of_account" ON "decision"("coach_id", "id")
WHERE "kind" IN ('account-opened', 'state-changed', 'coach-held', 'coach-released', 'coach-added', 'link-handed-out', 'payout-failed', 'help-asked');
DROP INDEX "decision_of_account_before";

-- One message is sent once.
CREATE UNIQUE INDEX "decision_of_help" ON "decision"("coach_id", ("facts"->>'message')) WHERE "kind" = 'help-asked';
