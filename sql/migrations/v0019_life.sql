-- A certificate's own life: other paper for the same owner, a replacement, an honoured original.

ALTER TABLE ledger.item
DROP CONSTRAINT item_kind_known,
ADD CONSTRAINT item_kind_known CHECK (
    kind IN (
        'transfer', 'issue', 'prepare', 'countersign', 'register', 'open', 'reverse',
        'exchange', 'replace', 'honour'
    )
);

ALTER TABLE ledger.entry
DROP CONSTRAINT entry_kind_known,
ADD CONSTRAINT entry_kind_known CHECK (
    kind IN ('transfer', 'issue', 'open', 'reverse', 'exchange', 'replace', 'honour')
);

-- Paid or satisfied is no cause: what is exchanged lives on in other paper.
ALTER TABLE ledger.retirement
DROP CONSTRAINT retirement_cause_known,
ADD CONSTRAINT retirement_cause_known
CHECK (cause IN ('SURRENDERED', 'REVERSED', 'EXCHANGED', 'REPLACED'));

CREATE OR REPLACE FUNCTION ledger.write_batch(p_issuer text, p_batch jsonb, p_kinds text [])
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
    PERFORM ledger.lock_issuer(p_issuer, NOT p_kinds <@ ARRAY['transfer', 'exchange', 'replace']);
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
    ) AS e (n integer, security text, number text)
    JOIN ledger.stop AS s
        ON s.issuer = p_issuer AND s.security = e.security AND s.number = e.number
    WHERE ledger.stop_blocks(p_issuer, s.stop, v_today)
        -- What its case has stopped is replaced for that very reason, and a restriction of the
        -- issuer's or the agent's own goes over to the new certificate; another's stop holds it.
        AND NOT (p_kinds = ARRAY['replace'] AND (
            s.kind IN ('ISSUER_RESTRICTION', 'INTERNAL') OR EXISTS (
                SELECT FROM ledger.replacement_certificate AS m
                WHERE m.issuer = p_issuer AND m.stop = s.stop
                    AND m.case_number = (p_batch -> 'items' -> e.n ->> 'case')::bigint
            )
        ))
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
        SELECT c.security, coalesce(c.paper, 'definitive') AS paper, count(*)::integer AS count
        FROM jsonb_to_recordset(p_batch -> 'created') AS c (
            security text, number text, paper text
        )
        WHERE c.number IS NULL
        GROUP BY c.security, coalesce(c.paper, 'definitive')
        ORDER BY c.security, coalesce(c.paper, 'definitive')
    LOOP
        v_numbers := v_numbers || ledger.next_numbers(
            p_issuer, v_wanted.security, v_wanted.paper, v_wanted.count, ARRAY(
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
                    PARTITION BY c.number IS NULL
                    ORDER BY c.security, coalesce(c.paper, 'definitive'), c.ordinality
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
    WHERE m.kind IS NULL OR m.kind IN ('transfer', 'reverse', 'exchange', 'replace')
    GROUP BY m.n, m.security
    HAVING sum(m.units::numeric) <> 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The entry does not sum to zero.'
            USING ERRCODE = 'TA301', CONSTRAINT = 'entry_sums_to_zero';
    END IF;
    -- Other paper for the same owner leaves every account with what it had.
    SELECT m.n INTO v_failed
    FROM (
        SELECT c.n, c.kind, c.security, c.account, c.units FROM unnest(v_created) AS c
        UNION ALL
        SELECT e.n, e.kind, e.security, e.account, -e.units FROM unnest(v_ended) AS e
    ) AS m
    WHERE m.kind IN ('exchange', 'replace')
    GROUP BY m.n, m.security, m.account
    HAVING sum(m.units::numeric) <> 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'An exchange gives the same owner as many shares.'
            USING ERRCODE = 'TA306', CONSTRAINT = 'exchange_keeps_owner';
    END IF;
    -- UCC 8-204: the restriction leaves the paper, or changes on it, by the issuer's word alone.
    SELECT c.security, c.number INTO v_failed
    FROM unnest(v_created) AS c
    WHERE c.kind = 'exchange' AND c.legend IS NOT NULL
        AND (c.authority_document ~ '\S' AND c.authority_signer ~ '\S') IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The legend of % % changes only on the issuer''s written instruction.',
            v_failed.security, v_failed.number
            USING ERRCODE = 'TA307', CONSTRAINT = 'legend_on_instruction';
    END IF;
    -- An issue ends no certificate; only its own kind of entry would say what became of it.
    IF EXISTS (
        SELECT FROM unnest(v_ended) AS e
        WHERE e.kind IN ('issue', 'open', 'prepare', 'countersign', 'register', 'honour')
    ) THEN
        RAISE EXCEPTION 'An issue ends no certificate.'
            USING ERRCODE = 'TA302', CONSTRAINT = 'issue_ends_nothing';
    END IF;

    -- Whoever takes shares is counted: an account that nobody is known to own takes none, nor
    -- does one that is not there yet, whose owners this transaction has not seen.
    v_takers := ARRAY(
        SELECT DISTINCT c.account FROM unnest(v_created) AS c
        WHERE c.role IN ('new', 'register') AND c.kind NOT IN ('exchange', 'replace')
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
    IF p_kinds <@ ARRAY[
        'transfer', 'issue', 'register', 'prepare', 'countersign', 'honour'
    ] THEN
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

    -- What is taken over from another agent was never printed on a blank of this one.
    PERFORM ledger.require_blanks(
        p_issuer, array_agg(c.security ORDER BY c.n), array_agg(c.number ORDER BY c.n))
    FROM unnest(v_created) AS c
    WHERE c.role IN ('new', 'prepare') AND c.kind <> 'open'
    HAVING count(*) > 0;

    -- UCC 8-204: every new certificate notes the restriction in the words now in force.
    INSERT INTO ledger.certificate_legend (issuer, security, number, version, source)
    SELECT p_issuer, c.security, c.number, l.version, 'issued with the legend in force'
    FROM unnest(v_created) AS c
    CROSS JOIN LATERAL ledger.legend_in_force(p_issuer, c.security, v_today) AS l
    WHERE c.role IN ('new', 'prepare') AND c.kind <> 'open'
        AND (c.kind <> 'exchange' OR c.legend IS NULL)
    UNION ALL
    SELECT p_issuer, c.security, c.number, c.legend, 'as it was taken over'
    FROM unnest(v_created) AS c
    WHERE c.kind = 'open' AND c.legend IS NOT NULL
    UNION ALL
    SELECT p_issuer, c.security, c.number, nullif(c.legend, 0),
        'by the issuer''s written instruction'
    FROM unnest(v_created) AS c
    WHERE c.kind = 'exchange' AND c.legend IS NOT NULL;

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
                -- Other paper moves nothing, and its taker is not measured.
                OR v_kind[g.n + 1] IN ('exchange', 'replace')
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
        CASE e.kind
            WHEN 'reverse' THEN 'REVERSED'
            WHEN 'exchange' THEN 'EXCHANGED'
            WHEN 'replace' THEN 'REPLACED'
            ELSE 'SURRENDERED'
        END, e.entry
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
        WHERE c.role IN ('new', 'register') AND c.kind IN ('issue', 'register', 'open', 'honour')
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

    IF NOT p_kinds <@ ARRAY['transfer', 'reverse', 'exchange', 'replace'] THEN
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

CREATE OR REPLACE FUNCTION ledger.add_to_totals(p_issuer text, p_items jsonb, p_created jsonb)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_failed record;
BEGIN
    WITH changes AS (
        SELECT c.security, sum(c.units) AS registered,
            coalesce(sum(c.units) FILTER (
                WHERE p_items -> c.n ->> 'kind' IN ('issue', 'register', 'honour')
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

CREATE OR REPLACE FUNCTION ledger.state_capital(p_issuer text, p_statement jsonb) RETURNS void
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
    WHERE e.issuer = p_issuer AND e.kind IN ('issue', 'honour') AND e.effective_on > v_given.as_of
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

-- Other paper for the same owner, as the law has approved it.
CREATE FUNCTION ledger.post_exchanges(p_issuer text, p_batch jsonb)
RETURNS TABLE (item_index integer, item bigint, entry bigint, security text, number text,
    account text, units bigint, role text, line smallint)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT * FROM ledger.write_batch(p_issuer, p_batch, ARRAY['exchange']) $$;

GRANT EXECUTE ON FUNCTION ledger.post_exchanges(text, jsonb)
TO countersign_clerk, countersign_officer;

-- The certificate's own words: it is replaced on an affidavit and a bond, and on the word of two
-- officers who have seen the last of the papers; of one, or without a bond, only where the
-- issuer's policy of today lets small values go so. How small, the law judges.
CREATE FUNCTION ledger.require_case_papers(p_issuer text, p_case bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_kind text;
    v_today CONSTANT date := ledger.today(p_issuer);
    v_sworn bigint;
    v_bond bigint;
    v_secures boolean;
    v_policies jsonb;
BEGIN
    SELECT k.kind INTO v_kind
    FROM ledger.replacement_case AS k
    WHERE k.issuer = p_issuer AND k.case_number = p_case;
    SELECT max(e.event) INTO v_sworn
    FROM ledger.replacement_event AS e
    WHERE e.issuer = p_issuer AND e.case_number = p_case AND e.kind = 'affidavit';
    SELECT b.bond, b.effective_on <= v_today INTO v_bond, v_secures
    FROM ledger.replacement_bond AS b
    WHERE b.issuer = p_issuer AND b.case_number = p_case
    ORDER BY b.bond DESC
    LIMIT 1;
    SELECT coalesce(jsonb_object_agg(p.name, p.value), '{}') INTO v_policies
    FROM ledger.policies_on(p_issuer, v_today) AS p;
    IF v_kind <> 'MUTILATED' AND v_sworn IS NULL THEN
        RAISE EXCEPTION 'No affidavit of loss is on file.'
            USING ERRCODE = 'TA513', CONSTRAINT = 'replacement_sworn';
    END IF;
    IF v_kind <> 'MUTILATED' AND v_secures IS NOT TRUE
        AND (v_policies ->> 'bond_waiver' ~ '[1-9]') IS NOT TRUE
        AND (v_kind = 'NOT_RECEIVED' AND v_policies ->> 'mail_loss_bond' = 'no') IS NOT TRUE
    THEN
        RAISE EXCEPTION 'No bond of indemnity secures the replacement.'
            USING ERRCODE = 'TA514', CONSTRAINT = 'replacement_bonded';
    END IF;
    IF (
        SELECT count(DISTINCT e.actor)
        FROM ledger.replacement_event AS e
        WHERE e.issuer = p_issuer AND e.case_number = p_case AND e.kind = 'approve'
            AND e.covers = greatest(0, v_bond, v_sworn)
    ) < (CASE WHEN v_policies ->> 'single_approval' ~ '[1-9]' THEN 1 ELSE 2 END) THEN
        RAISE EXCEPTION 'The officers have not approved what is on file.'
            USING ERRCODE = 'TA510', CONSTRAINT = 'replacement_approved';
    END IF;
END
$$;

-- UCC 8-405: under an open case, the very certificates of the case and as many shares, with
-- every replacement tied to the original that ends with it.
CREATE FUNCTION ledger.post_replacements(p_issuer text, p_batch jsonb)
RETURNS TABLE (item_index integer, item bigint, entry bigint, security text, number text,
    account text, units bigint, role text, line smallint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_case bigint;
BEGIN
    PERFORM ledger.plan_for_the_road();
    FOR v_case IN
        SELECT DISTINCT i."case"
        FROM jsonb_to_recordset(p_batch -> 'items') AS i ("case" bigint)
        ORDER BY i."case"
    LOOP
        PERFORM ledger.lock_case(p_issuer, v_case);
        IF NOT ledger.case_is_open(p_issuer, v_case) THEN
            RAISE EXCEPTION 'The case is over.'
                USING ERRCODE = 'TA506', CONSTRAINT = 'case_open';
        END IF;
        PERFORM ledger.require_case_papers(p_issuer, v_case);
    END LOOP;
    -- What a case is about, and is missing still: nothing else ends by it.
    IF EXISTS (
        SELECT
        FROM jsonb_to_recordset(p_batch -> 'ended') AS e (n integer, security text, number text)
        LEFT JOIN ledger.replacement_certificate AS m
            ON m.issuer = p_issuer AND m.security = e.security AND m.number = e.number
            AND m.case_number = (p_batch -> 'items' -> e.n ->> 'case')::bigint
        WHERE m.number IS NULL OR EXISTS (
            SELECT FROM ledger.replacement_event AS f
            WHERE f.issuer = m.issuer AND f.case_number = m.case_number
                AND f.kind = 'found' AND f.number = m.number
        )
    ) OR EXISTS (
        SELECT
        FROM jsonb_to_recordset(p_batch -> 'ended') AS e (n integer, security text, number text)
        LEFT JOIN ledger.certificate AS c
            ON c.issuer = p_issuer AND c.security = e.security AND c.number = e.number
        FULL JOIN jsonb_to_recordset(p_batch -> 'created') AS m (
            n integer, security text, account text, units bigint, original text
        )
            ON m.n = e.n AND m.security = e.security AND m.original = e.number
        WHERE m.original IS NULL OR e.number IS NULL
            OR (m.account, m.units) IS DISTINCT FROM (c.account::text, c.units)
    ) THEN
        RAISE EXCEPTION 'A replacement mirrors the certificates of its case.'
            USING ERRCODE = 'TA511', CONSTRAINT = 'replacement_mirrors_original';
    END IF;
    RETURN QUERY
    WITH written AS MATERIALIZED (
        SELECT w.*
        FROM ledger.write_batch(p_issuer, p_batch, ARRAY['replace'])
            WITH ORDINALITY AS w (
                item_index, item, entry, security, number, account, units, role, line, place
            )
    ),
    tied AS (
        INSERT INTO ledger.replacement_of (
            issuer, security, original, replacement, case_number, entry
        )
        SELECT p_issuer, w.security, c.value ->> 'original', w.number,
            (p_batch -> 'items' -> w.item_index ->> 'case')::bigint, w.entry
        FROM written AS w
        JOIN jsonb_array_elements(p_batch -> 'created') WITH ORDINALITY AS c (value, place)
            ON c.place = w.place
    ),
    restricted AS (
        INSERT INTO ledger.stop (
            issuer, security, number, kind, reason, demanded_by, received_at
        )
        SELECT p_issuer, w.security, w.number, s.kind,
            format('carried over from certificate %s: %s', s.number, s.reason), s.demanded_by,
            s.received_at
        FROM written AS w
        JOIN jsonb_array_elements(p_batch -> 'created') WITH ORDINALITY AS c (value, place)
            ON c.place = w.place
        JOIN ledger.stop AS s ON s.issuer = p_issuer AND s.security = w.security
            AND s.number = c.value ->> 'original'
        WHERE s.kind IN ('ISSUER_RESTRICTION', 'INTERNAL') AND NOT EXISTS (
            SELECT FROM ledger.stop_release AS l
            WHERE l.issuer = s.issuer AND l.stop = s.stop
        )
    )
    SELECT w.item_index, w.item, w.entry, w.security, w.number, w.account, w.units, w.role,
        w.line
    FROM written AS w;
END
$$;

-- UCC 8-405(b): the whole of a replaced original, for its protected purchaser, once. The shares
-- are new ones, so the capital is locked as for an issue.
CREATE FUNCTION ledger.post_honourings(p_issuer text, p_batch jsonb)
RETURNS TABLE (item_index integer, item bigint, entry bigint, security text, number text,
    account text, units bigint, role text, line smallint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    PERFORM ledger.plan_for_the_road();
    PERFORM ledger.lock_issuer(p_issuer, true);
    IF EXISTS (
        SELECT
        FROM ROWS FROM (
            jsonb_to_recordset(p_batch -> 'items') AS ("case" bigint, original text)
        ) WITH ORDINALITY AS i ("case", original, place)
        FULL JOIN jsonb_to_recordset(p_batch -> 'created') AS c (
            n integer, security text, units bigint
        ) ON c.n = i.place - 1
        LEFT JOIN ledger.replacement_of AS o
            ON o.issuer = p_issuer AND o.security = c.security AND o.original = i.original
            AND o.case_number = i."case"
        LEFT JOIN ledger.certificate AS e
            ON e.issuer = p_issuer AND e.security = o.security AND e.number = o.original
        WHERE o.original IS NULL OR e.units IS DISTINCT FROM c.units
    ) THEN
        RAISE EXCEPTION 'Only a replaced original is honoured, and the whole of it.'
            USING ERRCODE = 'TA512', CONSTRAINT = 'honoured_original_replaced';
    END IF;
    -- The finding of last is what counts, and the issuer's authority came with it.
    IF EXISTS (
        SELECT
        FROM jsonb_to_recordset(p_batch -> 'items') AS i ("case" bigint, original text)
        LEFT JOIN LATERAL (
            SELECT e.papers FROM ledger.replacement_event AS e
            WHERE e.issuer = p_issuer AND e.case_number = i."case" AND e.number = i.original
                AND e.kind = 'present_original'
            ORDER BY e.event DESC
            LIMIT 1
        ) AS e ON true
        WHERE (
            e.papers ->> 'standing' = 'found' AND e.papers ->> 'authority_document' ~ '\S'
            AND e.papers ->> 'authority_signer' ~ '\S'
        ) IS NOT TRUE
    ) THEN
        RAISE EXCEPTION 'Nobody was found a protected purchaser, with the issuer''s authority.'
            USING ERRCODE = 'TA515', CONSTRAINT = 'honoured_purchaser_found';
    END IF;
    RETURN QUERY
    WITH written AS MATERIALIZED (
        SELECT w.* FROM ledger.write_batch(p_issuer, p_batch, ARRAY['honour']) AS w
    ),
    noted AS (
        INSERT INTO ledger.replacement_event (
            issuer, case_number, kind, happened_on, number, papers
        )
        SELECT p_issuer, (p_batch -> 'items' -> w.item_index ->> 'case')::bigint, 'honoured',
            ledger.today(p_issuer), p_batch -> 'items' -> w.item_index ->> 'original',
            jsonb_build_object(
                'certificate', w.number, 'account', w.account, 'entry', w.entry,
                'item', w.item)
        FROM written AS w
    )
    SELECT w.item_index, w.item, w.entry, w.security, w.number, w.account, w.units, w.role,
        w.line
    FROM written AS w;
END
$$;

GRANT EXECUTE ON FUNCTION
ledger.post_replacements(text, jsonb),
ledger.post_honourings(text, jsonb)
TO countersign_officer;
