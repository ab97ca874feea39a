-- The time zone a person's browser named when they last signed in, by its IANA name.
ALTER TABLE "user" ADD COLUMN "zone" TEXT;
