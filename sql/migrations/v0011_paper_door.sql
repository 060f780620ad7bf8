-- What happens to papers: legends, standards, stops, notices, decisions, the calendar.

CREATE FUNCTION ledger.set_legend(p_issuer text, p_legend jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_version integer;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.legend (
        issuer, security, version, wording, numerator, denominator, effective_from, authority
    )
    SELECT p_issuer, l.security, (
        SELECT coalesce(max(e.version), 0) + 1 FROM ledger.legend AS e
        WHERE e.issuer = p_issuer AND e.security = l.security
    ), l.wording, l.numerator, l.denominator,
        coalesce(l.effective_from, ledger.today(p_issuer)), l.authority
    FROM jsonb_to_record(p_legend) AS l (
        security text, wording text, numerator bigint, denominator bigint,
        effective_from date, authority text
    )
    RETURNING version INTO v_version;
    RETURN v_version;
END
$$;

-- What the paper of a certificate was seen to bear.
CREATE FUNCTION ledger.note_legend(
    p_issuer text, p_security text, p_number text, p_version integer, p_image_hash bytea,
    p_source text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND c.security = p_security AND c.number = p_number
    FOR UPDATE;
    INSERT INTO ledger.certificate_legend (
        issuer, security, number, version, image_hash, source
    )
    VALUES (p_issuer, p_security, p_number, p_version, p_image_hash, p_source);
END
$$;

CREATE FUNCTION ledger.set_standard(p_issuer text, p_standard jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_version integer;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.guarantee_standard (
        issuer, version, wording, programs, effective_from, authority
    )
    SELECT p_issuer, (
        SELECT coalesce(max(e.version), 0) + 1 FROM ledger.guarantee_standard AS e
        WHERE e.issuer = p_issuer
    ), s.wording, s.programs, coalesce(s.effective_from, ledger.today(p_issuer)), s.authority
    FROM jsonb_to_record(p_standard) AS s (
        wording text, programs text [], effective_from date, authority text
    )
    RETURNING version INTO v_version;
    RETURN v_version;
END
$$;

CREATE FUNCTION ledger.note_stop(
    p_issuer text, p_stop bigint, p_kind text, p_on date, p_party text, p_detail text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM ledger.stop AS s
    JOIN ledger.certificate AS c
        ON c.issuer = s.issuer AND c.security = s.security AND c.number = s.number
    WHERE s.issuer = p_issuer AND s.stop = p_stop
    FOR UPDATE OF c;
    INSERT INTO ledger.stop_event (issuer, stop, kind, happened_on, party, detail)
    VALUES (
        p_issuer, p_stop, p_kind, coalesce(p_on, ledger.today(p_issuer)), p_party, p_detail
    );
END
$$;

CREATE FUNCTION ledger.decide_item(p_issuer text, p_decision jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_given record;
    v_latest record;
    v_decision bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    SELECT d.* INTO v_given
    FROM jsonb_to_record(p_decision) AS d (
        item bigint, verdict bigint, ruling text, codes text [], reason text, paper text,
        next_on date
    );
    PERFORM FROM ledger.item AS i
    WHERE i.issuer = p_issuer AND i.item = v_given.item
    FOR UPDATE;
    SELECT v.verdict, v.outcome INTO v_latest
    FROM ledger.verdict AS v
    WHERE v.issuer = p_issuer AND v.item = v_given.item
    ORDER BY v.verdict DESC
    LIMIT 1;
    IF v_latest.outcome IS DISTINCT FROM 'held'
        OR v_latest.verdict IS DISTINCT FROM v_given.verdict
    THEN
        RAISE EXCEPTION 'Only the last hold on an item is decided.'
            USING ERRCODE = 'TA105', CONSTRAINT = 'decision_on_hold';
    END IF;
    INSERT INTO ledger.decision (
        issuer, item, verdict, ruling, codes, reason, paper, next_on
    )
    VALUES (
        p_issuer, v_given.item, v_given.verdict, v_given.ruling,
        coalesce(v_given.codes, '{}'), v_given.reason, v_given.paper, v_given.next_on
    )
    RETURNING decision INTO v_decision;
    -- A refusal ends the matter: the verdict that says so is added, and names its decision.
    IF v_given.ruling = 'refuse' THEN
        INSERT INTO ledger.verdict (
            issuer, item, outcome, findings, positions, classification, fingerprint, papers,
            rules_version
        )
        SELECT v.issuer, v.item, 'refused', v.findings, v.positions, v.classification,
            v.fingerprint, v.papers, v.rules_version
        FROM ledger.verdict AS v
        WHERE v.issuer = p_issuer AND v.item = v_given.item AND v.verdict = v_given.verdict;
    END IF;
    RETURN v_decision;
END
$$;

CREATE FUNCTION ledger.note_notice(
    p_issuer text, p_item bigint, p_addressee text, p_method text, p_sent_on date
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    INSERT INTO ledger.notice (issuer, item, addressee, method, sent_on)
    VALUES (
        p_issuer, p_item, p_addressee, p_method, coalesce(p_sent_on, ledger.today(p_issuer))
    );
END
$$;

CREATE FUNCTION ledger.load_calendar(p_issuer text, p_year integer, p_source text, p_days jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    INSERT INTO ledger.calendar_year (issuer, year, source)
    VALUES (p_issuer, p_year, p_source)
    ON CONFLICT ON CONSTRAINT calendar_year_once DO NOTHING;
    INSERT INTO ledger.calendar_day (issuer, day, is_open, name)
    SELECT p_issuer, d.day, d.is_open, d.name
    FROM jsonb_to_recordset(p_days) AS d (day date, is_open boolean, name text);
END
$$;

-- One day that is unlike what was loaded for its year: closed after all, or open after all.
CREATE FUNCTION ledger.set_day(p_issuer text, p_day date, p_is_open boolean, p_name text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    INSERT INTO ledger.calendar_day (issuer, day, is_open, name)
    VALUES (p_issuer, p_day, p_is_open, p_name);
END
$$;
