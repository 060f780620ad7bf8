-- What the audit of the ownership limit asks of the past, without a burden on the write path.

-- Entries are made in the order of their days, so that a summary of each run of pages finds those
-- after a day; a tree would be written to by every posting.
CREATE INDEX entry_by_day ON ledger.entry USING brin (effective_on, posted_at)
WITH (pages_per_range = 16);

CREATE INDEX verdict_stopped ON ledger.verdict (made_at, issuer) WHERE outcome <> 'posted';
