-- Facts on who owns and what bounds him. Whatever changes a denominator, a limit, a price or a
-- relation waits for every item in progress and makes every later one wait.

-- Records a relation and ties the persons together, so that their items wait for each other.
CREATE FUNCTION ledger.relate(p_issuer text, p_relation jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_given record;
    v_relation bigint;
    v_roots text [];
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

CREATE FUNCTION ledger.end_relation(
    p_issuer text, p_relation bigint, p_ends_on date, p_paper text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.relation_end (issuer, relation, ends_on, paper)
    VALUES (p_issuer, p_relation, coalesce(p_ends_on, ledger.today(p_issuer)), p_paper);
END
$$;

CREATE FUNCTION ledger.except_limit(p_issuer text, p_exception jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_exception bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
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

CREATE FUNCTION ledger.set_price(
    p_issuer text, p_security text, p_amount bigint, p_as_of date, p_source text,
    p_maximum_age_days integer
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.price (issuer, security, amount, as_of, source, maximum_age_days)
    VALUES (
        p_issuer, p_security, p_amount, coalesce(p_as_of, ledger.today(p_issuer)), p_source,
        p_maximum_age_days
    );
END
$$;

CREATE FUNCTION ledger.disclose_position(
    p_issuer text, p_account text, p_person text, p_security text, p_units bigint,
    p_as_of date, p_source text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.disclosed_position (
        issuer, account, person, security, units, as_of, source
    )
    VALUES (p_issuer, p_account, p_person, p_security, p_units, p_as_of, p_source);
END
$$;

CREATE FUNCTION ledger.set_policy(
    p_issuer text, p_name text, p_value text, p_from date, p_until date, p_authority text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.policy (
        issuer, name, value, effective_from, effective_until, authority
    )
    VALUES (
        p_issuer, p_name, p_value, coalesce(p_from, ledger.today(p_issuer)), p_until,
        p_authority
    );
END
$$;

-- Who is over the limit now, and who no longer is, by a fact that moved no shares. A row is
-- added only where it says something that the last one did not.
CREATE FUNCTION ledger.record_excess(p_issuer text, p_cause text, p_rows jsonb)
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
            e.person, e.scope, e.basis, e.is_over, e.since, e.held, e.outstanding, e.allowed
        FROM ledger.excess AS e
        WHERE e.issuer = p_issuer
        ORDER BY e.person, e.scope, e.basis, e.excess DESC
    )
    INSERT INTO ledger.excess AS x (
        issuer, person, scope, basis, since, cause, held, outstanding, allowed, is_over
    )
    SELECT p_issuer, r.person, r.scope, r.basis,
        CASE WHEN last.is_over AND r.is_over THEN last.since ELSE v_today END,
        p_cause, r.held, r.outstanding, r.allowed, r.is_over
    FROM jsonb_to_recordset(p_rows) AS r (
        person text, scope text, basis text, held text, outstanding text, allowed text,
        is_over boolean
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
