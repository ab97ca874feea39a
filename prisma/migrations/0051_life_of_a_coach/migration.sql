-- Why a coach may neither sign in nor be paid; null for most. On the coach's row, so that a change of the row and this
-- one wait for each other. docs/decisions/0057-life-of-a-coach.md
ALTER TABLE "coach" ADD COLUMN "exclusion" TEXT, ADD COLUMN "excluded_at" TIMESTAMPTZ(3), ADD COLUMN "excluded_by" TEXT,
    ADD CONSTRAINT "coach_exclusions" CHECK ("exclusion" IN ('withdrawn', 'suspended', 'removed', 'erased')),
    ADD CONSTRAINT "coach_excluded_whole" CHECK (("exclusion" IS NULL) = ("excluded_at" IS NULL) AND ("exclusion" IS NULL) = ("excluded_by" IS NULL));
CREATE INDEX "coach_excluded" ON "coach"("excluded_at", "id") WHERE "exclusion" IN ('withdrawn', 'removed');

-- The hold that comes with an exclusion, which builds before this one see too.
ALTER TABLE "hold" DROP CONSTRAINT "hold_reasons";
ALTER TABLE "hold" ADD CONSTRAINT "hold_reasons" CHECK ("reason" IN (
    'chargeback-risk', 'identity-doubt', 'policy', 'coach-asked', 'other', 'excluded'));

