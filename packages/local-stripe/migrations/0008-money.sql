-- What payments are made of, each object as the API answers it. `account_id` says in whose books it stands; null: the
-- platform's own.
CREATE TABLE charge (
  seq bigserial UNIQUE,
  id text PRIMARY KEY,
  platform text NOT NULL,
  account_id text,
  body jsonb NOT NULL,
  created integer NOT NULL GENERATED ALWAYS AS ((body->>'created')::integer) STORED
);
CREATE INDEX charge_by_time ON charge (platform, account_id, created DESC, seq DESC);

CREATE TABLE refund (LIKE charge INCLUDING ALL);
CREATE TABLE transfer (LIKE charge INCLUDING ALL);
CREATE TABLE transfer_reversal (LIKE charge INCLUDING ALL);
CREATE TABLE application_fee (LIKE charge INCLUDING ALL);
CREATE TABLE fee_refund (LIKE charge INCLUDING ALL);
CREATE TABLE dispute (LIKE charge INCLUDING ALL);
CREATE TABLE balance_transaction (LIKE charge INCLUDING ALL);

CREATE INDEX charge_of_intent ON charge ((body->>'payment_intent'));
CREATE INDEX refund_of_charge ON refund ((body->>'charge'));
CREATE INDEX dispute_of_charge ON dispute ((body->>'charge'));
CREATE INDEX balance_transaction_source ON balance_transaction ((body->>'source'));

-- What a refund took back besides; the answer does not say so when the part came to nothing.
ALTER TABLE refund ADD COLUMN reverses_transfer boolean NOT NULL DEFAULT false;
ALTER TABLE refund ADD COLUMN returns_fee boolean NOT NULL DEFAULT false;

-- The test card behind an intent's payment method.
ALTER TABLE payment_intent ADD COLUMN card text;
