-- What an attempt gives Stripe of the coach, so that a repetition sends the same. Gone once the account is stored.
ALTER TABLE "payout_setup" ADD COLUMN "prefill" JSONB;

-- An account that is being closed at Stripe, so that its coach can start again. Gone with the account.
CREATE TABLE "account_closing" (
    "coach_id" TEXT NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "tries" INTEGER NOT NULL DEFAULT 1,
    "tried_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "account_closing_pkey" PRIMARY KEY ("coach_id"),
    CONSTRAINT "account_closing_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "account_closing_stripe_account_id_key" ON "account_closing"("stripe_account_id");

-- Accounts that coaches had before. Their payments and payouts keep the id.
CREATE TABLE "former_account" (
    "stripe_account_id" TEXT NOT NULL,
    "coach_id" TEXT NOT NULL,
    "platform_account_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "details_submitted" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "former_account_pkey" PRIMARY KEY ("stripe_account_id"),
    CONSTRAINT "former_account_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "former_account_coach_id_idx" ON "former_account"("coach_id");

CREATE FUNCTION "refuse_to_change_former_accounts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'former accounts are added, never changed or removed' USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER "former_account_is_append_only" BEFORE UPDATE OR DELETE ON "former_account"
    FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_former_accounts"();
CREATE TRIGGER "former_account_is_never_emptied" BEFORE TRUNCATE ON "former_account"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_change_former_accounts"();

-- A closed account is a change that API clients read, and stands in the coach's activity.
CREATE OR REPLACE TRIGGER "decision_is_told" AFTER INSERT ON "decision"
    FOR EACH ROW
    WHEN (NEW."kind" IN ('account-opened', 'account-closed', 'state-changed', 'coach-held', 'coach-released') AND NEW."coach_id" IS NOT NULL)
    EXECUTE FUNCTION "tell_change"();

ALTER INDEX "decision_of_account" RENAME TO "decision_of_account_before";
CREATE INDEX "decision_of_account" ON "decision"("coach_id", "id")
WHERE "kind" IN ('account-opened', 'account-closed', 'state-changed', 'coach-held', 'coach-released', 'coach-added', 'link-handed-out', 'payout-failed', 'help-asked');
DROP INDEX "decision_of_account_before";
