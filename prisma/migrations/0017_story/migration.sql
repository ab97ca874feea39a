-- A coach's own timeline, among however many decisions about their payments.
CREATE INDEX "decision_of_account"
ON "decision" ("coach_id", "id")
WHERE "kind" IN ('coach-added', 'coach-held', 'coach-released', 'account-opened', 'link-handed-out', 'state-changed');

CREATE INDEX "decision_not_paid"
ON "decision" ("coach_id", "id")
WHERE "kind" = 'charge-refused' OR ("kind" = 'charge-outcome' AND "facts" ? 'reasons');
