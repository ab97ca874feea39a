-- What staff's work queue is filtered and sorted by: one row a coach. Triggers keep it in the transaction that changes the
-- coach, the account, the hold, an email or a refusal, so that builds before this one keep it too.
CREATE TABLE "coach_work" (
    "coach_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "tab" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_held" BOOLEAN NOT NULL,
    "country" TEXT NOT NULL,
    "asked" TEXT[] NOT NULL,
    "sort_text" TEXT COLLATE "C" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "level" SMALLINT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "refused_sums" JSONB NOT NULL DEFAULT '{}',
    "reminded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coach_work_pkey" PRIMARY KEY ("coach_id"),
    CONSTRAINT "coach_work_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "coach_work_tabs" CHECK ("tab" IN ('us', 'coach', 'provider', 'payable', 'closed'))
);

-- How many coaches each place of the queue has: the sum of its changes. Changes are added, never updated, so that no two
-- transactions wait for each other; a job adds them up.
CREATE TABLE "coach_work_count" (
    "id" BIGSERIAL NOT NULL,
    "scope" TEXT NOT NULL,
    "tab" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_held" BOOLEAN NOT NULL,
    "country" TEXT NOT NULL,
    "change" BIGINT NOT NULL,

    CONSTRAINT "coach_work_count_pkey" PRIMARY KEY ("id")
);

