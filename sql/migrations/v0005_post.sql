-- The last step of the road: one set-based write, which refuses on the database's own authority
-- what must never be. It judges no paper; that is the law's.

-- The next serial number that no certificate bears and nobody in the same batch has chosen.
CREATE FUNCTION ledger.next_number(p_issuer text, p_security text, p_chosen text [])
RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_security record;
    v_number text;
BEGIN
    SELECT s.serial_prefix, s.serial_width, s.serial_sequence INTO v_security
    FROM ledger.security AS s
    WHERE s.issuer = p_issuer AND s.security = p_security;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    LOOP
        v_number := nextval(format('ledger.serial_%s', v_security.serial_sequence))::text;
        v_number := v_security.serial_prefix
            || lpad(v_number, greatest(v_security.serial_width, length(v_number)), '0');
        EXIT WHEN v_number <> ALL(p_chosen) AND NOT EXISTS (
            SELECT FROM ledger.certificate AS c
            WHERE c.issuer = p_issuer AND c.security = p_security AND c.number = v_number
        );
    END LOOP;
    RETURN v_number;
END
$$;

-- The record holdings of persons against the plain limits, as exact products.
CREATE FUNCTION ledger.cap_figures(p_issuer text, p_persons text [], p_day date)
RETURNS TABLE (person text, scope text, held numeric, whole numeric, numerator bigint,
    denominator bigint)
LANGUAGE sql STABLE
AS $$
    WITH counted AS (
        SELECT l.security AS scope, l.numerator, l.denominator, s.security, s.scale,
            c.outstanding
        FROM ledger.limits_in_force(p_issuer, p_day) AS l
        JOIN ledger.security AS s
            ON s.issuer = p_issuer AND (s.security = l.security OR l.security IS NULL AND s.is_equity)
        LEFT JOIN ledger.control_book(p_issuer) AS c ON c.security = s.security
        WHERE l.basis <> 'VALUE'
    ),
    wholes AS (
        SELECT c.scope, c.numerator, c.denominator,
            sum(c.outstanding::numeric * (10 ^ (3 - c.scale))) AS whole
        FROM counted AS c
        GROUP BY c.scope, c.numerator, c.denominator
        -- A class whose outstanding shares are unknown leaves the whole unknown: the law holds.
        HAVING bool_and(c.outstanding IS NOT NULL)
    )
    SELECT p.person, coalesce(w.scope, '*'),
        coalesce((
            SELECT sum(h.units * (10 ^ (3 - c.scale)))
            FROM counted AS c
            JOIN ledger.record_holdings(p_issuer, ARRAY[p.person], p_day) AS h
                ON h.security = c.security
            WHERE c.scope IS NOT DISTINCT FROM w.scope
        ), 0),
        w.whole, w.numerator, w.denominator
    FROM unnest(p_persons) AS p (person)
    CROSS JOIN wholes AS w
$$;

