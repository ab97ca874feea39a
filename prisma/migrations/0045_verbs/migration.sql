-- A reminder that a member of staff sent: it may be stopped, whatever its kind, and does not wait.
ALTER TABLE "email" ADD COLUMN "by_staff" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "email_by_staff" ON "email"("stored_at")
WHERE "by_staff" AND "settled_at" IS NULL AND "queued_at" IS NULL;

-- What staff wrote about a coach. The id is the form's, so that a form sent twice makes one.
CREATE TABLE "coach_note" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "coach_id" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "coach_note_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "coach_note_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "coach_note_coach_id_number_idx" ON "coach_note"("coach_id", "number");

CREATE FUNCTION "refuse_to_change_coach_notes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'notes are added, never changed or removed' USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER "coach_note_is_append_only" BEFORE UPDATE OR DELETE ON "coach_note"
    FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_coach_notes"();
CREATE TRIGGER "coach_note_is_never_emptied" BEFORE TRUNCATE ON "coach_note"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_change_coach_notes"();

-- Since when each requirement has been listed without a break, by our word. What was listed before this migration has
-- no time. A trigger, so that builds before this one keep it too.
ALTER TABLE "payout_account" ADD COLUMN "asked_since" JSONB NOT NULL DEFAULT '{}';

CREATE FUNCTION "keep_asked_since"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "was_listed" JSONB := '[]';
    "was_since" JSONB := '{}';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        "was_listed" := OLD."requirements";
        "was_since" := OLD."asked_since";
    END IF;
    NEW."asked_since" := coalesce((
        SELECT jsonb_object_agg("word", coalesce("was_since" -> "word", to_jsonb(now())))
        FROM (SELECT DISTINCT "entry" ->> 'word' AS "word" FROM jsonb_array_elements(NEW."requirements") "entry"
            WHERE "entry" ? 'word') "listed"
        WHERE "was_since" ? "word"
            OR NOT "was_listed" @> jsonb_build_array(jsonb_build_object('word', "word"))), '{}');
    RETURN NEW;
END;
$$;
CREATE TRIGGER "account_keeps_asked_since" BEFORE INSERT ON "payout_account"
    FOR EACH ROW EXECUTE FUNCTION "keep_asked_since"();
CREATE TRIGGER "account_keeps_what_is_asked_since" BEFORE UPDATE ON "payout_account"
    FOR EACH ROW WHEN (OLD."requirements" IS DISTINCT FROM NEW."requirements")
    EXECUTE FUNCTION "keep_asked_since"();

-- A list of coaches to invite, as staff gave it, until it is invited or a day has passed.
CREATE TABLE "invitation_list" (
    "id" UUID NOT NULL,
    "by_id" TEXT NOT NULL,
    "rows" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "invited" INTEGER,

    CONSTRAINT "invitation_list_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "invitation_list_at_idx" ON "invitation_list"("at");
