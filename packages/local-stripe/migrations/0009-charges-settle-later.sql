-- Where a key was first used; empty: before that was written down.
ALTER TABLE idempotency_key ADD COLUMN path text NOT NULL DEFAULT '';

-- When the money of a captured charge comes to the books, on the local clock; null: it is not captured, or has come.
ALTER TABLE charge ADD COLUMN settles_at integer;
CREATE INDEX transfer_of_charge ON transfer ((body->>'source_transaction'));
CREATE INDEX charge_settling ON charge (settles_at) WHERE settles_at IS NOT NULL;
