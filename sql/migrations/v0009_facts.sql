-- The facts that items are judged on. What changes a denominator, a limit or a relation waits
-- for every item in progress and makes every later one wait (FOR UPDATE on the issuer).

CREATE FUNCTION ledger.open_book(
    p_issuer text, p_legal_name text, p_jurisdiction text, p_time_zone text,
    p_tin_check bytea
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.require_read_committed();
    INSERT INTO ledger.issuer (issuer, legal_name, jurisdiction, time_zone, tin_check)
    VALUES (p_issuer, p_legal_name, p_jurisdiction, p_time_zone, p_tin_check);
    -- Shares come from here when they are issued, so that every entry sums to zero.
    INSERT INTO ledger.account (issuer, account, inscription, form, country, is_issuers_own)
    VALUES (p_issuer, '@UNISSUED', 'Authorised but unissued', 'CORPORATION', 'US', true);
    INSERT INTO ledger.guarantee_coverage (issuer, prefix, maximum, effective_from, source)
    SELECT p_issuer, c.prefix, c.dollars::bigint * 10000, DATE '1992-01-01',
        'medallion program prefix table'
    FROM (
        VALUES ('Z', 10000000), ('Y', 5000000), ('X', 2000000), ('A', 1000000), ('B', 750000),
        ('C', 500000), ('D', 250000), ('E', 100000), ('F', 100000)
    ) AS c (prefix, dollars);
END
$$;

CREATE FUNCTION ledger.add_security(p_issuer text, p_security jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_sequence bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    v_sequence := nextval('ledger.serial_sequence_number');
    INSERT INTO ledger.security (
        issuer, security, title, is_equity, is_kept_here, scale, cusip, cusip_base,
        serial_prefix, serial_width, serial_sequence
    )
    SELECT p_issuer, s.security, s.title, s.is_equity, s.is_kept_here, s.scale, s.cusip,
        s.cusip_base, s.serial_prefix, s.serial_width, v_sequence
    FROM jsonb_to_record(p_security) AS s (
        security text, title text, is_equity boolean, is_kept_here boolean, scale smallint,
        cusip text, cusip_base text, serial_prefix text, serial_width smallint
    );
    EXECUTE format('CREATE SEQUENCE ledger.%I', 'serial_' || v_sequence);
END
$$;

CREATE FUNCTION ledger.state_capital(p_issuer text, p_statement jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_given record;
    v_now record;
    v_issued_since bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    SELECT s.* INTO v_given
    FROM jsonb_to_record(p_statement) AS s (
        security text, authorised bigint, outstanding bigint, as_of date, source text,
        maximum_age_days integer, authority_document text, authority_signer text
    );
    SELECT c.*, s.is_kept_here INTO v_now
    FROM ledger.control_book(p_issuer) AS c
    JOIN ledger.security AS s ON s.issuer = p_issuer AND s.security = c.security
    WHERE c.security = v_given.security;
    -- What was issued after the statement's day is not in the statement.
    SELECT coalesce(-sum(p.units), 0) INTO v_issued_since
    FROM ledger.entry AS e
    JOIN ledger.posting AS p ON p.issuer = e.issuer AND p.entry = e.entry
    WHERE e.issuer = p_issuer AND e.kind = 'issue' AND e.effective_on > v_given.as_of
        AND p.security = v_given.security AND p.account = '@UNISSUED';
    IF v_given.authority_document IS NULL AND (
        v_given.authorised <> v_now.authorised
        OR v_now.is_kept_here AND (v_now.stated_as_of IS NOT NULL OR v_now.registered > 0)
        AND v_given.outstanding + v_issued_since <> v_now.outstanding
    ) THEN
        RAISE EXCEPTION 'The control book changes only on the issuer''s written authority.'
            USING ERRCODE = 'TA305', CONSTRAINT = 'control_book_authority';
    END IF;
    INSERT INTO ledger.capital_statement (
        issuer, security, authorised, outstanding, as_of, source, maximum_age_days,
        authority_document, authority_signer, issued_before
    )
    SELECT p_issuer, v_given.security, v_given.authorised, v_given.outstanding, v_given.as_of,
        v_given.source, v_given.maximum_age_days, v_given.authority_document,
        v_given.authority_signer,
        coalesce((
            SELECT t.issued FROM ledger.book_total AS t
            WHERE t.issuer = p_issuer AND t.security = v_given.security
        ), 0) - v_issued_since;
    IF EXISTS (
        SELECT FROM ledger.control_book(p_issuer) AS c
        WHERE c.security = v_given.security
            AND greatest(c.outstanding, c.registered) > c.authorised
    ) THEN
        RAISE EXCEPTION 'More shares of % would be outstanding than are authorised.',
            v_given.security
            USING ERRCODE = 'TA303', CONSTRAINT = 'outstanding_within_authorised';
    END IF;
END
$$;

CREATE FUNCTION ledger.set_limit(p_issuer text, p_limit jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.ownership_limit (
        issuer, security, numerator, denominator, basis, effective_from, effective_until,
        authority
    )
    SELECT p_issuer, l.security, l.numerator, l.denominator, l.basis,
        coalesce(l.effective_from, ledger.today(p_issuer)), l.effective_until, l.authority
    FROM jsonb_to_record(p_limit) AS l (
        security text, numerator bigint, denominator bigint, basis text, effective_from date,
        effective_until date, authority text
    );
END
$$;

CREATE FUNCTION ledger.set_coverage(
    p_issuer text, p_prefix text, p_maximum bigint, p_effective_from date, p_source text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.guarantee_coverage (issuer, prefix, maximum, effective_from, source)
    VALUES (
        p_issuer, p_prefix, p_maximum, coalesce(p_effective_from, ledger.today(p_issuer)),
        p_source
    );
END
$$;

CREATE FUNCTION ledger.add_person(
    p_issuer text, p_person text, p_full_name text, p_is_entity boolean, p_tin_hash bytea,
    p_tin_last_four text
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_person text;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    v_person := coalesce(p_person, ledger.next_person(p_issuer));
    INSERT INTO ledger.person (
        issuer, person, full_name, is_entity, tin_hash, tin_last_four
    )
    VALUES (p_issuer, v_person, p_full_name, p_is_entity, p_tin_hash, p_tin_last_four);
    RETURN v_person;
END
$$;

-- Registrations as write_batch opens them, with the standing that the account claims.
CREATE FUNCTION ledger.open_accounts(p_issuer text, p_batch jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM ledger.require_new_accounts(p_batch);
    INSERT INTO ledger.account (
        issuer, account, inscription, form, street, city, state, postal_code, country,
        tin_last_four, tin_absence, reading, grammar_version
    )
    SELECT p_issuer, a.account, a.inscription, a.form, a.street, a.city, a.state,
        a.postal_code, a.country, a.tin_last_four, a.tin_absence, a.reading, a.grammar_version
    FROM jsonb_to_recordset(p_batch -> 'accounts') AS a (
        account text, inscription text, form text, street text, city text, state text,
        postal_code text, country text, tin_last_four text, tin_absence text, reading json,
        grammar_version smallint
    );
    INSERT INTO ledger.account_owner (
        issuer, account, person, capacity, numerator, denominator, effective_from
    )
    SELECT p_issuer, o.account, o.person, o.capacity, o.numerator, o.denominator,
        ledger.today(p_issuer)
    FROM jsonb_to_recordset(p_batch -> 'owners') AS o (
        account text, person text, capacity text, numerator bigint, denominator bigint
    );
END
$$;

CREATE FUNCTION ledger.set_standing(
    p_issuer text, p_account text, p_standing text, p_evidence text, p_from date, p_until date
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.account_standing (
        issuer, account, standing, evidence, effective_from, effective_until
    )
    VALUES (
        p_issuer, p_account, p_standing, p_evidence, coalesce(p_from, ledger.today(p_issuer)),
        p_until
    );
END
$$;

CREATE FUNCTION ledger.report_position(
    p_issuer text, p_person text, p_security text, p_units bigint, p_as_of date, p_source text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.outside_position (issuer, person, security, units, as_of, source)
    VALUES (p_issuer, p_person, p_security, p_units, p_as_of, p_source);
END
$$;

-- A stop waits for the item that holds the certificate, and stands before the next one.
CREATE FUNCTION ledger.place_stop(
    p_issuer text, p_security text, p_number text, p_kind text, p_reason text,
    p_demanded_by text, p_received_at timestamptz DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_stop bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND c.security = p_security AND c.number = p_number
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no such certificate.'
            USING ERRCODE = 'TA204', CONSTRAINT = 'stop_on_certificate';
    END IF;
    INSERT INTO ledger.stop (
        issuer, security, number, kind, reason, demanded_by, received_at
    )
    VALUES (
        p_issuer, p_security, p_number, p_kind, p_reason, p_demanded_by,
        coalesce(p_received_at, clock_timestamp())
    )
    RETURNING stop INTO v_stop;
    RETURN v_stop;
END
$$;

CREATE FUNCTION ledger.release_stop(p_issuer text, p_stop bigint, p_authority text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    INSERT INTO ledger.stop_release (issuer, stop, authority)
    VALUES (p_issuer, p_stop, p_authority);
END
$$;
