-- What a replacement case must not let pass: its owner's other cases, a purchaser who is owed his
-- registration; and who may take the notice of a loss.

-- An owner's cases in one security are counted together.
CREATE INDEX replacement_case_by_account
ON ledger.replacement_case (account, security, issuer);

-- The paper of a mutilated certificate was surrendered before it was replaced: it is in hand.
CREATE OR REPLACE FUNCTION ledger.note_paper(
    p_issuer text, p_security text, p_numbers text [], p_event jsonb
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_event record;
    v_failed text;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND c.security = p_security AND c.number = ANY(p_numbers)
    ORDER BY c.number
    FOR UPDATE;
    SELECT e.kind, coalesce(e.happened_on, ledger.today(p_issuer)) AS happened_on, e.place,
        e.party, e.address, e.method, e.document,
        ARRAY(SELECT DISTINCT unnest(coalesce(e.witnesses, '{}'))) AS witnesses
    INTO v_event
    FROM jsonb_to_record(p_event) AS e (
        kind text, happened_on date, place text, party text, address text, method text,
        witnesses text [], document text
    );
    SELECT n.number INTO v_failed
    FROM unnest(p_numbers) AS n (number)
    LEFT JOIN LATERAL (
        SELECT (t.made_at AT TIME ZONE i.time_zone)::date AS ended_on, t.is_gone
        FROM (
            SELECT r.issuer, r.made_at, r.cause = 'REPLACED' AND NOT EXISTS (
                SELECT FROM ledger.replacement_of AS o
                JOIN ledger.replacement_case AS k
                    ON k.issuer = o.issuer AND k.case_number = o.case_number
                WHERE o.issuer = r.issuer AND o.security = r.security
                    AND o.original = r.number AND k.kind = 'MUTILATED'
            ) AS is_gone
            FROM ledger.retirement AS r
            WHERE r.issuer = p_issuer AND r.security = p_security AND r.number = n.number
            UNION ALL
            SELECT v.issuer, v.made_at, false FROM ledger.voiding AS v
            WHERE v.issuer = p_issuer AND v.security = p_security AND v.number = n.number
        ) AS t
        JOIN ledger.issuer AS i ON i.issuer = t.issuer
    ) AS t ON true
    LEFT JOIN LATERAL (
        SELECT (array_agg(e.kind ORDER BY e.event DESC))[1] AS kind,
            coalesce(bool_or(e.kind = 'marked'), false) AS is_marked,
            coalesce(bool_or(e.kind = 'received'), false) AS has_come,
            max(e.happened_on) AS last_on
        FROM ledger.paper_event AS e
        WHERE e.issuer = p_issuer AND e.security = p_security AND e.number = n.number
    ) AS l ON true
    WHERE t.ended_on IS NULL OR v_event.happened_on > ledger.today(p_issuer)
        OR v_event.happened_on < greatest(t.ended_on, l.last_on)
        OR CASE v_event.kind
            WHEN 'marked' THEN NOT l.is_marked AND coalesce(l.kind, 'received') = 'received'
                AND (NOT t.is_gone OR l.has_come)
            WHEN 'stored' THEN l.kind = 'marked'
            WHEN 'shipped' THEN l.is_marked AND l.kind IN ('stored', 'received')
            WHEN 'received' THEN l.kind = 'shipped' OR t.is_gone AND l.kind IS NULL
            -- Unmarked paper is destroyed within three business days; the law counts those.
            WHEN 'destroyed' THEN l.is_marked AND l.kind IN ('stored', 'received')
                OR NOT l.is_marked AND coalesce(l.kind, 'received') = 'received'
                AND (NOT t.is_gone OR l.has_come)
                AND v_event.happened_on - t.ended_on <= 10
            WHEN 'disposed' THEN l.is_marked AND l.kind IN ('stored', 'received')
            ELSE true
        END IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The paper of certificate % % is not ready for that.',
            p_security, v_failed
            USING ERRCODE = 'TA510', CONSTRAINT = 'paper_in_order';
    END IF;
    INSERT INTO ledger.paper_event (
        issuer, security, number, kind, happened_on, place, party, address, method, witnesses,
        document
    )
    SELECT p_issuer, p_security, n.number, v_event.kind, v_event.happened_on, v_event.place,
        v_event.party, v_event.address, v_event.method, v_event.witnesses, v_event.document
    FROM unnest(p_numbers) AS n (number);
END
$$;

-- UCC 8-405(b): a case is not closed over an original that is still to be registered for its
-- protected purchaser. Where there are no shares for it, the remedy is another (UCC 8-210).
CREATE OR REPLACE FUNCTION ledger.note_case(
    p_issuer text, p_case bigint, p_kind text, p_on date, p_number text, p_papers jsonb
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_event bigint;
    v_covers bigint;
BEGIN
    PERFORM ledger.lock_case(p_issuer, p_case);
    IF p_kind = 'honoured' THEN
        RAISE EXCEPTION 'That an original was honoured its own entry notes.'
            USING ERRCODE = 'TA102', CONSTRAINT = 'case_step_of_this_door';
    END IF;
    IF p_kind NOT IN ('present_original', 'recovery_report', 'over_issue')
        AND NOT ledger.case_is_open(p_issuer, p_case)
    THEN
        RAISE EXCEPTION 'The case is over.'
            USING ERRCODE = 'TA506', CONSTRAINT = 'case_open';
    END IF;
    IF p_number IS NOT NULL AND NOT EXISTS (
        SELECT FROM ledger.replacement_certificate AS n
        WHERE n.issuer = p_issuer AND n.case_number = p_case AND n.number = p_number
    ) THEN
        RAISE EXCEPTION 'The certificate is not in the case.'
            USING ERRCODE = 'TA507', CONSTRAINT = 'certificate_of_case';
    END IF;
    IF p_kind IN ('found', 'withdraw') AND EXISTS (
        SELECT FROM ledger.replacement_of AS r
        WHERE r.issuer = p_issuer AND r.case_number = p_case
            AND r.original = coalesce(p_number, r.original)
    ) THEN
        RAISE EXCEPTION 'What was replaced is not found again; it came back too late.'
            USING ERRCODE = 'TA508', CONSTRAINT = 'stop_is_permanent';
    END IF;
    IF p_kind = 'close' AND EXISTS (
        SELECT FROM ledger.replacement_of AS r
        WHERE r.issuer = p_issuer AND r.case_number = p_case
            AND (
                SELECT (array_agg(e.papers ->> 'standing' ORDER BY e.event DESC))[1]
                FROM ledger.replacement_event AS e
                WHERE e.issuer = r.issuer AND e.case_number = r.case_number
                    AND e.number = r.original AND e.kind = 'present_original'
            ) = 'found'
            AND NOT EXISTS (
                SELECT FROM ledger.replacement_event AS e
                WHERE e.issuer = r.issuer AND e.case_number = r.case_number
                    AND e.number = r.original AND e.kind IN ('honoured', 'over_issue')
            )
    ) THEN
        RAISE EXCEPTION 'An original is still to be registered for its protected purchaser.'
            USING ERRCODE = 'TA516', CONSTRAINT = 'case_honouring_owed';
    END IF;
    IF p_kind = 'approve' THEN
        SELECT greatest(0, (
            SELECT max(b.bond) FROM ledger.replacement_bond AS b
            WHERE b.issuer = p_issuer AND b.case_number = p_case
        ), (
            SELECT max(e.event) FROM ledger.replacement_event AS e
            WHERE e.issuer = p_issuer AND e.case_number = p_case AND e.kind = 'affidavit'
        )) INTO v_covers;
    END IF;
    -- The stops go before the event is there: a case that is over has none to let go.
    INSERT INTO ledger.stop_release (issuer, stop, authority)
    SELECT p_issuer, n.stop, format('case %s: %s', p_case, coalesce(
        p_papers ->> 'authority', p_papers ->> 'reason', p_kind))
    FROM ledger.replacement_certificate AS n
    WHERE n.issuer = p_issuer AND n.case_number = p_case AND p_kind IN ('found', 'withdraw')
        AND n.number = coalesce(p_number, n.number) AND n.stop IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM ledger.stop_release AS l
            WHERE l.issuer = n.issuer AND l.stop = n.stop
        );
    INSERT INTO ledger.replacement_event (
        issuer, case_number, kind, happened_on, number, covers, papers
    )
    VALUES (
        p_issuer, p_case, p_kind, coalesce(p_on, ledger.today(p_issuer)), p_number, v_covers,
        p_papers
    )
    RETURNING event INTO v_event;
    RETURN v_event;
END
$$;

-- The owner's oath comes over the counter. What it is worth the officers say who approve.
CREATE FUNCTION ledger.file_affidavit(
    p_issuer text, p_case bigint, p_sworn_on date, p_papers jsonb
) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT ledger.note_case(p_issuer, p_case, 'affidavit', p_sworn_on, NULL, p_papers) $$;

-- UCC 8-406: the hour of the notice decides, so whoever answers the telephone takes it, and the
-- stop stands at once. A clerk stops nothing otherwise, and frees nothing at all.
GRANT EXECUTE ON FUNCTION
ledger.open_case(text, jsonb),
ledger.file_affidavit(text, bigint, date, jsonb),
ledger.file_bond(text, bigint, jsonb)
TO countersign_clerk, countersign_officer;