-- p_batch.items: what was presented, one row each, with its verdict.
-- p_batch.accounts, owners: registrations opened with it. p_batch.ended: certificates that end.
-- p_batch.created: certificates prepared, countersigned, registered or all at once.
CREATE FUNCTION ledger.write_batch(p_issuer text, p_batch jsonb, p_kinds text [])
RETURNS TABLE (item_index integer, item bigint, entry bigint, security text, number text,
    account text, units bigint, role text, line smallint)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_today date;
    v_clock date;
    v_items jsonb;
    v_created jsonb;
    v_chosen text [];
    v_persons text [];
    v_before jsonb;
    v_is_ownerless boolean;
    v_failed record;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, NOT p_kinds <@ ARRAY['transfer']);
    v_today := ledger.today(p_issuer);
    -- The day is the transaction's, so whoever kept one open could post on a day that is over.
    SELECT (clock_timestamp() AT TIME ZONE i.time_zone)::date INTO v_clock
    FROM ledger.issuer AS i
    WHERE i.issuer = p_issuer;
    IF v_clock <> v_today THEN
        RAISE EXCEPTION 'The day ended while the transaction was open.'
            USING ERRCODE = 'serialization_failure', CONSTRAINT = 'entry_of_its_day';
    END IF;

    IF EXISTS (
        SELECT FROM jsonb_to_recordset(p_batch -> 'items') AS i (kind text)
        WHERE i.kind IS NULL OR NOT i.kind = ANY(p_kinds)
    ) THEN
        RAISE EXCEPTION 'This door does not post items of that kind.'
            USING ERRCODE = 'TA102', CONSTRAINT = 'item_kind_of_this_door';
    END IF;

    -- Every row belongs to an item and does what that item is for, and no item does nothing.
    -- Only a certificate taken over from an earlier agent bears a day that the client names.
    IF EXISTS (
        WITH items AS (
            SELECT i.ordinality - 1 AS n, i.value ->> 'kind' AS kind
            FROM jsonb_array_elements(p_batch -> 'items')
                WITH ORDINALITY AS i (value, ordinality)
        )
        SELECT
        FROM jsonb_to_recordset(p_batch -> 'created') AS c (n integer, role text, dated date)
        FULL JOIN items AS i ON i.n = c.n
        WHERE i.n IS NULL
            OR c.role IS DISTINCT FROM CASE
                WHEN i.kind IN ('prepare', 'countersign', 'register') THEN i.kind ELSE 'new'
            END
            OR (c.dated IS NOT NULL AND i.kind <> 'open')
        UNION ALL
        SELECT
        FROM (
            SELECT e.n FROM jsonb_to_recordset(p_batch -> 'ended') AS e (n integer)
            UNION ALL
            SELECT a.n FROM jsonb_to_recordset(p_batch -> 'assignments') AS a (n integer)
            UNION ALL
            SELECT g.n FROM jsonb_to_recordset(p_batch -> 'guarantees') AS g (n integer)
        ) AS r
        LEFT JOIN items AS i ON i.n = r.n
        WHERE i.n IS NULL
    ) THEN
        RAISE EXCEPTION 'A row of the batch does not fit its item.'
            USING ERRCODE = 'TA103', CONSTRAINT = 'batch_well_formed';
    END IF;

    PERFORM FROM ledger.certificate AS c
    JOIN jsonb_to_recordset(p_batch -> 'ended') AS e (security text, number text)
        ON c.security = e.security AND c.number = e.number
    WHERE c.issuer = p_issuer
    ORDER BY c.security, c.number
    FOR UPDATE OF c;

    SELECT e.security, e.number INTO v_failed
    FROM jsonb_to_recordset(p_batch -> 'ended') AS e (security text, number text)
    LEFT JOIN ledger.registration AS r
        ON r.issuer = p_issuer AND r.security = e.security AND r.number = e.number
    LEFT JOIN ledger.retirement AS t
        ON t.issuer = p_issuer AND t.security = e.security AND t.number = e.number
    WHERE r.number IS NULL OR t.number IS NOT NULL
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Certificate % % is not outstanding.', v_failed.security, v_failed.number
            USING ERRCODE = 'TA201', CONSTRAINT = 'certificate_outstanding';
    END IF;

    SELECT e.security, e.number INTO v_failed
    FROM jsonb_to_recordset(
        coalesce(p_batch -> 'ended', '[]') || coalesce(p_batch -> 'created', '[]')
    ) AS e (security text, number text)
    WHERE e.number IS NOT NULL AND ledger.is_stopped(p_issuer, e.security, e.number)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Certificate % % is under a stop.', v_failed.security, v_failed.number
            USING ERRCODE = 'TA202', CONSTRAINT = 'certificate_not_stopped';
    END IF;

    PERFORM ledger.require_new_accounts(p_batch);
    INSERT INTO ledger.account (
        issuer, account, inscription, form, street, city, state, postal_code, country,
        tin_last_four, tin_absence
    )
    SELECT p_issuer, a.account, a.inscription, a.form, a.street, a.city, a.state,
        a.postal_code, a.country, a.tin_last_four, a.tin_absence
    FROM jsonb_to_recordset(p_batch -> 'accounts') AS a (
        account text, inscription text, form text, street text, city text, state text,
        postal_code text, country text, tin_last_four text, tin_absence text
    );

    INSERT INTO ledger.account_owner (issuer, account, person, capacity, effective_from)
    SELECT p_issuer, o.account, o.person, o.capacity, v_today
    FROM jsonb_to_recordset(p_batch -> 'owners') AS o (
        account text, person text, capacity text
    );

    -- Numbers are given once, here, to the items, their entries and the certificates.
    SELECT coalesce(jsonb_agg(
        i.value || jsonb_build_object(
            'item', nextval('ledger.item_number'), 'entry', CASE
                WHEN i.value ->> 'kind' NOT IN ('prepare', 'countersign')
                    THEN nextval('ledger.entry_number')
            END
        ) ORDER BY i.ordinality), '[]')
    INTO v_items
    FROM jsonb_array_elements(p_batch -> 'items') WITH ORDINALITY AS i (value, ordinality);

    v_chosen := ARRAY(
        SELECT c.number FROM jsonb_to_recordset(p_batch -> 'created') AS c (number text)
        WHERE c.number IS NOT NULL
    );
    SELECT coalesce(jsonb_agg(
        c.value || jsonb_build_object('number', coalesce(
            c.value ->> 'number',
            ledger.next_number(p_issuer, c.value ->> 'security', v_chosen)
        )) ORDER BY c.ordinality), '[]')
    INTO v_created
    FROM jsonb_array_elements(p_batch -> 'created') WITH ORDINALITY AS c (value, ordinality);

    -- Registering a certificate moves its own shares to its own account, whoever asks.
    SELECT c.security, c.number INTO v_failed
    FROM jsonb_to_recordset(v_created) AS c (
        role text, security text, number text, account text, units bigint
    )
    LEFT JOIN ledger.certificate AS p
        ON p.issuer = p_issuer AND p.security = c.security AND p.number = c.number
    WHERE c.role IN ('countersign', 'register')
        AND (p.account, p.units) IS DISTINCT FROM (c.account::ledger.name, c.units)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Certificate % % was not prepared so.', v_failed.security, v_failed.number
            USING ERRCODE = 'TA203', CONSTRAINT = 'certificate_as_prepared';
    END IF;

    -- Transfers and reversals move shares; they neither make nor end any.
    SELECT coalesce(c.n, e.n) AS n INTO v_failed
    FROM (
        SELECT c.n, c.security, sum(c.units::numeric) AS units
        FROM jsonb_to_recordset(v_created) AS c (n integer, security text, units bigint)
        GROUP BY c.n, c.security
    ) AS c
    FULL JOIN (
        SELECT e.n, e.security, sum(f.units::numeric) AS units
        FROM jsonb_to_recordset(p_batch -> 'ended') AS e (n integer, security text, number text)
        JOIN ledger.certificate AS f
            ON f.issuer = p_issuer AND f.security = e.security AND f.number = e.number
        GROUP BY e.n, e.security
    ) AS e ON c.n = e.n AND c.security = e.security
    WHERE coalesce(c.units, 0) <> coalesce(e.units, 0)
        AND (v_items -> coalesce(c.n, e.n) ->> 'kind' IS NULL
            OR v_items -> coalesce(c.n, e.n) ->> 'kind' IN ('transfer', 'reverse'))
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The entry does not sum to zero.'
            USING ERRCODE = 'TA301', CONSTRAINT = 'entry_sums_to_zero';
    END IF;
    -- An issue ends no certificate; only its own kind of entry would say what became of it.
    IF EXISTS (
        SELECT FROM jsonb_to_recordset(p_batch -> 'ended') AS e (n integer)
        WHERE v_items -> e.n ->> 'kind' IN (
            'issue', 'open', 'prepare', 'countersign', 'register'
        )
    ) THEN
        RAISE EXCEPTION 'An issue ends no certificate.'
            USING ERRCODE = 'TA302', CONSTRAINT = 'issue_ends_nothing';
    END IF;

    -- Whoever takes shares is counted: an account that nobody is known to own takes none, nor
    -- does one that is not there yet, whose owners this transaction has not seen.
    SELECT coalesce(array_agg(DISTINCT o.person) FILTER (WHERE o.person IS NOT NULL), '{}'),
        bool_or(o.person IS NULL AND coalesce(
            ledger.standing_of(p_issuer, c.account, v_today), 'ordinary'
        ) NOT IN ('intermediary', 'exempt'))
    INTO v_persons, v_is_ownerless
    FROM jsonb_to_recordset(v_created) AS c (account text, role text)
    LEFT JOIN LATERAL ledger.counted_owners(p_issuer, ARRAY[c.account], v_today) AS o ON true
    WHERE c.role IN ('new', 'register');
    IF v_is_ownerless THEN
        RAISE EXCEPTION 'An account without an owner takes no shares.'
            USING ERRCODE = 'TA402', CONSTRAINT = 'account_has_owner';
    END IF;

    -- Locked here again, in case the caller did not; after every other wait, so that nobody
    -- has become an owner in the meantime.
    PERFORM FROM ledger.person AS p
    WHERE p.issuer = p_issuer AND p.person = ANY(v_persons)
    ORDER BY p.person
    FOR UPDATE;

    -- Before anything moves: how much do they hold of record?
    IF p_kinds <@ ARRAY['transfer', 'issue', 'register', 'prepare', 'countersign'] THEN
        SELECT jsonb_agg(to_jsonb(f)) INTO v_before
        FROM ledger.cap_figures(p_issuer, v_persons, v_today) AS f;
    END IF;

    INSERT INTO ledger.item (
        issuer, item, key, fingerprint, kind, security, received_at, presentor, ticket,
        signatures, papers
    )
    SELECT p_issuer, i.item, i.key, decode(i.fingerprint, 'hex'), i.kind, i.security,
        coalesce(i.received_at, clock_timestamp()), i.presentor, i.ticket,
        ARRAY(SELECT jsonb_array_elements_text(i.signatures)), i.papers
    FROM jsonb_to_recordset(v_items) AS i (
        item bigint, key text, fingerprint text, kind text, security text,
        received_at timestamptz, presentor text, ticket text, signatures jsonb, papers jsonb
    );

    INSERT INTO ledger.verdict (issuer, item, outcome, findings, positions, rules_version)
    SELECT p_issuer, i.item, 'posted', i.findings::json, i.positions::json, i.rules_version
    FROM jsonb_to_recordset(v_items) AS i (
        item bigint, findings text, positions text, rules_version integer
    );

    INSERT INTO ledger.assignment (issuer, item, line, assignee, units)
    SELECT p_issuer, (v_items -> a.n ->> 'item')::bigint, a.line, a.assignee, a.units
    FROM jsonb_to_recordset(p_batch -> 'assignments') AS a (
        n integer, line smallint, assignee text, units bigint
    );

    INSERT INTO ledger.medallion_guarantee (
        issuer, item, program, prefix, serial, institution, value_covered, dated
    )
    SELECT p_issuer, (v_items -> g.n ->> 'item')::bigint, g.program, g.prefix, g.serial,
        g.institution, g.value_covered, g.dated
    FROM jsonb_to_recordset(p_batch -> 'guarantees') AS g (
        n integer, program text, prefix text, serial text, institution text,
        value_covered bigint, dated date
    );

    INSERT INTO ledger.entry (issuer, entry, kind, effective_on, item, reverses, reason)
    SELECT p_issuer, i.entry, CASE i.kind WHEN 'register' THEN 'issue' ELSE i.kind END,
        v_today, i.item, i.reverses, i.reason
    FROM jsonb_to_recordset(v_items) AS i (
        item bigint, entry bigint, kind text, reverses bigint, reason text
    )
    WHERE i.entry IS NOT NULL;

    INSERT INTO ledger.certificate (
        issuer, security, number, account, units, paper, dated, authority_document,
        authority_signer, item
    )
    SELECT p_issuer, c.security, c.number, c.account, c.units, coalesce(c.paper, 'definitive'),
        c.dated, c.authority_document, c.authority_signer,
        CASE c.role WHEN 'prepare' THEN (v_items -> c.n ->> 'item')::bigint END
    FROM jsonb_to_recordset(v_created) AS c (
        n integer, security text, number text, account text, units bigint, paper text, dated date,
        authority_document text, authority_signer text, role text
    )
    WHERE c.role IN ('new', 'prepare');

    INSERT INTO ledger.countersignature (issuer, security, number, signer, item)
    SELECT p_issuer, c.security, c.number, c.signer,
        CASE c.role WHEN 'countersign' THEN (v_items -> c.n ->> 'item')::bigint END
    FROM jsonb_to_recordset(v_created) AS c (
        n integer, security text, number text, signer text, role text
    )
    WHERE c.role IN ('new', 'countersign');

    INSERT INTO ledger.registration (issuer, security, number, registrar, entry, line)
    SELECT p_issuer, c.security, c.number, c.registrar,
        (v_items -> c.n ->> 'entry')::bigint, c.line
    FROM jsonb_to_recordset(v_created) AS c (
        n integer, security text, number text, registrar text, line smallint, role text
    )
    WHERE c.role IN ('new', 'register');

    INSERT INTO ledger.retirement (issuer, security, number, cause, entry)
    SELECT p_issuer, e.security, e.number,
        CASE v_items -> e.n ->> 'kind' WHEN 'reverse' THEN 'REVERSED' ELSE 'SURRENDERED' END,
        (v_items -> e.n ->> 'entry')::bigint
    FROM jsonb_to_recordset(p_batch -> 'ended') AS e (n integer, security text, number text);

    WITH moved AS (
        SELECT (v_items -> e.n ->> 'entry')::bigint AS entry, 1 AS part, e.security,
            f.account::text AS account, e.number, -f.units AS units
        FROM jsonb_to_recordset(p_batch -> 'ended') AS e (n integer, security text, number text)
        JOIN ledger.certificate AS f
            ON f.issuer = p_issuer AND f.security = e.security AND f.number = e.number
        UNION ALL
        SELECT (v_items -> c.n ->> 'entry')::bigint, 2, c.security, c.account, c.number, c.units
        FROM jsonb_to_recordset(v_created) AS c (
            n integer, security text, account text, number text, units bigint, role text
        )
        WHERE c.role IN ('new', 'register')
        UNION ALL
        SELECT (v_items -> c.n ->> 'entry')::bigint, 3, c.security, '@UNISSUED', NULL,
            -sum(c.units)::bigint
        FROM jsonb_to_recordset(v_created) AS c (
            n integer, security text, units bigint, role text
        )
        WHERE c.role IN ('new', 'register')
            AND v_items -> c.n ->> 'kind' IN ('issue', 'register', 'open')
        GROUP BY c.n, c.security
    ),
    posted AS (
        INSERT INTO ledger.posting (
            issuer, entry, line, security, account, certificate, units
        )
        SELECT p_issuer, m.entry,
            row_number() OVER (PARTITION BY m.entry ORDER BY m.part, m.security, m.number),
            m.security, m.account, m.number, m.units
        FROM moved AS m
        RETURNING account, security, units
    ),
    changes AS (
        SELECT p.account, p.security, sum(p.units)::bigint AS units
        FROM posted AS p
        WHERE p.account <> '@UNISSUED'
        GROUP BY p.account, p.security
    ),
    lowered AS (
        UPDATE ledger.holding AS h
        SET units = h.units + c.units
        FROM changes AS c
        WHERE h.issuer = p_issuer AND h.account = c.account AND h.security = c.security
            AND c.units <> 0
        RETURNING h.account, h.security
    )
    INSERT INTO ledger.holding (issuer, account, security, units)
    SELECT p_issuer, c.account, c.security, c.units
    FROM changes AS c
    WHERE c.units <> 0 AND NOT EXISTS (
        SELECT FROM lowered AS l WHERE l.account = c.account AND l.security = c.security
    )
    ORDER BY c.account, c.security
    ON CONFLICT ON CONSTRAINT holding_once
    DO UPDATE SET units = ledger.holding.units + excluded.units;

    IF NOT p_kinds <@ ARRAY['transfer', 'reverse'] THEN
        PERFORM ledger.add_to_totals(p_issuer, v_items, v_created);
    END IF;

    IF v_before IS NOT NULL THEN
        SELECT f.person INTO v_failed
        FROM ledger.cap_figures(p_issuer, v_persons, v_today) AS f
        JOIN jsonb_to_recordset(v_before) AS b (
            person text, scope text, held numeric, whole numeric
        ) ON b.person = f.person AND b.scope = f.scope
        WHERE f.held * f.denominator > f.whole * f.numerator
            AND (f.held * b.whole > b.held * f.whole OR b.whole = 0)
        LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'Person % would hold more than the limit of record.',
                v_failed.person
                USING ERRCODE = 'TA401', CONSTRAINT = 'record_holding_within_limit';
        END IF;
    END IF;

    RETURN QUERY
    SELECT c.n, (v_items -> c.n ->> 'item')::bigint, (v_items -> c.n ->> 'entry')::bigint,
        c.security, c.number, c.account, c.units, c.role, c.line
    FROM jsonb_to_recordset(v_created) AS c (
        n integer, security text, number text, account text, units bigint, role text,
        line smallint
    );
