-- Figures of staff's Home. Triggers note each change in `home_change` in the transaction that makes it, so that builds
-- before this one note it too; a job adds the changes to `home_total`. Changes are added, never updated, so that no two
-- transactions wait for each other.
CREATE TABLE "home_change" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "change" BIGINT NOT NULL,

    CONSTRAINT "home_change_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "home_total" (
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "home_total_pkey" PRIMARY KEY ("kind", "scope", "key")
);

-- When a coach first came to each step. Null: not yet, or nobody knows when.
CREATE TABLE "coach_step" (
    "coach_id" TEXT NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_in_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),

    CONSTRAINT "coach_step_pkey" PRIMARY KEY ("coach_id"),
    CONSTRAINT "coach_step_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Days are UTC's.
CREATE TABLE "home_day" (
    "day" DATE NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "home_day_pkey" PRIMARY KEY ("day")
);

CREATE TABLE "daily_readiness" (
    "day" DATE NOT NULL,
    "scope" TEXT NOT NULL,
    "payable" INTEGER NOT NULL,
    "others" INTEGER NOT NULL,

    CONSTRAINT "daily_readiness_pkey" PRIMARY KEY ("day", "scope")
);

CREATE TABLE "daily_money" (
    "day" DATE NOT NULL,
    "scope" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "paid" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "disputed" BIGINT NOT NULL,
    "refused" BIGINT NOT NULL,

    CONSTRAINT "daily_money_pkey" PRIMARY KEY ("day", "scope", "currency")
);

CREATE TABLE "hourly_events" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "hourly_events_pkey" PRIMARY KEY ("hour")
);

