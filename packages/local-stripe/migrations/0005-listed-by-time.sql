-- Lists go by time, newest first, and are asked for windows of it: each page is read from one index.
ALTER TABLE event ADD COLUMN created integer NOT NULL GENERATED ALWAYS AS ((body->>'created')::integer) STORED;
ALTER TABLE webhook_endpoint ADD COLUMN created integer NOT NULL GENERATED ALWAYS AS ((body->>'created')::integer) STORED;
ALTER TABLE payment_intent ADD COLUMN created integer NOT NULL GENERATED ALWAYS AS ((body->>'created')::integer) STORED;
DROP INDEX account_platform;
CREATE INDEX account_by_time ON account (platform, created DESC, seq DESC);
CREATE INDEX event_by_time ON event (platform, created DESC, seq DESC);
CREATE INDEX event_by_type ON event (platform, (body->>'type'), created DESC, seq DESC);
CREATE INDEX payment_intent_by_time ON payment_intent (platform, created DESC, seq DESC);
CREATE INDEX webhook_endpoint_by_time ON webhook_endpoint (platform, created DESC, seq DESC);

-- At the start, keys whose requests were cut short are released: they are few among many.
CREATE INDEX idempotency_key_unanswered ON idempotency_key (platform, key) WHERE answer IS NULL;
