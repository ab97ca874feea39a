-- ------------------------------------------------------------------ people

CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" TIMESTAMPTZ(3),
    "name" TEXT,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "user_email_lower_case" CHECK ("email" = lower("email"))
);
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "session_token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "session_session_token_key" ON "session"("session_token");
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");
CREATE UNIQUE INDEX "verification_token_identifier_token_key" ON "verification_token"("identifier", "token");

CREATE TABLE "admin" (
    "user_id" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "admin_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "coach" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "reference" TEXT,
    "user_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "coach_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "coach_email_lower_case" CHECK ("email" = lower("email")),
    CONSTRAINT "coach_reference_grammar" CHECK ("reference" ~ '^[A-Za-z0-9._:-]{1,64}$')
);
CREATE UNIQUE INDEX "coach_email_key" ON "coach"("email");
CREATE UNIQUE INDEX "coach_reference_key" ON "coach"("reference");
CREATE UNIQUE INDEX "coach_user_id_key" ON "coach"("user_id");
-- The order of the admin's table by name: coaches without one last.
CREATE INDEX "coach_name_order" ON "coach"(("name" IS NULL), lower(coalesce("name", '')), "id");

-- ------------------------------------------------------------------ payouts

CREATE TABLE "payout_setup" (
    "coach_id" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "tries" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "tried_before_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_setup_pkey" PRIMARY KEY ("coach_id"),
    CONSTRAINT "payout_setup_country_length" CHECK (char_length("country") = 2),
    CONSTRAINT "payout_setup_counts_from_one" CHECK ("attempt" >= 1 AND "tries" >= 1)
);

CREATE TABLE "payout_account" (
    "coach_id" TEXT NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "charges_enabled" BOOLEAN NOT NULL,
    "payouts_enabled" BOOLEAN NOT NULL,
    "details_submitted" BOOLEAN NOT NULL,
    "transfers" TEXT NOT NULL,
    "stop" JSONB,
    "requirements" JSONB NOT NULL,
    "deadline" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "generation" BIGINT NOT NULL,
    "access_lost_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payout_account_pkey" PRIMARY KEY ("coach_id"),
    CONSTRAINT "payout_account_country_length" CHECK (char_length("country") = 2),
    CONSTRAINT "payout_account_lost_is_not_paid" CHECK ("access_lost_at" IS NULL OR NOT "payouts_enabled")
);
CREATE UNIQUE INDEX "payout_account_stripe_account_id_key" ON "payout_account"("stripe_account_id");
CREATE INDEX "payout_account_state_idx" ON "payout_account"("state");
CREATE INDEX "payout_account_checked_at_coach_id_idx" ON "payout_account"("checked_at", "coach_id");

CREATE TABLE "account_counter" (
    "stripe_account_id" TEXT NOT NULL,
    "notified" BIGINT NOT NULL DEFAULT 0,
    "fetched" BIGINT NOT NULL DEFAULT 0,
    "raised_by" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_failure" TEXT,

    CONSTRAINT "account_counter_pkey" PRIMARY KEY ("stripe_account_id"),
    CONSTRAINT "account_counter_fetched_within_notified" CHECK ("fetched" BETWEEN 0 AND "notified")
);
-- What the drain looks for: the few accounts whose news was not fetched.
CREATE INDEX "account_counter_waiting" ON "account_counter"("stripe_account_id") WHERE "fetched" < "notified";

CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "notice_stripe_account_id_idx" ON "notice"("stripe_account_id");

CREATE TABLE "notice_count" (
    "day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "notice_count_pkey" PRIMARY KEY ("day", "reason")
);

-- ------------------------------------------------------------------ the book

CREATE TABLE "decision" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "coach_id" TEXT,
    "stripe_account_id" TEXT,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT,
    "from_state" TEXT,
    "to_state" TEXT,
    "generation" BIGINT,
    "facts" JSONB NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "decision_coach_id_id_idx" ON "decision"("coach_id", "id");

CREATE FUNCTION "refuse_to_change_decisions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decisions are added, never changed or removed' USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "decision_is_append_only" BEFORE UPDATE OR DELETE ON "decision"
    FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_decisions"();
CREATE TRIGGER "decision_is_never_emptied" BEFORE TRUNCATE ON "decision"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_change_decisions"();

-- ------------------------------------------------------------------ keys and limits

CREATE TABLE "platform_key" (
    "key_hash" TEXT NOT NULL,
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,

    CONSTRAINT "platform_key_pkey" PRIMARY KEY ("key_hash")
);

CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- ------------------------------------------------------------------ what belongs to whom

ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey"
    FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "admin" ADD CONSTRAINT "admin_user_id_fkey"
    FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "coach" ADD CONSTRAINT "coach_user_id_fkey"
    FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payout_setup" ADD CONSTRAINT "payout_setup_coach_id_fkey"
    FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payout_account" ADD CONSTRAINT "payout_account_coach_id_fkey"
    FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
