-- Whose requests it meets; null: everybody's.
ALTER TABLE fault ADD COLUMN platform text;
