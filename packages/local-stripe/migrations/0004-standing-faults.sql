-- A fault without a count stands until it is lifted.
ALTER TABLE fault ALTER COLUMN times DROP NOT NULL;
