-- When a bank answers. Of a refund: one that is pending goes through then, and one that succeeded fails. Of a dispute: what
-- its evidence comes to.
ALTER TABLE refund ADD COLUMN settles_at integer;
ALTER TABLE dispute ADD COLUMN settles_at integer;

CREATE INDEX refund_settling ON refund (settles_at) WHERE settles_at IS NOT NULL;
CREATE INDEX dispute_settling ON dispute (settles_at) WHERE settles_at IS NOT NULL;
