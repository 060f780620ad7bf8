-- What owners and their bounds cannot be: relations that nobody can have, figures of days that
-- have not begun, positions beyond the class, exceptions that would bind instead of free.

-- What keeps a relation from being recorded, and the relation on file that it is at odds with.
CREATE FUNCTION ledger.relation_conflicts(p_issuer text, p_relation jsonb)
RETURNS TABLE (conflict text, relation bigint)
LANGUAGE sql STABLE
AS $$
    WITH RECURSIVE given AS MATERIALIZED (
        SELECT r.kind, r.person, r.other, r.numerator, r.denominator, r.security, r.units,
            r.underlying, r.paper,
            coalesce(r.effective_from, ledger.today(p_issuer)) AS first_day,
            coalesce(r.effective_until, 'infinity') AS last_day,
            r.kind IN ('spouse', 'sibling', 'ancestor', 'descendant') AS is_family
        FROM jsonb_to_record(p_relation) AS r (
            kind text, person text, other text, numerator bigint, denominator bigint,
            security text, units bigint, underlying bigint, effective_from date,
            effective_until date, paper text
        )
        WHERE r.person IS DISTINCT FROM r.other
    ),
    -- What concerns either of the two on any of the same days.
    on_file AS MATERIALIZED (
        SELECT r.relation, r.kind, r.person::text, r.other::text, r.numerator, r.denominator,
            r.security::text, r.units, r.underlying, r.paper, r.effective_from AS first_day,
            least(
                coalesce(r.effective_until, 'infinity'), coalesce(e.ends_on, 'infinity')
            ) AS last_day
        FROM given AS g
        JOIN ledger.relation AS r
            ON r.issuer = p_issuer
                AND (r.person IN (g.person, g.other) OR r.other IN (g.person, g.other))
        LEFT JOIN ledger.relation_end AS e ON e.issuer = r.issuer AND e.relation = r.relation
        WHERE r.effective_from <= g.last_day
            AND least(
                coalesce(r.effective_until, 'infinity'), coalesce(e.ends_on, 'infinity')
            ) >= g.first_day
    ),
    elder AS (
        SELECT CASE WHEN g.kind = 'ancestor' THEN g.person ELSE g.other END::ledger.name
            AS person
        FROM given AS g
        WHERE g.kind IN ('ancestor', 'descendant')
        UNION
        SELECT CASE WHEN r.kind = 'ancestor' THEN r.person ELSE r.other END
        FROM elder AS d
        JOIN ledger.relation AS r
            ON r.issuer = p_issuer
                AND (r.kind = 'ancestor' AND r.other = d.person
                    OR r.kind = 'descendant' AND r.person = d.person)
        WHERE NOT EXISTS (
            SELECT FROM ledger.relation_end AS e
            WHERE e.issuer = r.issuer AND e.relation = r.relation
        )
    ),
    stake AS MATERIALIZED (
        SELECT s.first_day, s.last_day, s.numerator, s.denominator
        FROM on_file AS s
        JOIN given AS g ON g.kind = 'stake' AND s.kind = 'stake' AND s.other = g.other
        UNION ALL
        SELECT g.first_day, g.last_day, g.numerator, g.denominator
        FROM given AS g
        WHERE g.kind = 'stake'
    )
    SELECT c.conflict, c.relation
    FROM (
        SELECT 1 AS place, 'relation_family_of_individuals' AS conflict,
            NULL::bigint AS relation
        FROM given AS g
        JOIN ledger.person AS p
            ON p.issuer = p_issuer AND p.person IN (g.person, g.other) AND p.is_entity
        WHERE g.is_family
        UNION ALL
        SELECT 2, 'relation_stake_in_entity', NULL
        FROM given AS g
        JOIN ledger.person AS p
            ON p.issuer = p_issuer AND p.person = g.other AND NOT p.is_entity
        WHERE g.kind = 'stake'
        UNION ALL
        -- Two persons are family in one way; which way counts for nothing by the statute.
        SELECT 3, 'relation_is_new', r.relation
        FROM given AS g
        JOIN on_file AS r ON CASE
            WHEN g.is_family
                THEN r.kind IN ('spouse', 'sibling', 'ancestor', 'descendant')
                    AND (r.person, r.other) IN ((g.person, g.other), (g.other, g.person))
            WHEN g.kind = 'stake'
                THEN r.kind = 'stake' AND (r.person, r.other) = (g.person, g.other)
                    AND r.numerator::numeric * g.denominator
                        = g.numerator::numeric * r.denominator
            ELSE (
                r.kind, r.person, r.other, r.security, r.units, r.underlying, r.first_day,
                r.last_day, r.paper
            ) IS NOT DISTINCT FROM (
                g.kind, g.person, g.other, g.security, g.units, g.underlying, g.first_day,
                g.last_day, g.paper
            )
        END
        UNION ALL
        SELECT 4, 'relation_of_one_spouse', r.relation
        FROM given AS g
        JOIN on_file AS r ON r.kind = 'spouse'
        WHERE g.kind = 'spouse'
        UNION ALL
        SELECT 5, 'relation_descent_without_circle', NULL
        FROM given AS g
        JOIN elder AS d
            ON d.person = CASE WHEN g.kind = 'ancestor' THEN g.other ELSE g.person END
        WHERE g.kind IN ('ancestor', 'descendant')
        UNION ALL
        -- Rounded down, so that nothing is refused here that the law's exact sum lets pass.
        SELECT 6, 'relation_stakes_within_whole', NULL
        FROM given AS g
        JOIN (SELECT DISTINCT k.first_day FROM stake AS k) AS d ON d.first_day >= g.first_day
        JOIN stake AS s ON s.first_day <= d.first_day AND s.last_day >= d.first_day
        GROUP BY d.first_day
        HAVING sum(div(s.numerator::numeric * 1e30, s.denominator)) > 1e30
    ) AS c
    ORDER BY c.place, c.relation
