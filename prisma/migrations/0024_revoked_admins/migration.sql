-- Who was revoked stays so until somebody grants the role again, whatever the settings name.
CREATE TABLE "admin_revocation" (
    "user_id" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "admin_revocation_pkey" PRIMARY KEY ("user_id")
);
ALTER TABLE "admin_revocation" ADD CONSTRAINT "admin_revocation_user_id_fkey"
    FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Those revoked before, as far as the decisions tell; one read of the decisions for all of them.
WITH last AS (
    SELECT DISTINCT ON ("facts"->>'userId') "facts"->>'userId' AS "user_id", "at", "facts"->>'granted' AS "granted"
    FROM "decision"
    WHERE "kind" = 'role-changed'
    ORDER BY "facts"->>'userId', "id" DESC
)
INSERT INTO "admin_revocation" ("user_id", "revoked_at")
SELECT person."id", last."at"
FROM last JOIN "user" person ON person."id" = last."user_id"
WHERE last."granted" = 'false' AND NOT EXISTS (SELECT FROM "admin" WHERE "admin"."user_id" = person."id");
