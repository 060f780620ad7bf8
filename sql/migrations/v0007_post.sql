-- The last step of the road: one set-based write, which refuses on the database's own authority
-- what must never be. It judges no paper; that is the law's.

-- The next serial numbers that no certificate bears and nobody in the same batch has chosen.
CREATE FUNCTION ledger.next_numbers(
    p_issuer text, p_security text, p_count integer, p_chosen text []
) RETURNS text []
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_security record;
    v_numbers text [] := '{}';
BEGIN
    SELECT s.serial_prefix, s.serial_width,
        format('ledger.serial_%s', s.serial_sequence) AS serial_sequence
    INTO v_security
    FROM ledger.security AS s
    WHERE s.issuer = p_issuer AND s.security = p_security;
    IF NOT FOUND THEN
        RETURN array_fill(NULL::text, ARRAY[p_count]);
    END IF;
    WHILE cardinality(v_numbers) < p_count LOOP
        v_numbers := v_numbers || ARRAY(
            SELECT n.number
            FROM (
                SELECT s.serial, v_security.serial_prefix || lpad(
                    s.serial::text, greatest(v_security.serial_width, length(s.serial::text)), '0'
                ) AS number
                FROM (
                    SELECT nextval(v_security.serial_sequence) AS serial
                    FROM generate_series(1, p_count - cardinality(v_numbers))
                ) AS s
            ) AS n
            WHERE n.number NOT IN (SELECT unnest(p_chosen))
                -- Counted, so that each is looked up, however many certificates there are.
                AND (
                    SELECT count(*) FROM ledger.certificate AS c
                    WHERE c.issuer = p_issuer AND c.security = p_security AND c.number = n.number
                ) = 0
            ORDER BY n.serial
        );
    END LOOP;
    RETURN v_numbers;
END
$$;

-- The record holdings of persons against their limits, as exact products: in thousandths of a
-- share, which every scale divides. The scope '*' is all the equity stock. What an intermediary
-- discloses counts too, so that shares drawn out of one are not counted as a gain.
CREATE FUNCTION ledger.cap_figures(p_issuer text, p_persons text [], p_day date)
RETURNS TABLE (person text, scope text, held numeric, whole numeric, numerator bigint,
    denominator bigint)
LANGUAGE sql STABLE
AS $$
    WITH counted AS (
        SELECT coalesce(l.security, '*') AS scope, l.numerator, l.denominator, s.security,
            (ARRAY[1000, 100, 10, 1])[s.scale + 1]::numeric AS weight, c.outstanding
        FROM ledger.limits_in_force(p_issuer, p_day) AS l
        JOIN ledger.security AS s
            ON s.issuer = p_issuer AND (s.security = l.security OR l.security IS NULL AND s.is_equity)
        LEFT JOIN ledger.control_book(p_issuer) AS c ON c.security = s.security
        WHERE l.basis <> 'VALUE'
    ),
    wholes AS (
        SELECT c.scope, c.numerator, c.denominator, sum(c.outstanding * c.weight) AS whole
        FROM counted AS c
        GROUP BY c.scope, c.numerator, c.denominator
        -- A class whose outstanding shares are unknown leaves the whole unknown: the law holds.
        HAVING bool_and(c.outstanding IS NOT NULL)
    )
    -- Added up, not joined: however many persons there are, each is met once.
    SELECT f.person, f.scope, sum(f.held), max(f.whole),
        coalesce(max(f.own_numerator), max(f.numerator)),
        coalesce(max(f.own_denominator), max(f.denominator))
    FROM (
        SELECT p.person, w.scope, 0::numeric AS held, w.whole, w.numerator, w.denominator,
            NULL::bigint AS own_numerator, NULL::bigint AS own_denominator
        FROM unnest(p_persons) AS p (person)
        CROSS JOIN wholes AS w
        UNION ALL
        SELECT h.person, c.scope, h.units * c.weight, NULL, NULL, NULL, NULL, NULL
        FROM (
            SELECT r.person, r.security, r.units
            FROM ledger.record_holdings(p_issuer, p_persons, p_day) AS r
            UNION ALL
            SELECT d.person, d.security, d.units::numeric
            FROM ledger.disclosed_holdings(p_issuer, p_persons) AS d
        ) AS h
        JOIN counted AS c ON c.security = h.security
        UNION ALL
        SELECT x.person, coalesce(x.security, '*'), 0, NULL, NULL, NULL, x.numerator,
            x.denominator
        FROM ledger.exceptions_of(p_issuer, p_persons, p_day) AS x
    ) AS f
    GROUP BY f.person, f.scope
    HAVING max(f.whole) IS NOT NULL
