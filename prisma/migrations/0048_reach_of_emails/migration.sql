ALTER TABLE "email" DROP CONSTRAINT "email_kinds";
ALTER TABLE "email" ADD CONSTRAINT "email_kinds" CHECK ("kind" IN (
  'can-be-paid', 'cannot-be-paid', 'payouts-stopped', 'closed', 'needs-you', 'payout-failed', 'unfinished', 'due',
  'due-tomorrow', 'invitation'));

-- The present address of a coach, refused by the mail server for good. Gone once an email is taken.
CREATE TABLE "refused_address" (
    "coach_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "refused_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "refused_address_pkey" PRIMARY KEY ("coach_id"),
    CONSTRAINT "refused_address_coach_id_fkey" FOREIGN KEY ("coach_id") REFERENCES "coach"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