-- What a row of the work queue adds to Home: a requirement that stands in the way, and the day something is due.
CREATE FUNCTION "home_marks_of_work"("state" TEXT, "asked" TEXT[], "due_at" TIMESTAMPTZ)
RETURNS TABLE ("kind" TEXT, "key" TEXT) LANGUAGE sql IMMUTABLE AS $$
    SELECT 'asked', "state" || ' ' || "word" FROM unnest("asked") AS "word"
    WHERE "state" IN ('needs-you', 'in-review') AND "word" LIKE 'requirement.%'
    UNION ALL
    SELECT 'due', to_char("due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD') WHERE "due_at" < '9999-01-01T00:00:00Z'
$$;

-- What a coach's steps add: each step up to the last one, and how long each took, as ten times its logarithm in seconds.
CREATE FUNCTION "home_marks_of_steps"("invited_at" TIMESTAMPTZ, "signed_in_at" TIMESTAMPTZ, "opened_at" TIMESTAMPTZ,
    "submitted_at" TIMESTAMPTZ, "ready_at" TIMESTAMPTZ)
RETURNS TABLE ("kind" TEXT, "key" TEXT) LANGUAGE sql IMMUTABLE AS $$
    SELECT 'step', "step" FROM unnest((ARRAY['invited', 'signed-in', 'opened', 'submitted', 'ready'])[:CASE
        WHEN "ready_at" IS NOT NULL THEN 5 WHEN "submitted_at" IS NOT NULL THEN 4 WHEN "opened_at" IS NOT NULL THEN 3
        WHEN "signed_in_at" IS NOT NULL THEN 2 ELSE 1 END]) AS "step"
    UNION ALL
    SELECT 'wait', "step" || ' ' || floor(10 * ln(greatest(extract(epoch FROM "until" - "from"), 1)))
    FROM (VALUES ('signed-in', "invited_at", "signed_in_at"), ('opened', "signed_in_at", "opened_at"),
        ('submitted', "opened_at", "submitted_at"), ('ready', "submitted_at", "ready_at")) AS waited ("step", "from", "until")
    WHERE "until" >= "from"
$$;

CREATE FUNCTION "note_home_of_work"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO "home_change" ("kind", "scope", "key", "change")
        SELECT mark."kind", "is"."scope", mark."key", count(*)
        FROM "is", "home_marks_of_work"("is"."state", "is"."asked", "is"."due_at") AS mark GROUP BY 1, 2, 3;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO "home_change" ("kind", "scope", "key", "change")
        SELECT mark."kind", "was"."scope", mark."key", -count(*)
        FROM "was", "home_marks_of_work"("was"."state", "was"."asked", "was"."due_at") AS mark GROUP BY 1, 2, 3;
    ELSE
        INSERT INTO "home_change" ("kind", "scope", "key", "change")
        SELECT mark."kind", changed."scope", mark."key", sum(changed."each") FROM (
            SELECT "scope", "state", "asked", "due_at", 1 AS "each" FROM "is"
            UNION ALL SELECT "scope", "state", "asked", "due_at", -1 FROM "was"
        ) AS changed, "home_marks_of_work"(changed."state", changed."asked", changed."due_at") AS mark
        GROUP BY 1, 2, 3 HAVING sum(changed."each") <> 0;
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "coach_work_is_on_home" AFTER INSERT ON "coach_work" REFERENCING NEW TABLE AS "is"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_home_of_work"();
CREATE TRIGGER "coach_work_is_on_home_again" AFTER UPDATE ON "coach_work" REFERENCING OLD TABLE AS "was" NEW TABLE AS "is"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_home_of_work"();
CREATE TRIGGER "coach_work_leaves_home" AFTER DELETE ON "coach_work" REFERENCING OLD TABLE AS "was"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_home_of_work"();

-- The triggers above keep others from changing the queue until this transaction ends.
INSERT INTO "home_change" ("kind", "scope", "key", "change")
SELECT mark."kind", "coach_work"."scope", mark."key", count(*)
FROM "coach_work", "home_marks_of_work"("coach_work"."state", "coach_work"."asked", "coach_work"."due_at") AS mark
GROUP BY 1, 2, 3;

CREATE FUNCTION "note_home_of_steps"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO "home_change" ("kind", "scope", "key", "change")
        SELECT mark."kind", '', mark."key", count(*) FROM "is", "home_marks_of_steps"("is"."invited_at", "is"."signed_in_at",
            "is"."opened_at", "is"."submitted_at", "is"."ready_at") AS mark GROUP BY 1, 3;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO "home_change" ("kind", "scope", "key", "change")
        SELECT mark."kind", '', mark."key", -count(*) FROM "was", "home_marks_of_steps"("was"."invited_at", "was"."signed_in_at",
            "was"."opened_at", "was"."submitted_at", "was"."ready_at") AS mark GROUP BY 1, 3;
    ELSE
        INSERT INTO "home_change" ("kind", "scope", "key", "change")
        SELECT mark."kind", '', mark."key", sum(changed."each") FROM (
            SELECT *, 1 AS "each" FROM "is" UNION ALL SELECT *, -1 FROM "was"
        ) AS changed, "home_marks_of_steps"(changed."invited_at", changed."signed_in_at", changed."opened_at",
            changed."submitted_at", changed."ready_at") AS mark
        GROUP BY 1, 3 HAVING sum(changed."each") <> 0;
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "coach_step_is_on_home" AFTER INSERT ON "coach_step" REFERENCING NEW TABLE AS "is"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_home_of_steps"();
CREATE TRIGGER "coach_step_is_on_home_again" AFTER UPDATE ON "coach_step" REFERENCING OLD TABLE AS "was" NEW TABLE AS "is"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_home_of_steps"();
CREATE TRIGGER "coach_step_leaves_home" AFTER DELETE ON "coach_step" REFERENCING OLD TABLE AS "was"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_home_of_steps"();

-- Coaches from before this migration have no row yet: these change nothing then, and `fill_coach_step` reads what they did.
CREATE FUNCTION "note_coach_added"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "coach_step" ("coach_id", "invited_at") SELECT "id", "created_at" FROM "changed" ON CONFLICT DO NOTHING;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "coach_steps_begin" AFTER INSERT ON "coach" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_coach_added"();

CREATE FUNCTION "note_first_sign_in"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "coach_step" SET "signed_in_at" = now() WHERE "coach_id" = NEW."id" AND "signed_in_at" IS NULL;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "coach_signed_in" AFTER UPDATE ON "coach"
    FOR EACH ROW WHEN (OLD."user_id" IS NULL AND NEW."user_id" IS NOT NULL) EXECUTE FUNCTION "note_first_sign_in"();

CREATE FUNCTION "note_accounts_opened"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "coach_step" step SET "opened_at" = coalesce(step."opened_at", account."created_at"),
        "submitted_at" = coalesce(step."submitted_at", CASE WHEN account."details_submitted" THEN now() END),
        "ready_at" = coalesce(step."ready_at", CASE WHEN account."payouts_enabled" THEN now() END)
    FROM "changed" account WHERE step."coach_id" = account."coach_id";
    RETURN NULL;
END;
$$;
CREATE TRIGGER "payout_account_steps_begin" AFTER INSERT ON "payout_account" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_accounts_opened"();

CREATE FUNCTION "note_account_steps"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "coach_step" SET "submitted_at" = coalesce("submitted_at", CASE WHEN NEW."details_submitted" THEN now() END),
        "ready_at" = coalesce("ready_at", CASE WHEN NEW."payouts_enabled" THEN now() END)
    WHERE "coach_id" = NEW."coach_id" AND ("submitted_at" IS NULL AND NEW."details_submitted"
        OR "ready_at" IS NULL AND NEW."payouts_enabled");
    RETURN NULL;
END;
$$;
CREATE TRIGGER "payout_account_takes_a_step" AFTER UPDATE ON "payout_account"
    FOR EACH ROW WHEN (NEW."details_submitted" AND NOT OLD."details_submitted" OR NEW."payouts_enabled" AND NOT OLD."payouts_enabled")
    EXECUTE FUNCTION "note_account_steps"();

-- Steps of coaches from before this migration, `most` at a time, by what is stored of them; returns how many. Coaches and
-- accounts are locked meanwhile, and those whom others change are left for the next time: it never waits for a lock.
CREATE FUNCTION "fill_coach_step"("most" INTEGER) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
    "ids" TEXT[] := ARRAY(
        SELECT c."id" FROM "coach" c WHERE NOT EXISTS (SELECT FROM "coach_step" s WHERE s."coach_id" = c."id")
        LIMIT "most" FOR UPDATE OF c SKIP LOCKED);
    "locked" TEXT[] := ARRAY(
        SELECT a."coach_id" FROM "payout_account" a WHERE a."coach_id" = ANY("ids") FOR UPDATE SKIP LOCKED);
BEGIN
    INSERT INTO "coach_step" ("coach_id", "invited_at", "signed_in_at", "opened_at", "submitted_at", "ready_at")
    SELECT c."id", c."created_at", greatest(c."created_at", u."created_at"),
        least(a."created_at", (SELECT min(f."created_at") FROM "former_account" f WHERE f."coach_id" = c."id")),
        (SELECT min(d."at") FROM "decision" d WHERE d."coach_id" = c."id" AND d."kind" = 'state-changed'
            AND d."to_state" NOT IN ('not-started', 'unfinished', 'closed', 'rejected')),
        (SELECT min(d."at") FROM "decision" d WHERE d."coach_id" = c."id" AND d."kind" = 'state-changed'
            AND d."to_state" LIKE 'ready%')
    FROM "coach" c LEFT JOIN "user" u ON u."id" = c."user_id" LEFT JOIN "payout_account" a ON a."coach_id" = c."id"
    WHERE c."id" = ANY("ids") AND (a."coach_id" IS NULL OR a."coach_id" = ANY("locked"))
    ON CONFLICT DO NOTHING;
    RETURN cardinality("ids");
END;
$$;
