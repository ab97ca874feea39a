-- Refusals at set-up and at links, which the health page counts by their age.
CREATE INDEX "decision_refused_set_up"
ON "decision" ("at")
WHERE "kind" IN ('set-up-refused', 'link-refused');
