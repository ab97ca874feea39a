-- What a link asks for beyond what is currently due, docs.stripe.com/api/account_links/create.
ALTER TABLE link ADD COLUMN asks_for_all boolean NOT NULL DEFAULT false;
ALTER TABLE visit ADD COLUMN asks_for_all boolean NOT NULL DEFAULT false;
