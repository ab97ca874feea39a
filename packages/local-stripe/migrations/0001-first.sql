-- The clock's offset and whether notices are silenced.
CREATE TABLE setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL
);

-- One row an account. `facts` is what the engine judges, `shown` what the API last answered, `overrides` what the
-- control API laid over it. `changes_at` is when time alone will change the answer (local clock, unix seconds).
CREATE TABLE account (
  seq bigserial UNIQUE,
  id text PRIMARY KEY,
  platform text NOT NULL,
  created integer NOT NULL,
  access text NOT NULL DEFAULT 'granted',
  profile jsonb NOT NULL,
  facts jsonb NOT NULL,
  overrides jsonb,
  shown jsonb NOT NULL,
  capabilities jsonb NOT NULL,
  changes_at integer
);
CREATE INDEX account_platform ON account (platform, seq DESC);
CREATE INDEX account_changes_at ON account (changes_at) WHERE changes_at IS NOT NULL;

-- Onboarding and login links: single use.
CREATE TABLE link (
  token text PRIMARY KEY,
  kind text NOT NULL,
  account_id text NOT NULL REFERENCES account,
  return_url text,
  refresh_url text,
  expires_at integer NOT NULL,
  used boolean NOT NULL DEFAULT false
);

-- A visit to the hosted pages, begun by using a link.
CREATE TABLE visit (
  token text PRIMARY KEY,
  kind text NOT NULL,
  account_id text NOT NULL REFERENCES account,
  return_url text,
  refresh_url text,
  began integer NOT NULL
);

CREATE TABLE webhook_endpoint (
  seq bigserial UNIQUE,
  id text PRIMARY KEY,
  platform text NOT NULL,
  connect boolean NOT NULL,
  secret text NOT NULL,
  body jsonb NOT NULL
);

CREATE TABLE event (
  seq bigserial UNIQUE,
  id text PRIMARY KEY,
  platform text NOT NULL,
  account_id text,
  body jsonb NOT NULL
);

-- One row an event and endpoint. `next_at` is real time: back-off must not follow a clock that is moved.
CREATE TABLE delivery (
  id bigserial PRIMARY KEY,
  event_id text NOT NULL REFERENCES event,
  endpoint_id text NOT NULL,
  next_at timestamptz NOT NULL DEFAULT now(),
  settled boolean NOT NULL DEFAULT false,
  attempts jsonb NOT NULL DEFAULT '[]'
);
CREATE INDEX delivery_next ON delivery (next_at) WHERE NOT settled;
CREATE INDEX delivery_event ON delivery (event_id);

CREATE TABLE payment_intent (
  seq bigserial UNIQUE,
  id text PRIMARY KEY,
  platform text NOT NULL,
  body jsonb NOT NULL
);

-- `answer` is null while the first request runs.
CREATE TABLE idempotency_key (
  platform text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  request_id text NOT NULL,
  created integer NOT NULL,
  answer jsonb,
  PRIMARY KEY (platform, key)
);

CREATE TABLE fault (
  id bigserial PRIMARY KEY,
  method text NOT NULL,
  path text NOT NULL,
  effect jsonb NOT NULL,
  times integer NOT NULL
);
