-- What the audit of a long book asks, answered without reading all of it.

-- What passed between the issuer and the holders: taken over, issued, redeemed, exchanged. Such
-- lines are few, and a transfer writes none.
CREATE INDEX posting_unissued ON ledger.posting (entry, issuer) INCLUDE (security, units)
WHERE account = '@UNISSUED';

-- Which entries stand beside others of another day is told by the runs of pages alone, where the
-- summary of a run has the numbers too.
DROP INDEX ledger.entry_by_day;
CREATE INDEX entry_by_day ON ledger.entry USING brin (effective_on, posted_at, entry)
WITH (pages_per_range = 16);
