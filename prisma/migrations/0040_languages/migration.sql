-- The language a person chose, and the one their browser asked for at the last sign-in, as in "de" or "en-US". Only the
-- shape is checked: a row keeps its language when a build no longer offers it.
ALTER TABLE "user" ADD COLUMN "language" TEXT, ADD COLUMN "browser_language" TEXT,
  ADD CONSTRAINT "user_languages" CHECK (
    "language" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$' AND "browser_language" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$'
  );
