-- What the audit of a long book asks, answered without reading all of it.

-- What passed between the issuer and the holders: taken over, issued, redeemed, exchanged. Such
-- lines are few, and a transfer writes none.
CREATE INDEX posting_unissued ON ledger.posting (entry, issuer) INCLUDE (security, units)
WHERE account = '@UNISSUED';
