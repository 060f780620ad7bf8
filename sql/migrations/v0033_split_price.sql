-- A price is of one share as shares were on its day. After a split it is told of a share as it is
-- now, so that the split changes nobody's part by value; the price on file stays what it was.

CREATE INDEX capital_event_of_split ON ledger.capital_event (security, issuer)
WHERE kind = 'split';

-- A price of the day of a split is of the old shares where it was recorded before the split was.
CREATE FUNCTION ledger.restated_price(
    p_issuer text, p_security text, p_amount bigint, p_as_of date, p_recorded_at timestamptz,
    p_day date, p_known timestamptz
) RETURNS TABLE (amount bigint, split_on date)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_amount numeric := p_amount;
    v_split record;
BEGIN
    split_on := NULL;
    FOR v_split IN
        SELECT c.numerator, c.denominator, e.effective_on
        FROM ledger.capital_event AS c
        JOIN ledger.entry AS e ON e.issuer = c.issuer AND e.entry = c.entry
        WHERE c.issuer = p_issuer AND c.security = p_security AND c.kind = 'split'
            AND e.effective_on <= p_day AND e.posted_at < p_known
            AND (
                e.effective_on > p_as_of
                OR e.effective_on = p_as_of AND p_recorded_at < e.posted_at
            )
        ORDER BY e.entry
    LOOP
        v_amount := v_amount * v_split.denominator / v_split.numerator;
        split_on := v_split.effective_on;
    END LOOP;
    amount := greatest(1, round(v_amount))::bigint;
    RETURN NEXT;
END
$$;
GRANT EXECUTE ON FUNCTION ledger.restated_price(
    text, text, bigint, date, timestamptz, date, timestamptz
) TO countersign_clerk, countersign_officer, countersign_auditor;

CREATE OR REPLACE FUNCTION ledger.prices_on(p_issuer text, p_day date)
RETURNS TABLE (
    security text, amount bigint, as_of date, source text, maximum_age_days integer
)
LANGUAGE sql STABLE
AS $$
    SELECT latest.security::text, r.amount, latest.as_of,
        latest.source || coalesce(', restated for the split of ' || r.split_on, ''),
        latest.maximum_age_days
    FROM (
        SELECT DISTINCT ON (p.security)
            p.security, p.amount, p.as_of, p.source, p.maximum_age_days, p.recorded_at
        FROM ledger.price AS p
        WHERE p.issuer = p_issuer AND p.as_of <= p_day
        ORDER BY p.security, p.as_of DESC, p.price DESC
    ) AS latest
    CROSS JOIN LATERAL ledger.restated_price(
        p_issuer, latest.security, latest.amount, latest.as_of, latest.recorded_at, p_day,
        'infinity'
    ) AS r
$$;