END
$$;

CREATE FUNCTION ledger.add_to_totals(p_issuer text, p_items jsonb, p_created jsonb)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_failed record;
BEGIN
    WITH changes AS (
        SELECT c.security, sum(c.units) AS registered,
            coalesce(sum(c.units) FILTER (
                WHERE p_items -> c.n ->> 'kind' IN ('issue', 'register')
            ), 0) AS issued
        FROM jsonb_to_recordset(p_created) AS c (
            n integer, security text, units bigint, role text
        )
        WHERE c.role IN ('new', 'register')
        GROUP BY c.security
    )
    INSERT INTO ledger.book_total AS t (issuer, security, registered, issued)
    SELECT p_issuer, c.security, c.registered, c.issued
    FROM changes AS c
    ORDER BY c.security
    ON CONFLICT ON CONSTRAINT book_total_once
    DO UPDATE SET registered = t.registered + excluded.registered,
        issued = t.issued + excluded.issued;

    SELECT c.security INTO v_failed
    FROM ledger.control_book(p_issuer) AS c
    WHERE c.security IN (
        SELECT n.security FROM jsonb_to_recordset(p_created) AS n (security text)
    )
        AND greatest(c.outstanding, c.registered) > c.authorised
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'More shares of % would be outstanding than are authorised.',
            v_failed.security
            USING ERRCODE = 'TA303', CONSTRAINT = 'outstanding_within_authorised';
    END IF;
END
$$;