-- Payments that the gate refused in the last thirty days and has not admitted since.
CREATE TABLE "refused_payment" (
    "coach_id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "refused_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refused_payment_pkey" PRIMARY KEY ("coach_id", "reference"),
    CONSTRAINT "refused_payment_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Computes these coaches' rows. Their locks come first and in order, so that the second of two changes reads the first.
-- Making its plan takes several times as long as running it, so that is done once a connection; looking each coach up by
-- key suits tables of every size, whatever PostgreSQL knew of them then.
CREATE FUNCTION "refresh_coach_work"("ids" TEXT[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_nestloop = on SET enable_seqscan = off SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
BEGIN
    PERFORM FROM "coach_work" WHERE "coach_id" = ANY("ids") ORDER BY "coach_id" FOR UPDATE;
    INSERT INTO "coach_work" ("coach_id", "scope", "tab", "state", "is_held", "country", "asked", "sort_text", "due_at",
        "level", "since", "refused", "refused_sums", "reminded_at")
    SELECT placed."id", placed."scope", placed."tab", placed."state", placed."is_held", placed."country", placed."asked",
        placed."sort_text", placed."due_at",
        CASE WHEN placed."due_at" <= now() THEN 0 WHEN placed."tab" IN ('us', 'coach', 'provider') THEN 1 ELSE 2 END,
        coalesce(placed."decided_at", placed."created_at"), coalesce(placed."refused", 0),
        coalesce(placed."refused_sums", '{}'), coalesce(placed."reminded_at", 'epoch')
    FROM (
        SELECT *,
            CASE WHEN "state" IN ('closed', 'rejected') THEN 'closed'
                WHEN "state" IN ('needs-you', 'unfinished', 'not-started') OR ("state" = 'ready-transfers-off' AND "is_pressing")
                    OR ("state" = 'ready-due' AND "is_held") THEN 'coach'
                WHEN "state" = 'ready-due' THEN 'payable'
                WHEN "of_platform" OR "state" IN ('off', 'paused', 'ready-transfers-off') OR "is_held" AND "state" <> 'in-review'
                    THEN 'us'
                WHEN "state" = 'in-review' THEN 'provider'
                ELSE 'payable' END AS "tab",
            CASE WHEN "state" IN ('closed', 'rejected', 'unfinished', 'not-started') THEN '9999-12-31T23:59:59Z'
                WHEN "is_late" AND ("first_day" IS NULL OR "first_day" > now()) THEN 'epoch'
                WHEN "first_day" IS NOT NULL THEN "first_day"
                WHEN "is_now" THEN '9999-12-31T00:00:00Z'
                ELSE '9999-12-31T23:59:59Z' END::timestamptz(3) AS "due_at"
        FROM (
            SELECT c."id", c."sort_text", c."created_at", h."coach_id" IS NOT NULL AS "is_held",
                coalesce(a."country", '') AS "country",
                coalesce(a."platform_account_id" || CASE WHEN a."livemode" THEN ':live' ELSE ':test' END, '') AS "scope",
                CASE WHEN a."coach_id" IS NULL THEN 'not-started' WHEN a."access_lost_at" IS NOT NULL THEN 'closed'
                    ELSE a."state" END AS "state",
                CASE WHEN a."state" IN ('closed', 'rejected', 'unfinished') OR a."access_lost_at" IS NOT NULL
                    THEN '{}'::text[] ELSE coalesce(r."words", '{}') END AS "asked",
                coalesce(r."is_late", false) AS "is_late", coalesce(r."is_now", false) AS "is_now",
                coalesce(r."is_pressing", false) AS "is_pressing", coalesce(r."of_platform", false) AS "of_platform",
                least(a."deadline", r."first_day") AS "first_day",
                once."decided_at", once."refused", once."refused_sums", once."reminded_at"
            FROM "coach" c
            LEFT JOIN "payout_account" a ON a."coach_id" = c."id"
            LEFT JOIN "hold" h ON h."coach_id" = c."id"
            LEFT JOIN LATERAL (
                SELECT bool_or("bucket" = 'overdue') AS "is_late", bool_or("bucket" IN ('overdue', 'due')) AS "is_now",
                    bool_or("bucket" IN ('overdue', 'due') AND NOT "platforms") AS "is_pressing",
                    bool_or("platforms" AND ("bucket" IN ('overdue', 'due') OR "bucket" = 'later' AND "day" IS NOT NULL))
                        AS "of_platform",
                    min("day") AS "first_day", array_agg(DISTINCT "word") FILTER (WHERE "bucket" <> 'later') ||
                        array_agg(DISTINCT "topic") FILTER (WHERE "bucket" <> 'later') AS "words"
                FROM (
                    SELECT entry ->> 'bucket' AS "bucket", entry ->> 'word' AS "word", entry ->> 'topic' AS "topic",
                        (entry ->> 'dueBy')::timestamptz AS "day",
                        coalesce((entry ->> 'isForPlatform')::boolean, false) AS "platforms"
                    FROM jsonb_array_elements(a."requirements") AS entry
                ) AS listed
            ) r ON true
            -- What a row starts with. Afterwards it is kept as it changes.
            LEFT JOIN LATERAL (
                SELECT
                    (SELECT "at" FROM "decision" WHERE "coach_id" = c."id" AND "kind" IN
                        ('account-opened', 'account-closed', 'state-changed', 'coach-held', 'coach-released')
                     ORDER BY "id" DESC LIMIT 1) AS "decided_at",
                    (SELECT count(*) FROM "refused_payment" WHERE "coach_id" = c."id") AS "refused",
                    (SELECT jsonb_object_agg("currency", "sum") FROM (SELECT "currency", sum("amount") AS "sum"
                        FROM "refused_payment" WHERE "coach_id" = c."id" GROUP BY 1) AS summed) AS "refused_sums",
                    (SELECT max("settled_at") FROM "email" WHERE "coach_id" = c."id" AND "outcome" = 'sent'
                        AND "kind" NOT IN ('can-be-paid', 'cannot-be-paid', 'payouts-stopped', 'closed', 'payout-failed')) AS "reminded_at"
                WHERE NOT EXISTS (SELECT FROM "coach_work" kept WHERE kept."coach_id" = c."id")
            ) once ON true
            WHERE c."id" = ANY("ids")
        ) AS known
    ) AS placed
    ORDER BY placed."id"
    ON CONFLICT ("coach_id") DO UPDATE SET
        "scope" = excluded."scope", "tab" = excluded."tab", "state" = excluded."state", "is_held" = excluded."is_held",
        "country" = excluded."country", "asked" = excluded."asked", "sort_text" = excluded."sort_text",
        "due_at" = excluded."due_at", "level" = excluded."level",
        "since" = CASE WHEN ("coach_work"."scope", "coach_work"."tab", "coach_work"."state", "coach_work"."is_held")
            IS DISTINCT FROM (excluded."scope", excluded."tab", excluded."state", excluded."is_held")
            THEN now() ELSE "coach_work"."since" END
    WHERE ("coach_work"."scope", "coach_work"."tab", "coach_work"."state", "coach_work"."is_held", "coach_work"."country",
            "coach_work"."asked", "coach_work"."sort_text", "coach_work"."due_at", "coach_work"."level")
        IS DISTINCT FROM (excluded."scope", excluded."tab", excluded."state", excluded."is_held", excluded."country",
            excluded."asked", excluded."sort_text", excluded."due_at", excluded."level");
END;
$$;

CREATE FUNCTION "count_coach_work"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO "coach_work_count" ("scope", "tab", "state", "is_held", "country", "change")
        SELECT "scope", "tab", "state", "is_held", "country", count(*) FROM "is" GROUP BY 1, 2, 3, 4, 5;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO "coach_work_count" ("scope", "tab", "state", "is_held", "country", "change")
        SELECT "scope", "tab", "state", "is_held", "country", -count(*) FROM "was" GROUP BY 1, 2, 3, 4, 5;
    ELSE
        INSERT INTO "coach_work_count" ("scope", "tab", "state", "is_held", "country", "change")
        SELECT "scope", "tab", "state", "is_held", "country", sum("each") FROM (
            SELECT "scope", "tab", "state", "is_held", "country", 1 AS "each" FROM "is"
            UNION ALL SELECT "scope", "tab", "state", "is_held", "country", -1 FROM "was"
        ) AS changed GROUP BY 1, 2, 3, 4, 5 HAVING sum("each") <> 0;
    END IF;
    RETURN NULL;
END;
$$;
CREATE FUNCTION "forget_coach_work_counts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "coach_work_count";
    RETURN NULL;
END;
$$;
CREATE TRIGGER "coach_work_is_counted" AFTER INSERT ON "coach_work" REFERENCING NEW TABLE AS "is"
    FOR EACH STATEMENT EXECUTE FUNCTION "count_coach_work"();
CREATE TRIGGER "coach_work_is_counted_again" AFTER UPDATE ON "coach_work" REFERENCING OLD TABLE AS "was" NEW TABLE AS "is"
    FOR EACH STATEMENT EXECUTE FUNCTION "count_coach_work"();
CREATE TRIGGER "coach_work_is_counted_off" AFTER DELETE ON "coach_work" REFERENCING OLD TABLE AS "was"
    FOR EACH STATEMENT EXECUTE FUNCTION "count_coach_work"();
CREATE TRIGGER "coach_work_is_emptied" AFTER TRUNCATE ON "coach_work"
    FOR EACH STATEMENT EXECUTE FUNCTION "forget_coach_work_counts"();

CREATE INDEX "coach_work_order" ON "coach_work"("scope", "tab", "state", "level", (-"refused"), "since", "coach_id");
CREATE INDEX "coach_work_order_by_country" ON "coach_work"("scope", "tab", "state", "country", "level", (-"refused"), "since", "coach_id");
CREATE INDEX "coach_work_order_held" ON "coach_work"("scope", "tab", "state", "level", (-"refused"), "since", "coach_id") WHERE "is_held";
CREATE INDEX "coach_work_name" ON "coach_work"("scope", "tab", "state", "sort_text", "coach_id");
CREATE INDEX "coach_work_due_at" ON "coach_work"("scope", "tab", "state", "due_at", "coach_id");
CREATE INDEX "coach_work_since" ON "coach_work"("scope", "tab", "state", "since", "coach_id");
CREATE INDEX "coach_work_refused" ON "coach_work"("scope", "tab", "state", (-"refused"), "coach_id");
CREATE INDEX "coach_work_reminded_at" ON "coach_work"("scope", "tab", "state", "reminded_at", "coach_id");
CREATE INDEX "coach_work_asked" ON "coach_work" USING gin ("asked") WITH (fastupdate = off);
CREATE INDEX "coach_work_falls_due" ON "coach_work"("due_at") WHERE "level" > 0;
CREATE INDEX "refused_payment_refused_at_idx" ON "refused_payment"("refused_at");

CREATE FUNCTION "refresh_changed_coaches"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "refresh_coach_work"(ARRAY(SELECT "coach_id" FROM "changed"));
    RETURN NULL;
END;
$$;
CREATE FUNCTION "refresh_added_coaches"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "refresh_coach_work"(ARRAY(SELECT "id" FROM "changed"));
    RETURN NULL;
END;
$$;
-- One call for a page of accounts. Joined by a hash, since its plan is made for the first statement's number of rows.
CREATE FUNCTION "refresh_coaches_of_changed"() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE
    "ids" TEXT[] := ARRAY(
        SELECT "coach_id" FROM "was" JOIN "is" USING ("coach_id")
        WHERE ("was"."state", "was"."requirements", "was"."deadline", "was"."access_lost_at", "was"."platform_account_id",
            "was"."livemode", "was"."country") IS DISTINCT FROM ("is"."state", "is"."requirements", "is"."deadline",
            "is"."access_lost_at", "is"."platform_account_id", "is"."livemode", "is"."country"));
BEGIN
    IF cardinality("ids") > 0 THEN PERFORM "refresh_coach_work"("ids"); END IF;
    RETURN NULL;
END;
$$;
CREATE FUNCTION "refresh_renamed_coach"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "refresh_coach_work"(ARRAY[NEW."id"]);
    RETURN NULL;
END;
$$;
CREATE TRIGGER "coach_is_queued" AFTER INSERT ON "coach" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "refresh_added_coaches"();
CREATE TRIGGER "coach_is_queued_again" AFTER UPDATE ON "coach"
    FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "refresh_renamed_coach"();
CREATE TRIGGER "payout_account_is_queued" AFTER INSERT ON "payout_account" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "refresh_changed_coaches"();
CREATE TRIGGER "payout_account_is_queued_again" AFTER UPDATE ON "payout_account" REFERENCING OLD TABLE AS "was" NEW TABLE AS "is"
    FOR EACH STATEMENT EXECUTE FUNCTION "refresh_coaches_of_changed"();
CREATE TRIGGER "payout_account_leaves_the_queue" AFTER DELETE ON "payout_account" REFERENCING OLD TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "refresh_changed_coaches"();
CREATE TRIGGER "hold_is_queued" AFTER INSERT ON "hold" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "refresh_changed_coaches"();
CREATE TRIGGER "hold_leaves_the_queue" AFTER DELETE ON "hold" REFERENCING OLD TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "refresh_changed_coaches"();

-- Emails that say what a coach can do next.
CREATE FUNCTION "note_reminder"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "coach_work" SET "reminded_at" = greatest("reminded_at", NEW."settled_at") WHERE "coach_id" = NEW."coach_id";
    RETURN NULL;
END;
$$;
CREATE TRIGGER "email_is_queued" AFTER INSERT OR UPDATE ON "email"
    FOR EACH ROW WHEN (NEW."outcome" = 'sent' AND NEW."kind" NOT IN ('can-be-paid', 'cannot-be-paid', 'payouts-stopped', 'closed', 'payout-failed'))
    EXECUTE FUNCTION "note_reminder"();

CREATE FUNCTION "add_to_sums"("sums" JSONB, "currency" TEXT, "amount" BIGINT) RETURNS JSONB LANGUAGE sql IMMUTABLE
RETURN CASE WHEN coalesce(("sums" ->> "currency")::bigint, 0) + "amount" = 0 THEN "sums" - "currency"
    ELSE "sums" || jsonb_build_object("currency", coalesce(("sums" ->> "currency")::bigint, 0) + "amount") END;
CREATE FUNCTION "sum_refused"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE "coach_work" SET "refused" = "refused" - 1, "refused_sums" = "add_to_sums"("refused_sums", OLD."currency", -OLD."amount")
        WHERE "coach_id" = OLD."coach_id";
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE "coach_work" SET "refused" = "refused" + 1, "refused_sums" = "add_to_sums"("refused_sums", NEW."currency", NEW."amount")
        WHERE "coach_id" = NEW."coach_id";
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "refused_payment_is_summed" AFTER INSERT OR DELETE ON "refused_payment"
    FOR EACH ROW EXECUTE FUNCTION "sum_refused"();
CREATE TRIGGER "refused_payment_is_summed_again" AFTER UPDATE ON "refused_payment"
    FOR EACH ROW WHEN ((OLD."amount", OLD."currency") IS DISTINCT FROM (NEW."amount", NEW."currency"))
    EXECUTE FUNCTION "sum_refused"();

CREATE FUNCTION "note_refused_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "refused_payment" ("coach_id", "reference", "amount", "currency", "refused_at")
    SELECT NEW."coach_id", NEW."facts" #>> '{charge,reference}', (NEW."facts" #>> '{charge,amount}')::int,
        NEW."facts" #>> '{charge,currency}', NEW."at"
    WHERE NEW."facts" #> '{charge,reference}' IS NOT NULL
        AND EXISTS (SELECT FROM "coach" WHERE "id" = NEW."coach_id")
        AND NOT EXISTS (SELECT FROM "payment" WHERE "reference" = NEW."facts" #>> '{charge,reference}')
    ON CONFLICT ("coach_id", "reference") DO UPDATE
        SET "amount" = excluded."amount", "currency" = excluded."currency", "refused_at" = excluded."refused_at";
    RETURN NULL;
END;
$$;
CREATE FUNCTION "forget_refused_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "refused_payment" WHERE "coach_id" = NEW."coach_id" AND "reference" = NEW."reference";
    RETURN NULL;
END;
$$;
CREATE TRIGGER "decision_is_queued" AFTER INSERT ON "decision"
    FOR EACH ROW WHEN (NEW."kind" = 'charge-refused') EXECUTE FUNCTION "note_refused_payment"();
CREATE TRIGGER "payment_is_queued" AFTER INSERT ON "payment"
    FOR EACH ROW EXECUTE FUNCTION "forget_refused_payment"();

-- Rows for coaches from before this migration, `most` at a time; returns how many. A lock on the coach keeps refusals and
-- accounts of that coach waiting meanwhile, and coaches whom others change are left for the next time.
CREATE FUNCTION "fill_coach_work"("most" INTEGER) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
    "ids" TEXT[] := ARRAY(
        SELECT c."id" FROM "coach" c WHERE NOT EXISTS (SELECT FROM "coach_work" w WHERE w."coach_id" = c."id")
        LIMIT "most" FOR UPDATE OF c SKIP LOCKED);
BEGIN
    INSERT INTO "refused_payment" ("coach_id", "reference", "amount", "currency", "refused_at")
    SELECT DISTINCT ON (d."coach_id", d."facts" #>> '{charge,reference}') d."coach_id", d."facts" #>> '{charge,reference}',
        (d."facts" #>> '{charge,amount}')::int, d."facts" #>> '{charge,currency}', d."at"
    FROM "decision" d
    WHERE d."coach_id" = ANY("ids") AND d."kind" = 'charge-refused' AND d."at" > now() - interval '30 days'
        AND d."facts" #> '{charge,reference}' IS NOT NULL
        AND NOT EXISTS (SELECT FROM "payment" p WHERE p."reference" = d."facts" #>> '{charge,reference}')
    ORDER BY 1, 2, d."id" DESC
    ON CONFLICT DO NOTHING;
    PERFORM "refresh_coach_work"("ids");
    RETURN cardinality("ids");
END;
$$;

-- Words of one or two letters. In ASCII they are found where a name, an address or a reference begins; in other
-- alphabets, where such a word may be a whole name, anywhere.
CREATE FUNCTION "short_words"("given" TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN "given" ~ '^[\u0020-\u007e]*$' THEN '{}'::text[] ELSE ARRAY(
  SELECT DISTINCT substr("given", "n", "size") FROM generate_series(1, length("given")) AS "n", generate_series(1, 2) AS "size"
  WHERE substr("given", "n", "size") ~ '[^\u0020-\u007e]') END;
CREATE INDEX "coach_short_words" ON "coach" USING gin ("short_words"("search_text")) WITH (fastupdate = off);
CREATE INDEX "coach_email_start" ON "coach"(lower("email" COLLATE "C") text_pattern_ops);
CREATE INDEX "coach_reference_start" ON "coach"(lower("reference" COLLATE "C") text_pattern_ops) WHERE "reference" IS NOT NULL;