$$;

-- What a person and those tied to him today hold of record together, by any chain of relations
-- that hold, against each limit, in the same measure: shares that only go round among them raise
-- nobody in a way that the book can know.
CREATE FUNCTION ledger.kin_figures(p_issuer text, p_persons text [], p_day date)
RETURNS TABLE (person text, scope text, held numeric)
LANGUAGE sql STABLE
AS $$
    WITH RECURSIVE tie AS MATERIALIZED (
        SELECT r.person, r.other
        FROM ledger.relations_of(p_issuer, ARRAY(
            SELECT o.person FROM ledger.kin_of(p_issuer, p_persons) AS o
        ), p_day) AS r
        WHERE r.other IS NOT NULL
    ),
    kindred AS (
        SELECT p.person, p.person AS other FROM unnest(p_persons) AS p (person)
        UNION
        SELECT d.person, CASE WHEN t.person = d.other THEN t.other ELSE t.person END
        FROM kindred AS d
        JOIN tie AS t ON t.person = d.other OR t.other = d.other
    ),
    -- An account that several of them own is one account.
    owned AS (
        SELECT DISTINCT d.person, o.account
        FROM kindred AS d
        JOIN ledger.account_owner AS o ON o.issuer = p_issuer AND o.person = d.other
        LEFT JOIN LATERAL ledger.standing(p_issuer, o.account, p_day) AS s ON true
        WHERE o.capacity NOT IN ('custodian', 'trustee', 'representative')
            AND o.effective_from <= p_day
            AND coalesce(s.standing, 'ordinary') NOT IN ('intermediary', 'exempt')
    ),
    counted AS (
        SELECT coalesce(l.security, '*') AS scope, s.security,
            (ARRAY[1000, 100, 10, 1])[s.scale + 1]::numeric AS weight
        FROM ledger.limits_in_force(p_issuer, p_day) AS l
        JOIN ledger.security AS s
            ON s.issuer = p_issuer AND (s.security = l.security OR l.security IS NULL AND s.is_equity)
        WHERE l.basis <> 'VALUE'
    )
    SELECT f.person, f.scope, sum(f.held)
    FROM (
        SELECT p.person, c.scope, 0::numeric AS held
        FROM unnest(p_persons) AS p (person)
        CROSS JOIN counted AS c
        UNION ALL
        SELECT w.person, c.scope, h.units * c.weight
        FROM owned AS w
        JOIN ledger.holding AS h ON h.issuer = p_issuer AND h.account = w.account
        JOIN counted AS c ON c.security = h.security
        UNION ALL
        SELECT d.person, c.scope, x.units * c.weight
        FROM kindred AS d
        CROSS JOIN LATERAL ledger.disclosed_holdings(p_issuer, ARRAY[d.other]) AS x
        JOIN counted AS c ON c.security = x.security
    ) AS f
    GROUP BY f.person, f.scope
$$;

-- A certificate of a batch, beside the item that it belongs to; read out of the JSON once.
CREATE TYPE ledger.batch_certificate AS (
    n integer, item bigint, entry bigint, kind text, security text, number text, account text,
    units bigint, role text, line smallint, paper text, dated date, authority_document text,
    authority_signer text, signer text, registrar text, legend integer
);