$$;

GRANT EXECUTE ON FUNCTION ledger.relation_conflicts(text, jsonb)
TO countersign_clerk, countersign_officer, countersign_auditor;

-- As before, but for what cannot be.
CREATE OR REPLACE FUNCTION ledger.relate(p_issuer text, p_relation jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_given record;
    v_relation bigint;
    v_roots text [];
    v_conflict text;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    SELECT r.* INTO v_given
    FROM jsonb_to_record(p_relation) AS r (
        kind text, person text, other text, numerator bigint, denominator bigint,
        security text, units bigint, underlying bigint, effective_from date,
        effective_until date, paper text
    );
    -- An option on an option is an option on the stock beneath it.
    IF v_given.underlying IS NOT NULL AND NOT EXISTS (
        SELECT FROM ledger.relation AS u
        WHERE u.issuer = p_issuer AND u.relation = v_given.underlying AND u.kind = 'option'
            AND u.security = v_given.security AND u.units >= v_given.units
    ) THEN
        RAISE EXCEPTION 'An option is on shares, or on an option on as many of them.'
            USING ERRCODE = 'TA404', CONSTRAINT = 'option_on_option';
    END IF;
    SELECT c.conflict INTO v_conflict
    FROM ledger.relation_conflicts(p_issuer, p_relation) AS c
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The relation is one that cannot be, or cannot be beside another.'
            USING ERRCODE = 'TA404', CONSTRAINT = v_conflict;
    END IF;
    INSERT INTO ledger.relation (
        issuer, kind, person, other, numerator, denominator, security, units, underlying,
        effective_from, effective_until, paper
    )
    VALUES (
        p_issuer, v_given.kind, v_given.person, v_given.other, v_given.numerator,
        v_given.denominator, v_given.security, v_given.units, v_given.underlying,
        coalesce(v_given.effective_from, ledger.today(p_issuer)), v_given.effective_until,
        v_given.paper
    )
    RETURNING relation INTO v_relation;

    INSERT INTO ledger.kin (issuer, person, root)
    SELECT p_issuer, p.person, p.person
    FROM (
        SELECT v_given.person AS person
        UNION
        SELECT v_given.other
        UNION
        SELECT u.person FROM ledger.relation AS u
        WHERE u.issuer = p_issuer AND u.relation = v_given.underlying
    ) AS p
    WHERE p.person IS NOT NULL
    ON CONFLICT ON CONSTRAINT kin_once DO NOTHING;
    SELECT array_agg(DISTINCT k.root) INTO v_roots
    FROM ledger.kin AS k
    WHERE k.issuer = p_issuer AND k.person IN (
        SELECT v_given.person
        UNION
        SELECT v_given.other
        UNION
        SELECT u.person FROM ledger.relation AS u
        WHERE u.issuer = p_issuer AND u.relation = v_given.underlying
    );
    UPDATE ledger.kin AS k
    SET root = (SELECT min(r) FROM unnest(v_roots) AS r)
    WHERE k.issuer = p_issuer AND k.root = ANY(v_roots)
        AND k.root <> (SELECT min(r) FROM unnest(v_roots) AS r);
    RETURN v_relation;
END
$$;

-- A relation that was is ended within its own days.
CREATE OR REPLACE FUNCTION ledger.end_relation(
    p_issuer text, p_relation bigint, p_ends_on date, p_paper text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_ends_on date;
    v_relation record;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    v_ends_on := coalesce(p_ends_on, ledger.today(p_issuer));
    SELECT r.effective_from, r.effective_until INTO v_relation
    FROM ledger.relation AS r
    WHERE r.issuer = p_issuer AND r.relation = p_relation;
    -- The day before its first: what was recorded by mistake never held.
    IF v_ends_on < v_relation.effective_from - 1 THEN
        RAISE EXCEPTION 'A relation ends on no day before its first.'
            USING ERRCODE = 'TA404', CONSTRAINT = 'relation_end_not_before_first_day';
    END IF;
    IF v_ends_on > v_relation.effective_until THEN
        RAISE EXCEPTION 'The relation ends earlier by its own terms.'
            USING ERRCODE = 'TA404', CONSTRAINT = 'relation_end_not_after_last_day';
    END IF;
    INSERT INTO ledger.relation_end (issuer, relation, ends_on, paper)
    VALUES (p_issuer, p_relation, v_ends_on, p_paper);
END
$$;

CREATE OR REPLACE FUNCTION ledger.except_limit(p_issuer text, p_exception jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_exception bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    -- It would bind one holder more tightly than everybody; that is granted only by its name.
    IF EXISTS (
        SELECT
        FROM jsonb_to_record(p_exception) AS x (
            security text, numerator bigint, denominator bigint, effective_from date,
            is_tighter boolean
        )
        JOIN ledger.limits_in_force(
            p_issuer, greatest(x.effective_from, ledger.today(p_issuer))
        ) AS l ON l.security IS NOT DISTINCT FROM x.security
        WHERE x.is_tighter IS NOT TRUE
            AND x.numerator::numeric * l.denominator < l.numerator::numeric * x.denominator
    ) THEN
        RAISE EXCEPTION 'The exception is below the limit that it excepts from.'
            USING ERRCODE = 'TA404', CONSTRAINT = 'exception_not_below_limit';
    END IF;
    INSERT INTO ledger.limit_exception (
        issuer, person, security, numerator, denominator, effective_from, effective_until,
        authority
    )
    SELECT p_issuer, x.person, x.security, x.numerator, x.denominator,
        coalesce(x.effective_from, ledger.today(p_issuer)), x.effective_until, x.authority
    FROM jsonb_to_record(p_exception) AS x (
        person text, security text, numerator bigint, denominator bigint, effective_from date,
        effective_until date, authority text
    )
    RETURNING limit_exception INTO v_exception;
    RETURN v_exception;
END
$$;

CREATE OR REPLACE FUNCTION ledger.set_price(
    p_issuer text, p_security text, p_amount bigint, p_as_of date, p_source text,
    p_maximum_age_days integer
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    IF p_as_of > ledger.today(p_issuer) THEN
        RAISE EXCEPTION 'Nothing has a price on a day that is yet to come.'
            USING ERRCODE = 'TA404', CONSTRAINT = 'price_day_begun';
    END IF;
    INSERT INTO ledger.price (issuer, security, amount, as_of, source, maximum_age_days)
    VALUES (
        p_issuer, p_security, p_amount, coalesce(p_as_of, ledger.today(p_issuer)), p_source,
        p_maximum_age_days
    );
END
$$;

CREATE OR REPLACE FUNCTION ledger.report_position(
    p_issuer text, p_person text, p_security text, p_units bigint, p_as_of date, p_source text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    -- A register that has not begun, and of which nothing is stated, says nothing of the class.
    IF EXISTS (
        SELECT FROM ledger.control_book(p_issuer) AS c
        WHERE c.security = p_security AND c.outstanding < p_units
            AND (c.stated_as_of IS NOT NULL OR c.registered > 0)
    ) THEN
        RAISE EXCEPTION 'Nobody holds more of a class than is outstanding of it.'
            USING ERRCODE = 'TA404', CONSTRAINT = 'position_within_outstanding';
    END IF;
    INSERT INTO ledger.outside_position (issuer, person, security, units, as_of, source)
    VALUES (p_issuer, p_person, p_security, p_units, p_as_of, p_source);
END
$$;

CREATE OR REPLACE FUNCTION ledger.disclose_position(
    p_issuer text, p_account text, p_person text, p_security text, p_units bigint,
    p_as_of date, p_source text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    -- A register that has not begun, and of which nothing is stated, says nothing of the class.
    IF EXISTS (
        SELECT FROM ledger.control_book(p_issuer) AS c
        WHERE c.security = p_security AND c.outstanding < p_units
            AND (c.stated_as_of IS NOT NULL OR c.registered > 0)
    ) THEN
        RAISE EXCEPTION 'Nobody holds more of a class than is outstanding of it.'
            USING ERRCODE = 'TA404', CONSTRAINT = 'position_within_outstanding';
    END IF;
    INSERT INTO ledger.disclosed_position (
        issuer, account, person, security, units, as_of, source
    )
    VALUES (p_issuer, p_account, p_person, p_security, p_units, p_as_of, p_source);
END
$$;

-- As before; a row may bring its own cause and the day from which it holds, where the day of a
-- fact on file came and nobody counted on it.
CREATE OR REPLACE FUNCTION ledger.record_excess(p_issuer text, p_cause text, p_rows jsonb)
RETURNS TABLE (person text, scope text, basis text, since date, is_over boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_today date;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    v_today := ledger.today(p_issuer);
    -- What was said last is gathered first: a search for each row would pass over all that the
    -- same statement has added.
    RETURN QUERY
    WITH last AS MATERIALIZED (
        SELECT DISTINCT ON (e.person, e.scope, e.basis)
            e.person, e.scope, e.basis, e.is_over, e.since, e.cause, e.held, e.outstanding,
            e.allowed
        FROM ledger.excess AS e
        WHERE e.issuer = p_issuer
        ORDER BY e.person, e.scope, e.basis, e.excess DESC
    )
    INSERT INTO ledger.excess AS x (
        issuer, person, scope, basis, since, cause, held, outstanding, allowed, is_over
    )
    SELECT p_issuer, r.person, r.scope, r.basis,
        CASE
            WHEN last.is_over AND r.is_over THEN last.since
            ELSE coalesce(r.since, v_today)
        END,
        -- What made somebody over stays the cause of it, whatever changes the figures after.
        CASE
            WHEN last.is_over AND r.is_over THEN last.cause
            ELSE coalesce(r.cause, p_cause)
        END,
        r.held, r.outstanding, r.allowed, r.is_over
    FROM jsonb_to_recordset(p_rows) AS r (
        person text, scope text, basis text, held text, outstanding text, allowed text,
        is_over boolean, since date, cause text
    )
    LEFT JOIN last
        ON last.person = r.person AND last.scope = r.scope AND last.basis = r.basis
    WHERE CASE
        WHEN r.is_over
            THEN (last.is_over, last.held, last.outstanding, last.allowed)
                IS DISTINCT FROM (true, r.held, r.outstanding, r.allowed)
        ELSE last.is_over
    END
    RETURNING x.person::text, x.scope::text, x.basis, x.since, x.is_over;
END
$$;

-- The policy divides whatever several own undivided, in whichever capacity: so does the law.
CREATE OR REPLACE FUNCTION ledger.record_holdings(p_issuer text, p_persons text [], p_day date)
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
                -- The policy is looked up once; only where it divides are the owners counted.
                WHEN o.numerator IS NULL AND EXISTS (
                    SELECT FROM ledger.policies_on(p_issuer, p_day) AS p
                    WHERE p.name = 'joint_attribution' AND p.value = 'EQUAL'
                ) THEN ledger.sharers(p_issuer, o.account, p_day)
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

-- A figure of a day that has begun nowhere on earth would never grow old. What is on file stays.
ALTER TABLE ledger.capital_statement ADD CONSTRAINT capital_statement_day_begun CHECK (
    as_of <= (recorded_at AT TIME ZONE 'Pacific/Kiritimati')::date
) NOT VALID;
ALTER TABLE ledger.outside_position ADD CONSTRAINT outside_position_day_begun CHECK (
    as_of <= (recorded_at AT TIME ZONE 'Pacific/Kiritimati')::date
) NOT VALID;
ALTER TABLE ledger.disclosed_position ADD CONSTRAINT disclosed_position_day_begun CHECK (
    as_of <= (recorded_at AT TIME ZONE 'Pacific/Kiritimati')::date
) NOT VALID;
