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

-- Into how many equal parts the issuer's policy divides a joint account; null for none.
CREATE FUNCTION ledger.sharers(p_issuer text, p_account text, p_day date) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM ledger.policies_on(p_issuer, p_day) AS p
        WHERE p.name = 'joint_attribution' AND p.value = 'EQUAL'
    ) THEN
        RETURN NULL;
    END IF;
    RETURN (
        SELECT count(DISTINCT o.person) FROM ledger.account_owner AS o
        WHERE o.issuer = p_issuer AND o.account = p_account AND o.numerator IS NULL
            AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
    );
END
$$;

-- What persons hold of record, per security, over all the accounts they are counted for. A part
-- of a unit is left out here; the law counts it.
CREATE FUNCTION ledger.record_holdings(p_issuer text, p_persons text [], p_day date)
RETURNS TABLE (person text, security text, units numeric)
LANGUAGE sql STABLE
AS $$
    SELECT owned.person, h.security, sum(
        CASE
            WHEN owned.numerator IS NOT NULL
                THEN div(h.units::numeric * owned.numerator, owned.denominator)
            WHEN owned.sharers IS NOT NULL THEN div(h.units::numeric, owned.sharers)
            ELSE h.units
        END
    )
    FROM (
        SELECT DISTINCT ON (o.account, o.person)
            o.account, o.person, o.numerator, o.denominator,
            CASE
                WHEN o.capacity = 'joint_owner' AND o.numerator IS NULL
                    THEN ledger.sharers(p_issuer, o.account, p_day)
            END AS sharers
        FROM ledger.account_owner AS o
        LEFT JOIN LATERAL ledger.standing(p_issuer, o.account, p_day) AS s ON true
        WHERE o.issuer = p_issuer AND o.person = ANY(p_persons)
            AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
            AND o.effective_from <= p_day
            AND coalesce(s.standing, 'ordinary') NOT IN ('intermediary', 'exempt')
        ORDER BY o.account, o.person, o.numerator NULLS FIRST, o.capacity
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

-- What intermediaries disclose that they hold for persons: the latest statement of each.
CREATE FUNCTION ledger.disclosed_holdings(p_issuer text, p_persons text [])
RETURNS TABLE (account text, person text, security text, units bigint)
LANGUAGE sql STABLE
AS $$
    SELECT DISTINCT ON (p.account, p.person, p.security)
        p.account, p.person, p.security, p.units
    FROM ledger.disclosed_position AS p
    WHERE p.issuer = p_issuer AND p.person = ANY(p_persons)
    ORDER BY p.account, p.person, p.security, p.as_of DESC, p.fact DESC
$$;

-- Everybody who is or was tied to one of the persons by any chain, and they themselves.
CREATE FUNCTION ledger.kin_of(p_issuer text, p_persons text [])
RETURNS TABLE (person text)
LANGUAGE sql STABLE
AS $$
    SELECT other.person::text
    FROM (
        SELECT DISTINCT k.root FROM ledger.kin AS k
        WHERE k.issuer = p_issuer AND k.person = ANY(p_persons)
    ) AS r
    JOIN ledger.kin AS other ON other.issuer = p_issuer AND other.root = r.root
$$;

-- The relations of persons that hold on a day.
CREATE FUNCTION ledger.relations_of(p_issuer text, p_persons text [], p_day date)
RETURNS TABLE (
    relation bigint, kind text, person text, other text, numerator bigint, denominator bigint,
    security text, units bigint, underlying bigint
)
LANGUAGE sql STABLE
AS $$
    SELECT r.relation, r.kind, r.person, r.other, r.numerator, r.denominator, r.security,
        r.units, r.underlying
    FROM ledger.relation AS r
    LEFT JOIN ledger.relation_end AS e ON e.issuer = r.issuer AND e.relation = r.relation
    WHERE r.issuer = p_issuer AND r.person = ANY(p_persons) AND r.effective_from <= p_day
        AND coalesce(e.ends_on, 'infinity') >= p_day
        AND coalesce(r.effective_until, 'infinity') >= p_day
$$;

-- The exceptions of persons that hold on a day; of several for one scope the last to begin.
CREATE FUNCTION ledger.exceptions_of(p_issuer text, p_persons text [], p_day date)
RETURNS TABLE (
    person text, security text, numerator bigint, denominator bigint, authority text,
    effective_from date, effective_until date
)
LANGUAGE sql STABLE
AS $$
    SELECT latest.*
    FROM (
        SELECT DISTINCT ON (x.person, x.security)
            x.person::text, x.security::text, x.numerator, x.denominator, x.authority,
            x.effective_from, x.effective_until
        FROM ledger.limit_exception AS x
        WHERE x.issuer = p_issuer AND x.person = ANY(p_persons) AND x.effective_from <= p_day
        ORDER BY x.person, x.security, x.effective_from DESC, x.limit_exception DESC
    ) AS latest
    WHERE latest.effective_until IS NULL OR latest.effective_until >= p_day
$$;

-- The last price of each security on a day.
CREATE FUNCTION ledger.prices_on(p_issuer text, p_day date)
RETURNS TABLE (
    security text, amount bigint, as_of date, source text, maximum_age_days integer
)
LANGUAGE sql STABLE
AS $$
    SELECT DISTINCT ON (p.security)
        p.security::text, p.amount, p.as_of, p.source, p.maximum_age_days
    FROM ledger.price AS p
    WHERE p.issuer = p_issuer AND p.as_of <= p_day
    ORDER BY p.security, p.as_of DESC, p.price DESC
$$;

-- The settings in force on a day.
CREATE FUNCTION ledger.policies_on(p_issuer text, p_day date)
RETURNS TABLE (
    name text, value text, authority text, effective_from date, effective_until date
)
LANGUAGE sql STABLE
AS $$
    SELECT latest.*
    FROM (
        SELECT DISTINCT ON (p.name)
            p.name, p.value, p.authority, p.effective_from, p.effective_until
        FROM ledger.policy AS p
        WHERE p.issuer = p_issuer AND p.effective_from <= p_day
        ORDER BY p.name, p.effective_from DESC, p.policy DESC
    ) AS latest
    WHERE latest.effective_until IS NULL OR latest.effective_until >= p_day
$$;

-- The account of the charter's trust, where the issuer's policy sends the excess there today.
CREATE FUNCTION ledger.trust_account(p_issuer text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT substr(p.value, length('TO_TRUST:') + 1)
        FROM ledger.policies_on(p_issuer, ledger.today(p_issuer)) AS p
        WHERE p.name = 'excess' AND p.value LIKE 'TO_TRUST:%'
    );
END
$$;

-- Those who own, wholly or in part, beside the persons whose rows are locked for theirs.
CREATE FUNCTION ledger.roots_of(p_issuer text, p_persons text [])
RETURNS TABLE (root text)
LANGUAGE sql STABLE
AS $$
    SELECT DISTINCT coalesce(k.root, p.person)::text
    FROM unnest(p_persons) AS p (person)
    LEFT JOIN ledger.kin AS k ON k.issuer = p_issuer AND k.person = p.person
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

-- Whether a stop keeps its certificate from moving. UCC 8-403: an adverse claimant's demand
-- holds for the days that both notices gave, unless process or a bond came in that time; every
-- other stop holds until it is released, and process until it ends.
CREATE FUNCTION ledger.stop_blocks(p_issuer text, p_stop bigint, p_day date) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_kind text;
    v_noticed date;
    v_days integer;
BEGIN
    IF EXISTS (
        SELECT FROM ledger.stop_release AS r WHERE r.issuer = p_issuer AND r.stop = p_stop
    ) THEN
        RETURN false;
    END IF;
    SELECT s.kind INTO v_kind FROM ledger.stop AS s
    WHERE s.issuer = p_issuer AND s.stop = p_stop;
    IF v_kind <> 'ADVERSE_CLAIM_403' THEN
        RETURN true;
    END IF;
    -- The later of the two notices that followed the presentation; null while one is missing.
    SELECT CASE
        WHEN count(DISTINCT e.kind) FILTER (WHERE e.kind LIKE 'notice%') = 2
            THEN max(e.happened_on) FILTER (WHERE e.kind LIKE 'notice%')
    END
    INTO v_noticed
    FROM ledger.stop_event AS e
    WHERE e.issuer = p_issuer AND e.stop = p_stop;
    IF v_noticed IS NULL OR (
        SELECT count(*) FILTER (WHERE e.kind IN ('process_served', 'bond_filed'))
            > count(*) FILTER (WHERE e.kind = 'process_ended')
        FROM ledger.stop_event AS e
        WHERE e.issuer = p_issuer AND e.stop = p_stop
    ) THEN
        RETURN true;
    END IF;
    SELECT least(30, p.value::integer) INTO v_days
    FROM ledger.policies_on(p_issuer, p_day) AS p
    WHERE p.name = 'adverse_claim_days' AND p.value ~ '^[0-9]{1,2}$';
    RETURN p_day <= v_noticed + coalesce(v_days, 30);
END
$$;

CREATE FUNCTION ledger.is_stopped(p_issuer text, p_security text, p_number text)
RETURNS boolean
LANGUAGE sql STABLE
AS $$
    SELECT EXISTS (
        SELECT FROM ledger.stop AS s
        WHERE s.issuer = p_issuer AND s.security = p_security AND s.number = p_number
            AND ledger.stop_blocks(p_issuer, s.stop, ledger.today(p_issuer))
    )
$$;

-- The wording that certificates of a security bear when they are issued on a day.
CREATE FUNCTION ledger.legend_in_force(p_issuer text, p_security text, p_day date)
RETURNS TABLE (version integer, numerator bigint, denominator bigint)
LANGUAGE sql STABLE
AS $$
    SELECT l.version, l.numerator, l.denominator
    FROM ledger.legend AS l
    WHERE l.issuer = p_issuer AND l.security = p_security AND l.effective_from <= p_day
    ORDER BY l.effective_from DESC, l.version DESC
    LIMIT 1
$$;
