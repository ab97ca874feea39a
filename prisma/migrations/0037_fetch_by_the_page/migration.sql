-- In a storm, a page of Stripe's list settles many waiting accounts. Where an account lies in the list is noted once it
-- waits in a storm; one that no page settles is fetched by itself.
ALTER TABLE "account_counter"
  ADD COLUMN "list_place" TIMESTAMPTZ(3),
  ADD COLUMN "by_itself" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "account_counter_in_list" ON "account_counter"("list_place")
WHERE "is_coachs" AND "fetched" < "notified" AND NOT "by_itself";

CREATE INDEX "account_counter_by_itself" ON "account_counter"("waiting_since")
WHERE "is_coachs" AND "fetched" < "notified" AND "by_itself";
