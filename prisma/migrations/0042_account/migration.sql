-- Six-digit codes beside mailed links.
CREATE TABLE "sign_in_code" (
    "id" TEXT NOT NULL,
    "locked" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sign_in_code_expires_idx" ON "sign_in_code"("expires");

-- A time zone that a person chose.
ALTER TABLE "user" ADD COLUMN "chosen_zone" TEXT;

-- A change of email address, until both addresses confirmed it.
CREATE TABLE "email_change" (
    "user_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "old_hash" TEXT NOT NULL,
    "new_hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_change_pkey" PRIMARY KEY ("user_id")
);
CREATE INDEX "email_change_expires_idx" ON "email_change"("expires");
ALTER TABLE "email_change" ADD CONSTRAINT "email_change_user_id_fkey"
    FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Addresses that people had, with the decision that records who changed them.
CREATE TABLE "former_email" (
    "id" BIGSERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "coach_id" TEXT,
    "was" TEXT NOT NULL,
    "became" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision_id" BIGINT NOT NULL,

    CONSTRAINT "former_email_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "former_email_decision_id_key" ON "former_email"("decision_id");
CREATE INDEX "former_email_coach_id_id_idx" ON "former_email"("coach_id", "id");
ALTER TABLE "former_email" ADD CONSTRAINT "former_email_decision_id_fkey"
    FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION "refuse_to_change_former_emails"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'former addresses are added, never changed or removed' USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER "former_email_is_append_only" BEFORE UPDATE OR DELETE ON "former_email"
    FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_former_emails"();
CREATE TRIGGER "former_email_is_never_emptied" BEFORE TRUNCATE ON "former_email"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_change_former_emails"();
