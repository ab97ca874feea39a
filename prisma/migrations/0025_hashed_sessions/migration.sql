-- From now on a session's token is kept as its hash. Those that stand here were kept as they are, and may stand in older
-- copies of the database too: they end, and everybody signs in once more.
DELETE FROM "session";
