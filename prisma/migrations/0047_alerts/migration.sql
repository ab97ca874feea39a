-- What staff are told. An alert is raised with its cause, grouped with others of its kind, and then written about.
CREATE TABLE "alert_group" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "gathered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "alert_group_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alert_group_kinds" CHECK ("kind" IN (
      'coach-stopped', 'account-closed', 'payout-failed', 'dispute', 'provider-refused', 'health'))
);
CREATE INDEX "alert_group_gathered_at_idx" ON "alert_group"("gathered_at");

CREATE TABLE "alert" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "coach_id" TEXT,
    "stripe_account_id" TEXT,
    "reference" TEXT,
    "decision_id" BIGINT,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "cured_at" TIMESTAMPTZ(3),
    "group_id" UUID,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alert_kinds" CHECK ("kind" IN (
      'coach-stopped', 'account-closed', 'payout-failed', 'dispute', 'provider-refused', 'health')),
    CONSTRAINT "alert_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "alert_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "alert_cause_key" ON "alert"("cause");
CREATE INDEX "alert_group_id_idx" ON "alert"("group_id");
CREATE INDEX "alert_pending" ON "alert"("kind", "raised_at") WHERE "group_id" IS NULL;
-- One open alert for each finding of the Health page.
CREATE UNIQUE INDEX "alert_open_finding" ON "alert"("about") WHERE "kind" = 'health' AND "cured_at" IS NULL;

-- What a member of staff chose; a missing row means the usual one.
CREATE TABLE "alert_choice" (
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "timing" TEXT NOT NULL,

    CONSTRAINT "alert_choice_pkey" PRIMARY KEY ("user_id", "kind"),
    CONSTRAINT "alert_choice_kinds" CHECK ("kind" IN (
      'coach-stopped', 'account-closed', 'payout-failed', 'dispute', 'provider-refused', 'health')),
    CONSTRAINT "alert_choice_timings" CHECK ("timing" IN ('at-once', 'digest', 'none')),
    CONSTRAINT "alert_choice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- One email, digest or webhook message. Its cause is stored once, so that nobody gets it twice.
CREATE TABLE "alert_message" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "group_id" UUID,
    "user_id" TEXT,
    "covers_from" TIMESTAMPTZ(3),
    "covers_until" TIMESTAMPTZ(3),
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "queued_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "alert_message_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alert_message_kinds" CHECK ("kind" IN ('email', 'digest', 'webhook')),
    CONSTRAINT "alert_message_outcomes" CHECK ("outcome" IN ('sent', 'cured', 'unwanted', 'refused', 'late')),
    CONSTRAINT "alert_message_settled_with_outcome" CHECK (("settled_at" IS NULL) = ("outcome" IS NULL)),
    CONSTRAINT "alert_message_parts" CHECK (
      ("kind" = 'webhook') = ("user_id" IS NULL) AND ("kind" = 'digest') = ("group_id" IS NULL)
      AND ("kind" = 'digest') = ("covers_from" IS NOT NULL AND "covers_until" IS NOT NULL)),
    CONSTRAINT "alert_message_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "alert_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "alert_message_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "alert_message_cause_key" ON "alert_message"("cause");
CREATE INDEX "alert_message_group_id_idx" ON "alert_message"("group_id");
CREATE INDEX "alert_message_waiting" ON "alert_message"("stored_at") WHERE "settled_at" IS NULL;
CREATE INDEX "alert_message_digests" ON "alert_message"("user_id", "covers_until") WHERE "kind" = 'digest';

-- In the transaction of its cause, whichever build stores that.
CREATE FUNCTION "raise_alert_of_decision"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    payable CONSTANT TEXT[] := ARRAY['ready', 'ready-due', 'ready-checking'];
    final CONSTANT TEXT[] := ARRAY['closed', 'rejected'];
    reason CONSTANT TEXT := coalesce(NEW."facts" ->> 'reason', '');
    outcome CONSTANT TEXT := coalesce(NEW."facts" ->> 'outcome', '');
    kind TEXT := 'provider-refused';
    about TEXT;
BEGIN
    CASE NEW."kind"
    WHEN 'state-changed' THEN
        about := NEW."to_state";
        IF NEW."to_state" = ANY(final) AND NEW."from_state" <> ALL(final) AND NEW."from_state" <> 'not-started' THEN
            kind := 'account-closed';
        ELSIF NEW."from_state" = ANY(payable) AND NEW."to_state" <> ALL(payable || final) THEN
            kind := 'coach-stopped';
        ELSE RETURN NULL;
        END IF;
    WHEN 'payout-failed' THEN
        kind := 'payout-failed';
        about := NEW."facts" -> 'payout' ->> 'id';
    WHEN 'set-up-refused' THEN
        IF reason NOT IN ('platform-not-ready', 'other') THEN RETURN NULL; END IF;
        about := 'set-up';
    WHEN 'link-refused' THEN
        IF reason NOT IN ('platform-not-ready', 'other') THEN RETURN NULL; END IF;
        about := 'link';
    WHEN 'account-not-closed' THEN
        about := 'closing';
    WHEN 'charge-outcome' THEN
        IF outcome NOT IN ('transfers-off', 'region', 'agreement', 'account-gone', 'other') THEN RETURN NULL; END IF;
        about := 'payment';
    WHEN 'refund-outcome' THEN
        IF outcome NOT IN ('no-money', 'gone', 'other') THEN RETURN NULL; END IF;
        about := 'refund';
    END CASE;
    INSERT INTO "alert" ("kind", "cause", "about", "coach_id", "stripe_account_id", "reference", "decision_id")
    VALUES (
        kind, 'decision ' || NEW."id", coalesce(about, ''), NEW."coach_id", NEW."stripe_account_id",
        coalesce(NEW."facts" -> 'charge' ->> 'reference', NEW."facts" -> 'refund' ->> 'reference'), NEW."id"
    ) ON CONFLICT ("cause") DO NOTHING;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "decision_raises_alert" AFTER INSERT ON "decision"
    FOR EACH ROW
    WHEN (NEW."kind" IN ('state-changed', 'payout-failed', 'set-up-refused', 'link-refused', 'account-not-closed', 'charge-outcome', 'refund-outcome'))
    EXECUTE FUNCTION "raise_alert_of_decision"();

CREATE FUNCTION "raise_alert_of_dispute"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "alert" ("kind", "cause", "about", "coach_id", "stripe_account_id", "reference")
    SELECT 'dispute', 'dispute ' || NEW."stripe_id" || ' ' || NEW."state", NEW."stripe_id", "coach_id", "stripe_account_id",
        "reference"
    FROM "payment" WHERE "reference" = NEW."reference"
    ON CONFLICT ("cause") DO NOTHING;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "dispute_raises_alert" AFTER INSERT OR UPDATE OF "state" ON "movement"
    FOR EACH ROW
    WHEN (NEW."kind" = 'dispute' AND NEW."state" IN ('needs-answer', 'inquiry'))
    EXECUTE FUNCTION "raise_alert_of_dispute"();
