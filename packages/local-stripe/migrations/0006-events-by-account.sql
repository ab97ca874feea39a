-- A platform lists its own events, or those of one connected account it acts for.
CREATE INDEX event_by_account ON event (platform, account_id, created DESC, seq DESC);
