-- Questions that the door and the readers both ask. None of them writes; they run with their
-- caller's rights. Those that answer rows name every relation in full, need no path of their own,
-- and so become part of the statement that asks. The planner cannot do that to one that answers
-- a single value, so such a one keeps its plan in plpgsql: in SQL it is planned at every call.

CREATE FUNCTION ledger.today(p_issuer text) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT (now() AT TIME ZONE i.time_zone)::date
        FROM ledger.issuer AS i
        WHERE i.issuer = p_issuer
    );
END
$$;

-- The standing of an account on a day: the last fact that has begun, unless it has lapsed.
CREATE FUNCTION ledger.standing(p_issuer text, p_account text, p_day date)
RETURNS TABLE (standing text)
LANGUAGE sql STABLE ROWS 1
AS $$
    SELECT CASE
        WHEN latest.effective_until < p_day THEN 'ordinary'
        WHEN latest.standing = 'intermediary' AND latest.evidence IS NULL
            THEN 'unproven_nominee'
        ELSE latest.standing
    END
    FROM (
        SELECT s.standing, s.evidence, s.effective_until
        FROM ledger.account_standing AS s
        WHERE s.issuer = p_issuer AND s.account = p_account AND s.effective_from <= p_day
        ORDER BY s.effective_from DESC, s.fact DESC
        LIMIT 1
    ) AS latest
$$;

CREATE FUNCTION ledger.standing_of(p_issuer text, p_account text, p_day date) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT s.standing FROM ledger.standing(p_issuer, p_account, p_day) AS s);
END
$$;

-- Who owns in fact what an account holds: not those who only sign, and nobody behind an
-- intermediary that has shown its capacity or behind an exemption.
CREATE FUNCTION ledger.counted_owners(p_issuer text, p_accounts text [], p_day date)
RETURNS TABLE (account text, person text)
LANGUAGE sql STABLE ROWS 2
AS $$
    SELECT DISTINCT o.account, o.person
    FROM ledger.account_owner AS o
    LEFT JOIN LATERAL ledger.standing(p_issuer, o.account, p_day) AS s ON true
    WHERE o.issuer = p_issuer AND o.account = ANY(p_accounts)
        AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
        AND o.effective_from <= p_day
        AND coalesce(s.standing, 'ordinary') NOT IN ('intermediary', 'exempt')
$$;

-- What persons hold of record, per security, over all the accounts they are counted for.
CREATE FUNCTION ledger.record_holdings(p_issuer text, p_persons text [], p_day date)
RETURNS TABLE (person text, security text, units numeric)
LANGUAGE sql STABLE
AS $$
    SELECT owned.person, h.security, sum(h.units)
    FROM (
        SELECT DISTINCT o.account, o.person
        FROM ledger.account_owner AS o
        LEFT JOIN LATERAL ledger.standing(p_issuer, o.account, p_day) AS s ON true
        WHERE o.issuer = p_issuer AND o.person = ANY(p_persons)
            AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
            AND o.effective_from <= p_day
            AND coalesce(s.standing, 'ordinary') NOT IN ('intermediary', 'exempt')
    ) AS owned
    JOIN ledger.holding AS h ON h.issuer = p_issuer AND h.account = owned.account
    GROUP BY owned.person, h.security
$$;

-- What persons hold of classes that other agents keep: the latest report of each.
CREATE FUNCTION ledger.outside_holdings(p_issuer text, p_persons text [])
RETURNS TABLE (person text, security text, units numeric)
LANGUAGE sql STABLE
AS $$
    SELECT DISTINCT ON (p.person, p.security) p.person, p.security, p.units::numeric
    FROM ledger.outside_position AS p
    WHERE p.issuer = p_issuer AND p.person = ANY(p_persons)
    ORDER BY p.person, p.security, p.as_of DESC, p.fact DESC
$$;

-- The control book today: the last statement, moved on by what this book issued since; the
-- register itself where no statement says otherwise and this book keeps the class.
CREATE FUNCTION ledger.control_book(p_issuer text)
RETURNS TABLE (
    security text, authorised bigint, outstanding bigint, stated_as_of date,
    maximum_age_days integer, source text, registered bigint
)
LANGUAGE sql STABLE
AS $$
    SELECT s.security, a.authorised,
        CASE
            WHEN o.statement IS NOT NULL
                THEN o.outstanding + coalesce(t.issued, 0) - o.issued_before
            WHEN s.is_kept_here THEN coalesce(t.registered, 0)
        END,
        o.as_of, o.maximum_age_days, o.source, coalesce(t.registered, 0)
    FROM ledger.security AS s
    LEFT JOIN ledger.book_total AS t ON t.issuer = s.issuer AND t.security = s.security
    LEFT JOIN LATERAL (
        SELECT c.authorised
        FROM ledger.capital_statement AS c
        WHERE c.issuer = s.issuer AND c.security = s.security AND c.authorised IS NOT NULL
        ORDER BY c.as_of DESC, c.statement DESC
        LIMIT 1
    ) AS a ON true
    LEFT JOIN LATERAL (
        SELECT c.statement, c.outstanding, c.issued_before, c.as_of, c.maximum_age_days, c.source
        FROM ledger.capital_statement AS c
        WHERE c.issuer = s.issuer AND c.security = s.security AND c.outstanding IS NOT NULL
        ORDER BY c.as_of DESC, c.statement DESC
        LIMIT 1
    ) AS o ON true
    WHERE s.issuer = p_issuer
$$;

-- The limits in force on a day: for each scope the last that has begun, unless it has lapsed.
CREATE FUNCTION ledger.limits_in_force(p_issuer text, p_day date)
RETURNS TABLE (
    security text, numerator bigint, denominator bigint, basis text, authority text,
    effective_from date, effective_until date
)
LANGUAGE sql STABLE
AS $$
    SELECT latest.*
    FROM (
        SELECT DISTINCT ON (l.security)
            l.security::text, l.numerator, l.denominator, l.basis, l.authority,
            l.effective_from, l.effective_until
        FROM ledger.ownership_limit AS l
        WHERE l.issuer = p_issuer AND l.effective_from <= p_day
        ORDER BY l.security, l.effective_from DESC, l.ownership_limit DESC
    ) AS latest
    WHERE latest.effective_until IS NULL OR latest.effective_until >= p_day
$$;

-- Whether a certificate may move: countersigned, registered, not ended, under no stop.
CREATE FUNCTION ledger.is_stopped(p_issuer text, p_security text, p_number text)
RETURNS boolean
LANGUAGE sql STABLE
AS $$
    SELECT EXISTS (
        SELECT FROM ledger.stop AS s
        WHERE s.issuer = p_issuer AND s.security = p_security AND s.number = p_number
            AND NOT EXISTS (
                SELECT FROM ledger.stop_release AS r
                WHERE r.issuer = s.issuer AND r.stop = s.stop
            )
    )
$$;
