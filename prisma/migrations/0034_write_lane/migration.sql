-- What changes anything at Stripe waits in a queue of its own. An older build beside a newer one never reads the row.
INSERT INTO "read_pace" ("asker") VALUES ('write');