-- An item comes again under its old number only while it is held, and as it was presented.
CREATE FUNCTION ledger.require_held(p_issuer text, p_batch jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Whoever decides it, or sends it again as well, waits until this is done.
    PERFORM FROM ledger.item AS i
    WHERE i.issuer = p_issuer AND i.item IN (
        SELECT n.item FROM jsonb_to_recordset(p_batch -> 'items') AS n (item bigint)
    )
    ORDER BY i.item
    FOR UPDATE;
    IF EXISTS (
        SELECT
        FROM jsonb_to_recordset(p_batch -> 'items') AS n (
            item bigint, key text, fingerprint text
        )
        LEFT JOIN ledger.item AS i
            ON i.issuer = p_issuer AND i.item = n.item AND i.key = n.key
            AND i.fingerprint = decode(n.fingerprint, 'hex')
        LEFT JOIN LATERAL (
            SELECT v.outcome FROM ledger.verdict AS v
            WHERE v.issuer = i.issuer AND v.item = i.item
            ORDER BY v.verdict DESC
            LIMIT 1
        ) AS v ON true
        WHERE n.item IS NOT NULL AND v.outcome IS DISTINCT FROM 'held'
    ) THEN
        RAISE EXCEPTION 'Only an item that is held comes again, and as it was presented.'
            USING ERRCODE = 'TA104', CONSTRAINT = 'item_held';
    END IF;
END
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
    v_count integer;
    -- By the item's place in the batch.
    v_kind text [];
    v_item bigint [];
    v_entry bigint [];
    v_verdict bigint [];
    v_is_again boolean [];
    v_wanted record;
    v_numbers text [] := '{}';
    v_ended ledger.batch_certificate [];
    v_created ledger.batch_certificate [];
    v_takers text [];
    v_owned text [];
    v_persons text [];
    v_taken numeric;
    v_before jsonb;
    v_kin jsonb;
    v_is_near boolean := false;
    v_failed record;
BEGIN
    IF current_setting('plan_cache_mode') <> 'force_generic_plan' THEN
        PERFORM ledger.plan_for_the_road();
    END IF;
    PERFORM ledger.lock_issuer(p_issuer, NOT p_kinds <@ ARRAY['transfer']);
    -- The day is the transaction's, so whoever kept one open could post on a day that is over.
    SELECT (now() AT TIME ZONE i.time_zone)::date,
        (clock_timestamp() AT TIME ZONE i.time_zone)::date
    INTO v_today, v_clock
    FROM ledger.issuer AS i
    WHERE i.issuer = p_issuer;
    IF v_clock <> v_today THEN
        RAISE EXCEPTION 'The day ended while the transaction was open.'
            USING ERRCODE = 'serialization_failure', CONSTRAINT = 'entry_of_its_day';
    END IF;

    SELECT coalesce(array_agg(i.kind), '{}') INTO v_kind
    FROM jsonb_to_recordset(p_batch -> 'items') AS i (kind text);
    IF EXISTS (
        SELECT FROM unnest(v_kind) AS i (kind) WHERE i.kind IS NULL OR NOT i.kind = ANY(p_kinds)
    ) THEN
        RAISE EXCEPTION 'This door does not post items of that kind.'
            USING ERRCODE = 'TA102', CONSTRAINT = 'item_kind_of_this_door';
    END IF;

    -- Every row belongs to an item and does what that item is for, and no item does nothing.
    -- Only a certificate taken over from an earlier agent bears a day that the client names.
    v_count := cardinality(v_kind);
    IF (
        SELECT count(DISTINCT c.n) <> v_count OR coalesce(bool_or(
            CASE
                WHEN c.n >= 0 AND c.n < v_count THEN
                    c.role IS DISTINCT FROM CASE
                        WHEN v_kind[c.n + 1] IN ('prepare', 'countersign', 'register')
                            THEN v_kind[c.n + 1]
                        ELSE 'new'
                    END
                    OR (c.dated IS NOT NULL AND v_kind[c.n + 1] <> 'open')
                ELSE true
            END
        ), false)
        FROM jsonb_to_recordset(p_batch -> 'created') AS c (n integer, role text, dated date)
    ) OR EXISTS (
        SELECT
        FROM (
            SELECT e.n FROM jsonb_to_recordset(p_batch -> 'ended') AS e (n integer)
            UNION ALL
            SELECT a.n FROM jsonb_to_recordset(p_batch -> 'assignments') AS a (n integer)
            UNION ALL
            SELECT g.n FROM jsonb_to_recordset(p_batch -> 'guarantees') AS g (n integer)
        ) AS r
        WHERE r.n IS NULL OR r.n < 0 OR r.n >= v_count
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
    LEFT JOIN LATERAL (
        SELECT r.number FROM ledger.registration AS r
        WHERE r.issuer = p_issuer AND r.security = e.security AND r.number = e.number
        LIMIT 1
    ) AS r ON true
    LEFT JOIN LATERAL (
        SELECT t.number FROM ledger.retirement AS t
        WHERE t.issuer = p_issuer AND t.security = e.security AND t.number = e.number
        LIMIT 1
    ) AS t ON true
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
    JOIN ledger.stop AS s
        ON s.issuer = p_issuer AND s.security = e.security AND s.number = e.number
    WHERE ledger.stop_blocks(p_issuer, s.stop, v_today)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Certificate % % is under a stop.', v_failed.security, v_failed.number
            USING ERRCODE = 'TA202', CONSTRAINT = 'certificate_not_stopped';
    END IF;

    IF p_batch -> 'accounts' <> '[]' OR p_batch -> 'owners' <> '[]' THEN
        PERFORM ledger.require_new_accounts(p_batch);
        INSERT INTO ledger.account (
            issuer, account, inscription, form, street, city, state, postal_code, country,
            tin_last_four, tin_absence, reading, grammar_version
        )
        SELECT p_issuer, a.account, a.inscription, a.form, a.street, a.city, a.state,
            a.postal_code, a.country, a.tin_last_four, a.tin_absence, a.reading,
            a.grammar_version
        FROM jsonb_to_recordset(p_batch -> 'accounts') AS a (
            account text, inscription text, form text, street text, city text, state text,
            postal_code text, country text, tin_last_four text, tin_absence text,
            reading json, grammar_version smallint
        );

        INSERT INTO ledger.account_owner (
            issuer, account, person, capacity, numerator, denominator, effective_from
        )
        SELECT p_issuer, o.account, o.person, o.capacity, o.numerator, o.denominator, v_today
        FROM jsonb_to_recordset(p_batch -> 'owners') AS o (
            account text, person text, capacity text, numerator bigint, denominator bigint
        );
    END IF;

    -- Numbers are given once, here, to the items, their entries, verdicts and certificates. An
    -- item that was held keeps the number, and the receipt, under which it came first.
    SELECT array_agg(coalesce(i.item, nextval('ledger.item_number')) ORDER BY i.place),
        array_agg(
            CASE
                WHEN i.kind NOT IN ('prepare', 'countersign')
                    THEN nextval('ledger.entry_number')
            END
            ORDER BY i.place
        ),
        array_agg(i.item IS NOT NULL ORDER BY i.place)
    INTO v_item, v_entry, v_is_again
    FROM ROWS FROM (
        jsonb_to_recordset(p_batch -> 'items') AS (kind text, item bigint)
    ) WITH ORDINALITY AS i (kind, item, place);
    IF true = ANY(v_is_again) THEN
        PERFORM ledger.require_held(p_issuer, p_batch);
    END IF;
    -- After that wait, so that the last verdict on an item has the highest number.
    v_verdict := ARRAY(
        SELECT nextval('ledger.fact_number') FROM generate_series(1, v_count)
    );

    FOR v_wanted IN
        SELECT c.security, count(*)::integer AS count
        FROM jsonb_to_recordset(p_batch -> 'created') AS c (security text, number text)
        WHERE c.number IS NULL
        GROUP BY c.security
        ORDER BY c.security
    LOOP
        v_numbers := v_numbers || ledger.next_numbers(
            p_issuer, v_wanted.security, v_wanted.count, ARRAY(
                SELECT c.number
                FROM jsonb_to_recordset(p_batch -> 'created') AS c (number text)
                WHERE c.number IS NOT NULL
            ));
    END LOOP;

    v_created := ARRAY(
        SELECT ROW(
            c.n, v_item[c.n + 1], v_entry[c.n + 1], v_kind[c.n + 1], c.security,
            coalesce(c.number, v_numbers[
                row_number() OVER (
                    PARTITION BY c.number IS NULL ORDER BY c.security, c.ordinality
                )
            ]), c.account, c.units, c.role, c.line, c.paper, c.dated, c.authority_document,
            c.authority_signer, c.signer, c.registrar, c.legend
        )::ledger.batch_certificate
        FROM ROWS FROM (
            jsonb_to_recordset(p_batch -> 'created') AS (
                n integer, security text, number text, account text, units bigint, role text,
                line smallint, paper text, dated date, authority_document text,
                authority_signer text, signer text, registrar text, legend integer
            )
        ) WITH ORDINALITY AS c (
            n, security, number, account, units, role, line, paper, dated, authority_document,
            authority_signer, signer, registrar, legend, ordinality
        )
        ORDER BY c.ordinality
    );

    -- Whose a certificate is that ends, and how many shares it carries, the book says.
    v_ended := ARRAY(
        SELECT ROW(
            e.n, v_item[e.n + 1], v_entry[e.n + 1], v_kind[e.n + 1], e.security, e.number,
            c.account, c.units, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        )::ledger.batch_certificate
        FROM jsonb_to_recordset(p_batch -> 'ended') AS e (n integer, security text, number text)
        JOIN ledger.certificate AS c
            ON c.issuer = p_issuer AND c.security = e.security AND c.number = e.number
    );

    -- Registering a certificate moves its own shares to its own account, whoever asks.
    SELECT c.security, c.number INTO v_failed
    FROM unnest(v_created) AS c
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
    SELECT m.n INTO v_failed
    FROM (
        SELECT c.n, c.kind, c.security, c.units FROM unnest(v_created) AS c
        UNION ALL
        SELECT e.n, e.kind, e.security, -e.units FROM unnest(v_ended) AS e
    ) AS m
    WHERE m.kind IS NULL OR m.kind IN ('transfer', 'reverse')
    GROUP BY m.n, m.security
    HAVING sum(m.units::numeric) <> 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The entry does not sum to zero.'
            USING ERRCODE = 'TA301', CONSTRAINT = 'entry_sums_to_zero';
    END IF;
    -- An issue ends no certificate; only its own kind of entry would say what became of it.
    IF EXISTS (
        SELECT FROM unnest(v_ended) AS e
        WHERE e.kind IN ('issue', 'open', 'prepare', 'countersign', 'register')
    ) THEN
        RAISE EXCEPTION 'An issue ends no certificate.'
            USING ERRCODE = 'TA302', CONSTRAINT = 'issue_ends_nothing';
    END IF;

    -- Whoever takes shares is counted: an account that nobody is known to own takes none, nor
    -- does one that is not there yet, whose owners this transaction has not seen.
    v_takers := ARRAY(
        SELECT DISTINCT c.account FROM unnest(v_created) AS c
        WHERE c.role IN ('new', 'register')
    );
    SELECT coalesce(array_agg(DISTINCT o.person), '{}'), coalesce(array_agg(o.account), '{}')
    INTO v_persons, v_owned
    FROM ledger.counted_owners(p_issuer, v_takers, v_today) AS o;
    IF EXISTS (
        SELECT
        FROM (SELECT unnest(v_takers) EXCEPT SELECT unnest(v_owned)) AS t (account)
        WHERE coalesce(ledger.standing_of(p_issuer, t.account, v_today), 'ordinary')
            NOT IN ('intermediary', 'exempt')
    ) THEN
        RAISE EXCEPTION 'An account without an owner takes no shares.'
            USING ERRCODE = 'TA402', CONSTRAINT = 'account_has_owner';
    END IF;

    -- So is whoever gains behind an intermediary.
    v_persons := v_persons || ARRAY(
        SELECT DISTINCT g.person
        FROM jsonb_to_recordset(coalesce(p_batch -> 'legs', '[]')) AS g (person text)
        WHERE g.person IS NOT NULL AND NOT g.person = ANY(v_persons)
    );

    -- Locked here again, in case the caller did not; after every other wait, so that nobody
    -- has become an owner in the meantime.
    PERFORM FROM ledger.person AS p
    WHERE p.issuer = p_issuer
        AND p.person = ANY(ARRAY(SELECT r.root FROM ledger.roots_of(p_issuer, v_persons) AS r))
    ORDER BY p.person
    FOR UPDATE;

    -- Before anything moves: how much do they hold of record? Whoever would be within the limit
    -- even if he kept all that is created here need not be measured again after it.
    IF p_kinds <@ ARRAY['transfer', 'issue', 'register', 'prepare', 'countersign'] THEN
        v_taken := (
            SELECT 1000 * coalesce(sum(c.units::numeric), 0) FROM unnest(v_created) AS c
        ) + (
            SELECT 1000 * coalesce(sum(g.units::numeric), 0)
            FROM jsonb_to_recordset(coalesce(p_batch -> 'legs', '[]')) AS g (units bigint)
        );
        SELECT jsonb_object_agg(
            f.person || ' ' || f.scope, jsonb_build_array(f.held, f.whole)
        ), bool_or((f.held + v_taken) * f.denominator > f.whole * f.numerator)
        INTO v_before, v_is_near
        FROM ledger.cap_figures(p_issuer, v_persons, v_today) AS f;
        IF v_is_near THEN
            SELECT jsonb_object_agg(k.person || ' ' || k.scope, k.held) INTO v_kin
            FROM ledger.kin_figures(p_issuer, v_persons, v_today) AS k;
        END IF;
    END IF;

    INSERT INTO ledger.item (
        issuer, item, key, fingerprint, kind, security, received_at, presentor, ticket,
        signatures, papers
    )
    SELECT p_issuer, v_item[i.place], i.key, decode(i.fingerprint, 'hex'), i.kind, i.security,
        coalesce(i.received_at, clock_timestamp()), i.presentor, i.ticket,
        ARRAY(SELECT jsonb_array_elements_text(i.signatures)), i.papers
    FROM ROWS FROM (
        jsonb_to_recordset(p_batch -> 'items') AS (
            key text, fingerprint text, kind text, security text, received_at timestamptz,
            presentor text, ticket text, signatures jsonb, papers jsonb
        )
    ) WITH ORDINALITY AS i (
        key, fingerprint, kind, security, received_at, presentor, ticket, signatures, papers,
        place
    )
    WHERE NOT v_is_again[i.place];

    INSERT INTO ledger.verdict (
        issuer, item, verdict, outcome, findings, positions, classification, fingerprint,
        papers, rules_version
    )
    SELECT p_issuer, v_item[i.place], v_verdict[i.place], 'posted', i.findings::json,
        i.positions::json, i.classification::json,
        decode(coalesce(i.presented, i.fingerprint), 'hex'), i.papers, i.rules_version
    FROM ROWS FROM (
        jsonb_to_recordset(p_batch -> 'items') AS (
            findings text, positions text, classification text, presented text,
            fingerprint text, papers jsonb, rules_version integer
        )
    ) WITH ORDINALITY AS i (
        findings, positions, classification, presented, fingerprint, papers, rules_version,
        place
    );

    INSERT INTO ledger.assignment (issuer, item, line, assignee, units)
    SELECT p_issuer, v_item[a.n + 1], a.line, a.assignee, a.units
    FROM jsonb_to_recordset(p_batch -> 'assignments') AS a (
        n integer, line smallint, assignee text, units bigint
    )
    WHERE NOT v_is_again[a.n + 1];

    INSERT INTO ledger.medallion_guarantee (
        issuer, item, verdict, signature, program, prefix, serial, institution, value_covered,
        dated
    )
    SELECT p_issuer, v_item[g.n + 1], v_verdict[g.n + 1], g.signature, g.program, g.prefix,
        g.serial, g.institution, g.value_covered, g.dated
    FROM jsonb_to_recordset(p_batch -> 'guarantees') AS g (
        n integer, signature smallint, program text, prefix text, serial text,
        institution text, value_covered bigint, dated date
    );

    INSERT INTO ledger.entry (issuer, entry, kind, effective_on, item, reverses, reason)
    SELECT p_issuer, v_entry[i.place], CASE i.kind WHEN 'register' THEN 'issue' ELSE i.kind END,
        v_today, v_item[i.place], i.reverses, i.reason
    FROM ROWS FROM (
        jsonb_to_recordset(p_batch -> 'items') AS (kind text, reverses bigint, reason text)
    ) WITH ORDINALITY AS i (kind, reverses, reason, place)
    WHERE v_entry[i.place] IS NOT NULL;

    INSERT INTO ledger.certificate (
        issuer, security, number, account, units, paper, dated, authority_document,
        authority_signer, item
    )
    SELECT p_issuer, c.security, c.number, c.account, c.units, coalesce(c.paper, 'definitive'),
        c.dated, c.authority_document, c.authority_signer,
        CASE c.role WHEN 'prepare' THEN c.item END
    FROM unnest(v_created) AS c
    WHERE c.role IN ('new', 'prepare');

    -- UCC 8-204: every new certificate notes the restriction in the words now in force.
    INSERT INTO ledger.certificate_legend (issuer, security, number, version, source)
    SELECT p_issuer, c.security, c.number, l.version, 'issued with the legend in force'
    FROM unnest(v_created) AS c
    CROSS JOIN LATERAL ledger.legend_in_force(p_issuer, c.security, v_today) AS l
    WHERE c.role IN ('new', 'prepare') AND c.kind <> 'open'
    UNION ALL
    SELECT p_issuer, c.security, c.number, c.legend, 'as it was taken over'
    FROM unnest(v_created) AS c
    WHERE c.kind = 'open' AND c.legend IS NOT NULL;

    -- The other leg of shares drawn out of an intermediary, or put into it.
    IF p_batch ? 'legs' THEN
        -- Each is stated once and stands behind an intermediary that takes part; together they
        -- take from nobody more than he is given, and give him no more than was put in.
        IF EXISTS (
            SELECT
            FROM jsonb_to_recordset(p_batch -> 'legs') AS g (
                n integer, account text, person text, security text, units bigint
            )
            LEFT JOIN LATERAL ledger.standing(p_issuer, g.account, v_today) AS s ON true
            WHERE s.standing IS DISTINCT FROM 'intermediary'
                OR NOT EXISTS (
                    SELECT FROM unnest(v_created || v_ended) AS c
                    WHERE c.n = g.n AND c.account = g.account AND c.security = g.security
                )
        ) OR EXISTS (
            SELECT
            FROM jsonb_to_recordset(p_batch -> 'legs') AS g (
                n integer, account text, person text, security text, units bigint
            )
            GROUP BY g.account, g.person, g.security
            HAVING count(*) > 1
        ) OR EXISTS (
            SELECT
            FROM (
                SELECT g.account, g.person, g.security, coalesce((
                    SELECT d.units
                    FROM ledger.disclosed_holdings(p_issuer, ARRAY[g.person]) AS d
                    WHERE d.account = g.account AND d.security = g.security
                ), 0) - g.units AS taken
                FROM jsonb_to_recordset(p_batch -> 'legs') AS g (
                    account text, person text, security text, units bigint
                )
            ) AS t
            GROUP BY t.person, t.security
            HAVING sum(greatest(t.taken, 0)) > (
                SELECT coalesce(sum(c.units), 0)
                FROM unnest(v_created) AS c
                WHERE c.security = t.security AND c.role = 'new' AND EXISTS (
                    SELECT FROM ledger.counted_owners(p_issuer, ARRAY[c.account], v_today) AS o
                    WHERE o.person = t.person
                )
            ) OR sum(greatest(-t.taken, 0)) > (
                SELECT coalesce(sum(c.units), 0)
                FROM unnest(v_created) AS c
                WHERE c.security = t.security AND c.role = 'new'
                    AND c.account = ANY(array_agg(t.account))
            )
        ) THEN
            RAISE EXCEPTION 'A disclosed position moves with the shares that it is about.'
                USING ERRCODE = 'TA405', CONSTRAINT = 'leg_of_its_item';
        END IF;
        INSERT INTO ledger.disclosed_position (
            issuer, account, person, security, units, as_of, source, item
        )
        SELECT p_issuer, g.account, g.person, g.security, g.units, v_today, g.source,
            v_item[g.n + 1]
        FROM jsonb_to_recordset(p_batch -> 'legs') AS g (
            n integer, account text, person text, security text, units bigint, source text
        );
    END IF;

    INSERT INTO ledger.countersignature (issuer, security, number, signer, item)
    SELECT p_issuer, c.security, c.number, c.signer,
        CASE c.role WHEN 'countersign' THEN c.item END
    FROM unnest(v_created) AS c
    WHERE c.role IN ('new', 'countersign');

    INSERT INTO ledger.registration (issuer, security, number, registrar, entry, line)
    SELECT p_issuer, c.security, c.number, c.registrar, c.entry, c.line
    FROM unnest(v_created) AS c
    WHERE c.role IN ('new', 'register');

    INSERT INTO ledger.retirement (issuer, security, number, cause, entry)
    SELECT p_issuer, e.security, e.number,
        CASE e.kind WHEN 'reverse' THEN 'REVERSED' ELSE 'SURRENDERED' END, e.entry
    FROM unnest(v_ended) AS e;

    WITH moved AS (
        SELECT e.entry, 1 AS part, e.security, e.account, e.number, -e.units AS units
        FROM unnest(v_ended) AS e
        UNION ALL
        SELECT c.entry, 2, c.security, c.account, c.number, c.units
        FROM unnest(v_created) AS c
        WHERE c.role IN ('new', 'register')
        UNION ALL
        SELECT c.entry, 3, c.security, '@UNISSUED', NULL, -sum(c.units)::bigint
        FROM unnest(v_created) AS c
        WHERE c.role IN ('new', 'register') AND c.kind IN ('issue', 'register', 'open')
        GROUP BY c.entry, c.security
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
    )
    INSERT INTO ledger.holding (issuer, account, security, units)
    SELECT p_issuer, c.account, c.security, c.units
    FROM changes AS c
    LEFT JOIN LATERAL (
        SELECT h.units FROM ledger.holding AS h
        WHERE h.issuer = p_issuer AND h.account = c.account AND h.security = c.security
        LIMIT 1
    ) AS h ON true
    WHERE c.units <> 0 AND h.units IS NULL
    ORDER BY c.account, c.security
    ON CONFLICT ON CONSTRAINT holding_once
    DO UPDATE SET units = ledger.holding.units + excluded.units;

    IF NOT p_kinds <@ ARRAY['transfer', 'reverse'] THEN
        PERFORM ledger.add_to_totals(p_issuer, p_batch -> 'items', to_jsonb(v_created));
    END IF;

    IF v_is_near THEN
        SELECT f.person INTO v_failed
        FROM (
            SELECT f.*, v_before -> (f.person || ' ' || f.scope) AS before
            FROM ledger.cap_figures(p_issuer, v_persons, v_today) AS f
        ) AS f
        WHERE f.held * f.denominator > f.whole * f.numerator
            AND (
                f.held * (f.before ->> 1)::numeric > (f.before ->> 0)::numeric * f.whole
                OR (f.before ->> 1)::numeric = 0
            )
            AND NOT coalesce((
                SELECT k.held <= (v_kin ->> (k.person || ' ' || k.scope))::numeric
                FROM ledger.kin_figures(p_issuer, ARRAY[f.person], v_today) AS k
                WHERE k.scope = f.scope AND EXISTS (
                    SELECT FROM ledger.kin_of(p_issuer, ARRAY[f.person]) AS other
                )
            ), false)
        LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'Person % would hold more than the limit of record.',
                v_failed.person
                USING ERRCODE = 'TA401', CONSTRAINT = 'record_holding_within_limit';
        END IF;
    END IF;

    RETURN QUERY
    SELECT c.n, c.item, c.entry, c.security, c.number, c.account, c.units, c.role, c.line
    FROM unnest(v_created) AS c;
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
