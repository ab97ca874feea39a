-- What a person recognises a session by, as the browser called itself at sign-in; null where it did not say, and for
-- sessions of a build before. The day on which it was used last has no time: it costs one write a day.
ALTER TABLE "session" ADD COLUMN "browser" TEXT, ADD COLUMN "system" TEXT,
    ADD COLUMN "used_on" DATE NOT NULL DEFAULT CURRENT_DATE,
    ADD CONSTRAINT "session_names" CHECK (length("browser") <= 40 AND length("system") <= 40);

-- Messages to support of people without access, who have no coach whose decision could hold them. Sent once, as those
-- are; the text is only in the emails.
CREATE TABLE "help_without_access" (
    "message" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "help_without_access_pkey" PRIMARY KEY ("user_id", "message"),
    CONSTRAINT "help_without_access_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