-- What a decision changed of a coach. Decisions hold no names; these rows go when the coach is erased.
CREATE TABLE "coach_edit" (
    "decision_id" BIGINT NOT NULL,
    "coach_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "was" TEXT,
    "became" TEXT,

    CONSTRAINT "coach_edit_pkey" PRIMARY KEY ("decision_id"),
    CONSTRAINT "coach_edit_fields" CHECK ("field" IN ('name', 'reference')),
    CONSTRAINT "coach_edit_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "coach_edit_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "coach_edit_coach_id_idx" ON "coach_edit"("coach_id");

-- An address that staff typed for a coach and that waits for whoever reads its mail. One for each coach.
CREATE TABLE "staff_email_change" (
    "coach_id" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "becomes" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_email_change_pkey" PRIMARY KEY ("coach_id"),
    CONSTRAINT "staff_email_change_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "staff_email_change_token_hash_key" ON "staff_email_change"("token_hash");
CREATE INDEX "staff_email_change_expires_idx" ON "staff_email_change"("expires");

-- A coach who never signed in has an address, and nobody's account.
ALTER TABLE "former_email" ALTER COLUMN "user_id" DROP NOT NULL;

-- Append-only, but for coaches who are erased.
CREATE FUNCTION "is_erased"("of_coach" TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM "coach" WHERE "id" = "of_coach" AND "exclusion" = 'erased');

CREATE OR REPLACE FUNCTION "refuse_to_change_former_emails"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF "is_erased"(OLD."coach_id") THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'former addresses are added, never changed or removed' USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE OR REPLACE FUNCTION "refuse_to_change_coach_notes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF "is_erased"(OLD."coach_id") THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'notes are added, never changed or removed' USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE FUNCTION "refuse_to_change_coach_edits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF "is_erased"(OLD."coach_id") THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'edits are added, never changed or removed' USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER "coach_edit_is_append_only" BEFORE UPDATE OR DELETE ON "coach_edit"
    FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_coach_edits"();
CREATE TRIGGER "coach_edit_is_never_emptied" BEFORE TRUNCATE ON "coach_edit"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_change_coach_edits"();

-- As the owner of the tables, since the app's role may not delete from them. Does nothing for anybody else's rows.
CREATE FUNCTION "forget_erased_coach"("of_coach" TEXT) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM "former_email" WHERE "coach_id" = "of_coach" AND "is_erased"("of_coach");
    DELETE FROM "coach_edit" WHERE "coach_id" = "of_coach" AND "is_erased"("of_coach");
    DELETE FROM "coach_note" WHERE "coach_id" = "of_coach" AND "is_erased"("of_coach");
$$;

-- An erased coach stays erased, and gets no new personal data: not from a build before this one, nor from work that was
-- under way. The lock waits for an erasure that has not committed.
CREATE FUNCTION "keep_erased_coach"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN NULL;
END;
$$;
CREATE TRIGGER "coach_stays_erased" BEFORE UPDATE ON "coach"
    FOR EACH ROW WHEN (OLD."exclusion" = 'erased') EXECUTE FUNCTION "keep_erased_coach"();

CREATE FUNCTION "skip_for_erased_coach"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM "coach" WHERE "id" = NEW."coach_id" FOR KEY SHARE;
    IF EXISTS (SELECT FROM "coach" WHERE "id" = NEW."coach_id" AND "exclusion" = 'erased') THEN RETURN NULL; END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER "coach_note_is_of_no_erased_coach" BEFORE INSERT ON "coach_note"
    FOR EACH ROW EXECUTE FUNCTION "skip_for_erased_coach"();
CREATE TRIGGER "coach_edit_is_of_no_erased_coach" BEFORE INSERT ON "coach_edit"
    FOR EACH ROW EXECUTE FUNCTION "skip_for_erased_coach"();
CREATE TRIGGER "former_email_is_of_no_erased_coach" BEFORE INSERT ON "former_email"
    FOR EACH ROW EXECUTE FUNCTION "skip_for_erased_coach"();
CREATE TRIGGER "staff_email_change_is_of_no_erased_coach" BEFORE INSERT ON "staff_email_change"
    FOR EACH ROW EXECUTE FUNCTION "skip_for_erased_coach"();
CREATE TRIGGER "payout_setup_is_of_no_erased_coach" BEFORE INSERT ON "payout_setup"
    FOR EACH ROW EXECUTE FUNCTION "skip_for_erased_coach"();
CREATE TRIGGER "payout_account_is_of_no_erased_coach" BEFORE INSERT ON "payout_account"
    FOR EACH ROW EXECUTE FUNCTION "skip_for_erased_coach"();
CREATE TRIGGER "refused_address_is_of_no_erased_coach" BEFORE INSERT ON "refused_address"
    FOR EACH ROW EXECUTE FUNCTION "skip_for_erased_coach"();

-- Coaches who were withdrawn, removed or erased have no place in the work queue.
CREATE FUNCTION "has_no_place"("exclusion" TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE
RETURN coalesce("exclusion" IN ('withdrawn', 'removed', 'erased'), false);

CREATE FUNCTION "skip_without_place"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM "coach" WHERE "id" = NEW."coach_id" AND "has_no_place"("exclusion")) THEN RETURN NULL; END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER "coach_work_has_a_place" BEFORE INSERT ON "coach_work"
    FOR EACH ROW EXECUTE FUNCTION "skip_without_place"();

CREATE FUNCTION "leave_or_join_the_queue"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF "has_no_place"(NEW."exclusion") THEN
        DELETE FROM "coach_work" WHERE "coach_id" = NEW."id";
    ELSE
        PERFORM "refresh_coach_work"(ARRAY[NEW."id"]);
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "coach_leaves_or_joins_the_queue" AFTER UPDATE OF "exclusion" ON "coach"
    FOR EACH ROW WHEN (OLD."exclusion" IS DISTINCT FROM NEW."exclusion") EXECUTE FUNCTION "leave_or_join_the_queue"();

-- As before, without those who have no place.
CREATE OR REPLACE FUNCTION "fill_coach_work"("most" INTEGER) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
    "ids" TEXT[] := ARRAY(
        SELECT c."id" FROM "coach" c
        WHERE NOT "has_no_place"(c."exclusion") AND NOT EXISTS (SELECT FROM "coach_work" w WHERE w."coach_id" = c."id")
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
