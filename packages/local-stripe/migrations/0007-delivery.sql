-- An attempt under way is marked; marks that a dead process left are lifted at the next start, for one process alone
-- works on a database. The version an event is sent in is fixed when it is made.
ALTER TABLE delivery ADD COLUMN in_flight boolean NOT NULL DEFAULT false;
ALTER TABLE delivery ADD COLUMN api_version text;
DROP INDEX delivery_next;
CREATE INDEX delivery_next ON delivery (next_at) WHERE NOT settled AND NOT in_flight;
CREATE INDEX delivery_in_flight ON delivery (id) WHERE in_flight;

-- While a secret is rolled both sign, docs.stripe.com/webhooks#roll-endpoint-secrets. Real time.
ALTER TABLE webhook_endpoint ADD COLUMN old_secret text;
ALTER TABLE webhook_endpoint ADD COLUMN old_secret_until timestamptz;

-- A stranger's message beside the true one; whoever accepts it has a hole.
ALTER TABLE delivery ADD COLUMN forged boolean NOT NULL DEFAULT false;

-- Whether notices are silenced is a part of how the network treats them.
DELETE FROM setting WHERE name = 'silent';
