-- Keys of the platform's own services. The secret is seen once by who makes it, and kept nowhere.
CREATE TABLE "api_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT[],
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "api_key_scopes" CHECK ("scopes" <@ ARRAY['charges', 'readiness'] AND cardinality("scopes") > 0)
);
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- Which request an Idempotency-Key stood for, for a day.
CREATE TABLE "api_request" (
    "api_key_id" UUID NOT NULL,
    "key_hash" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_request_pkey" PRIMARY KEY ("api_key_id","key_hash")
);
CREATE INDEX "api_request_at_idx" ON "api_request"("at");
ALTER TABLE "api_request" ADD CONSTRAINT "api_request_api_key_id_fkey"
    FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Decisions the services are told of. Ids are given out before a commit and not in its order, so each gets a position
-- only once it is committed: whoever numbers them is alone, and sees nothing but what is committed.
CREATE TABLE "change" (
    "decision_id" BIGINT NOT NULL,
    "coach_id" TEXT NOT NULL,
    "position" BIGINT,

    CONSTRAINT "change_pkey" PRIMARY KEY ("decision_id")
);
CREATE UNIQUE INDEX "change_position_key" ON "change"("position");
CREATE INDEX "change_without_position" ON "change"("decision_id") WHERE "position" IS NULL;
ALTER TABLE "change" ADD CONSTRAINT "change_decision_id_fkey"
    FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION "tell_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "change" ("decision_id", "coach_id") VALUES (NEW."id", NEW."coach_id");
    RETURN NULL;
END;
$$;
CREATE TRIGGER "decision_is_told" AFTER INSERT ON "decision"
    FOR EACH ROW
    WHEN (NEW."kind" IN ('account-opened', 'state-changed', 'coach-held', 'coach-released') AND NEW."coach_id" IS NOT NULL)
    EXECUTE FUNCTION "tell_change"();

-- After the trigger, which waited for everybody who was writing: nothing falls between the two.
INSERT INTO "change" ("decision_id", "coach_id", "position")
    SELECT "id", "coach_id", row_number() OVER (ORDER BY "id") FROM "decision"
    WHERE "kind" IN ('account-opened', 'state-changed', 'coach-held', 'coach-released') AND "coach_id" IS NOT NULL
    ON CONFLICT DO NOTHING;
