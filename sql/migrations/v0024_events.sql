-- Corporate events: redemptions, buy-backs, conversions, exchanges of classes, splits. They end
-- and make shares of a class on the issuer's written authority, and call in the old certificates.

-- Whatever kinds and causes there are by now, and the events'.
CREATE FUNCTION ledger.allow_words(p_table text, p_constraint text, p_column text, p_words text [])
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_words text [];
BEGIN
    SELECT array_agg(DISTINCT w.word ORDER BY w.word) INTO v_words
    FROM (
        SELECT n.name[1] AS word
        FROM pg_constraint AS c
        CROSS JOIN LATERAL regexp_matches(pg_get_constraintdef(c.oid), '''([A-Za-z_]+)''', 'g')
            AS n (name)
        WHERE c.conrelid = format('ledger.%I', p_table)::regclass AND c.conname = p_constraint
        UNION ALL
        SELECT unnest(p_words)
    ) AS w;
    EXECUTE format('ALTER TABLE ledger.%I DROP CONSTRAINT %I', p_table, p_constraint);
    EXECUTE format(
        'ALTER TABLE ledger.%I ADD CONSTRAINT %I CHECK (%I IN (%s))', p_table, p_constraint,
        p_column, (SELECT string_agg(quote_literal(w), ', ') FROM unnest(v_words) AS w));
END
$$;

DO $$
DECLARE
    v_kinds CONSTANT text [] := ARRAY[
        'redeem', 'buyback', 'convert', 'exchange_class', 'split'
    ];
BEGIN
    PERFORM ledger.allow_words('item', 'item_kind_known', 'kind', v_kinds);
    PERFORM ledger.allow_words('entry', 'entry_kind_known', 'kind', v_kinds);
    PERFORM ledger.allow_words('retirement', 'retirement_cause_known', 'cause', ARRAY[
        'REDEEMED', 'BOUGHT_BACK', 'CONVERTED', 'RECLASSIFIED', 'DIVIDED'
    ]);
END
$$;

DROP FUNCTION ledger.allow_words(text, text, text, text []);

CREATE TABLE ledger.capital_event (
    issuer ledger.name NOT NULL,
    entry bigint NOT NULL,
    kind text NOT NULL,
    security ledger.name NOT NULL,
    target ledger.name,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    selection text NOT NULL,
    called bigint,
    seed text,
    price bigint,
    keeps_certificates boolean NOT NULL,
    authority_document text NOT NULL,
    authority_signer text NOT NULL,
    taken bigint NOT NULL,
    given bigint NOT NULL,
    certificates integer NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT capital_event_once PRIMARY KEY (issuer, entry),
    CONSTRAINT capital_event_in_entry FOREIGN KEY (issuer, entry) REFERENCES ledger.entry,
    CONSTRAINT capital_event_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT capital_event_into_security
    FOREIGN KEY (issuer, target) REFERENCES ledger.security,
    CONSTRAINT capital_event_kind_known
    CHECK (kind IN ('redeem', 'buyback', 'convert', 'exchange_class', 'split')),
    CONSTRAINT capital_event_rate_known
    CHECK (numerator BETWEEN 1 AND 1000000000 AND denominator BETWEEN 1 AND 1000000000),
    CONSTRAINT capital_event_selection_known
    CHECK (selection IN ('all', 'pro_rata', 'by_lot', 'tendered')),
    CONSTRAINT capital_event_called_named
    CHECK ((selection IN ('pro_rata', 'by_lot')) = (called IS NOT NULL)),
    CONSTRAINT capital_event_draw_provable
    CHECK ((selection = 'by_lot') = (coalesce(seed, '') ~ '\S')),
    CONSTRAINT capital_event_gives_shares CHECK (
        CASE
            WHEN kind IN ('redeem', 'buyback') THEN target IS NULL
            WHEN kind = 'split' THEN target = security AND selection = 'all'
            ELSE target <> security
        END IS TRUE
    ),
    CONSTRAINT capital_event_keeps_in_split
    CHECK (NOT keeps_certificates OR kind = 'split' AND numerator > denominator),
    CONSTRAINT capital_event_price_not_negative CHECK (price >= 0),
    CONSTRAINT capital_event_authority_named
    CHECK (authority_document ~ '\S' AND authority_signer ~ '\S')
);
COMMENT ON TABLE ledger.capital_event IS
'17 CFR 240.17Ad-10(e): what changed the control book, on whose written authority.';
COMMENT ON COLUMN ledger.capital_event.seed IS
'What the draw was made from, so that anybody can make it again.';
COMMENT ON COLUMN ledger.capital_event.price IS
'Ten-thousandths of a dollar for a whole share of what is paid for.';

CREATE TABLE ledger.event_payment (
    issuer ledger.name NOT NULL,
    entry bigint NOT NULL,
    account ledger.name NOT NULL,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT event_payment_once PRIMARY KEY (issuer, entry, account),
    CONSTRAINT event_payment_of_event
    FOREIGN KEY (issuer, entry) REFERENCES ledger.capital_event,
    CONSTRAINT event_payment_to_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT event_payment_for_something
    CHECK (numerator > 0 AND denominator > 0 AND amount >= 0)
);
COMMENT ON TABLE ledger.event_payment IS
'Cash due to a holder: for so many units, a whole number or a part of one, to the nearest cent.';

CREATE TABLE ledger.succession (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    original_security ledger.name NOT NULL,
    original ledger.name NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT succession_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT succession_of_registered
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.registration,
    CONSTRAINT succession_from_registered
    FOREIGN KEY (issuer, original_security, original) REFERENCES ledger.registration,
    CONSTRAINT succession_by_event FOREIGN KEY (issuer, entry) REFERENCES ledger.capital_event
);
CREATE INDEX succession_by_original
ON ledger.succession (original, original_security, issuer);
COMMENT ON TABLE ledger.succession IS
'Which certificate an event gave for which, or for what it left of it.';

CREATE TABLE ledger.call_in (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    entry bigint NOT NULL,
    CONSTRAINT called_in_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT call_in_of_ended
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.retirement,
    CONSTRAINT call_in_by_event FOREIGN KEY (issuer, entry) REFERENCES ledger.capital_event
);
CREATE INDEX call_in_by_entry ON ledger.call_in (entry, issuer);
COMMENT ON TABLE ledger.call_in IS
'A certificate that ended on the books by an event while its paper was out. It is called in; that
it came is an event of the paper.';

DO $$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY[
        'capital_event', 'event_payment', 'succession', 'call_in'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.%I
             FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()', relation);
        EXECUTE format(
            'CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ledger.%I
             FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', relation);
        EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER append_only', relation);
        EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER never_truncated', relation);
        EXECUTE format(
            'GRANT SELECT ON ledger.%I TO countersign_clerk, countersign_officer,
             countersign_auditor', relation);
    END LOOP;
END
$$;

-- The item with its verdict, and the terms, as the caller sends them.
CREATE TYPE ledger.event_terms AS (
    kind text, security text, target text, numerator bigint, denominator bigint,
    selection text, called bigint, seed text, price bigint, keeps_certificates boolean,
    authority_document text, authority_signer text, countersigner text, registrar text,
    item bigint, key text, fingerprint text, received_at timestamptz, presentor text,
    ticket text, papers jsonb, findings text, positions text, rules_version integer
);

-- A certificate that an event takes, beside the numbers of those that it gives for it.
CREATE TYPE ledger.event_line AS (
    place bigint, number text, account text, units bigint, taken bigint, given bigint,
    balance_number text, given_number text
);

-- A certificate that an event makes, beside the one that it comes of.
CREATE TYPE ledger.event_paper AS (
    place bigint, security text, number text, account text, units bigint, original text
);

-- What the event takes: registered, not ended, and of a tender under no stop. Whose it is and how
-- many shares it carries, the book says.
CREATE FUNCTION ledger.event_lines(
    p_issuer text, p_event ledger.event_terms, p_numbers text [], p_taken bigint [],
    p_given bigint []
) RETURNS ledger.event_line []
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_lines ledger.event_line [];
    v_failed record;
BEGIN
    IF coalesce(cardinality(p_numbers), 0) = 0
        OR cardinality(p_taken) IS DISTINCT FROM cardinality(p_numbers)
        OR cardinality(p_given) IS DISTINCT FROM cardinality(p_numbers)
        OR cardinality(p_numbers) <> (
            SELECT count(DISTINCT n.number) FROM unnest(p_numbers) AS n (number)
        )
    THEN
        RAISE EXCEPTION 'A row of the event does not fit.'
            USING ERRCODE = 'TA103', CONSTRAINT = 'event_well_formed';
    END IF;
    PERFORM FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND c.security = p_event.security AND c.number = ANY(p_numbers)
    ORDER BY c.number
    FOR UPDATE;
    v_lines := ARRAY(
        SELECT ROW(
            n.place, c.number, c.account, c.units, n.taken, n.given, NULL, NULL
        )::ledger.event_line
        FROM unnest(p_numbers, p_taken, p_given) WITH ORDINALITY
            AS n (number, taken, given, place)
        JOIN ledger.certificate AS c ON c.issuer = p_issuer
            AND c.security = p_event.security AND c.number = n.number
        JOIN ledger.registration AS r ON r.issuer = c.issuer
            AND r.security = c.security AND r.number = c.number
        LEFT JOIN ledger.retirement AS t ON t.issuer = c.issuer
            AND t.security = c.security AND t.number = c.number
        WHERE t.number IS NULL
        ORDER BY n.place
    );
    IF cardinality(v_lines) < cardinality(p_numbers) THEN
        RAISE EXCEPTION 'A certificate of the event is not outstanding.'
            USING ERRCODE = 'TA201', CONSTRAINT = 'certificate_outstanding';
    END IF;
    IF EXISTS (
        SELECT FROM unnest(v_lines) AS l
        WHERE (l.taken BETWEEN 1 AND l.units AND l.given >= 0
            AND (l.taken = l.units OR NOT p_event.keeps_certificates)) IS NOT TRUE
    ) THEN
        RAISE EXCEPTION 'An event takes no more of a certificate than there is.'
            USING ERRCODE = 'TA701', CONSTRAINT = 'event_within_certificate';
    END IF;
    IF p_event.selection = 'tendered' THEN
        SELECT s.number INTO v_failed
        FROM unnest(v_lines) AS l
        JOIN ledger.stop AS s ON s.issuer = p_issuer AND s.security = p_event.security
            AND s.number = l.number
        WHERE ledger.stop_blocks(p_issuer, s.stop, ledger.today(p_issuer))
        LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'Certificate % % is under a stop.', p_event.security,
                v_failed.number
                USING ERRCODE = 'TA202', CONSTRAINT = 'certificate_not_stopped';
        END IF;
    END IF;
    RETURN v_lines;
END
$$;

-- How many units of what is given a unit taken is worth, as two integers by the shares' decimals;
-- and how many units a share of it has.
CREATE FUNCTION ledger.event_rate(p_issuer text, p_event ledger.event_terms) RETURNS numeric []
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_numerator CONSTANT numeric := CASE
        WHEN p_event.keeps_certificates THEN p_event.numerator - p_event.denominator
        ELSE p_event.numerator
    END;
    v_from numeric;
    v_to numeric;
BEGIN
    SELECT (ARRAY[1, 10, 100, 1000])[s.scale + 1] INTO v_from FROM ledger.security AS s
    WHERE s.issuer = p_issuer AND s.security = p_event.security;
    SELECT (ARRAY[1, 10, 100, 1000])[s.scale + 1] INTO v_to FROM ledger.security AS s
    WHERE s.issuer = p_issuer AND s.security = coalesce(p_event.target, p_event.security);
    RETURN ARRAY[v_numerator * v_to, p_event.denominator * v_from, v_to];
END
$$;

-- An event on a class takes what it says of it, and gives each holder the whole of his part: to
-- each certificate its own, less than a unit away.
CREATE FUNCTION ledger.require_event_even(
    p_issuer text, p_event ledger.event_terms, p_lines ledger.event_line []
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_rate CONSTANT numeric [] := ledger.event_rate(p_issuer, p_event);
    v_taken CONSTANT numeric := (SELECT sum(l.taken) FROM unnest(p_lines) AS l);
BEGIN
    IF p_event.selection <> 'tendered' AND v_taken IS DISTINCT FROM coalesce(
        p_event.called, (
            SELECT t.registered FROM ledger.book_total AS t
            WHERE t.issuer = p_issuer AND t.security = p_event.security
        )
    ) THEN
        RAISE EXCEPTION 'The event does not take what it says.'
            USING ERRCODE = 'TA702', CONSTRAINT = 'event_takes_what_it_says';
    END IF;
    IF p_event.selection <> 'tendered' AND EXISTS (
        SELECT FROM ledger.control_book(p_issuer) AS c
        WHERE c.security = p_event.security AND c.outstanding <> c.registered
    ) THEN
        RAISE EXCEPTION 'The register of % is not the whole of the class.', p_event.security
            USING ERRCODE = 'TA703', CONSTRAINT = 'event_on_whole_register';
    END IF;
    IF p_event.target IS NULL AND EXISTS (
        SELECT FROM unnest(p_lines) AS l WHERE l.given <> 0
    ) OR p_event.target IS NOT NULL AND (EXISTS (
        SELECT FROM unnest(p_lines) AS l
        WHERE abs(l.given * v_rate[2] - l.taken * v_rate[1]) >= v_rate[2]
    ) OR EXISTS (
        SELECT
        FROM unnest(p_lines) AS l
        GROUP BY l.account
        HAVING sum(l.given) <> div(sum(l.taken) * v_rate[1], v_rate[2])
    )) THEN
        RAISE EXCEPTION 'An event gives each holder what his shares come to.'
            USING ERRCODE = 'TA704', CONSTRAINT = 'event_gives_what_it_takes';
    END IF;
END
$$;

-- Numbers for what is left of a certificate and for what is given for it, in their order.
CREATE FUNCTION ledger.number_event(
    p_issuer text, p_event ledger.event_terms, p_lines ledger.event_line []
) RETURNS ledger.event_line []
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_count record;
    v_balances text [];
    v_given text [];
BEGIN
    SELECT count(*) FILTER (WHERE l.units > l.taken)::integer AS balances,
        count(*) FILTER (WHERE l.given > 0)::integer AS given
    INTO v_count
    FROM unnest(p_lines) AS l;
    IF v_count.balances > 0 THEN
        v_balances := ledger.next_numbers(p_issuer, p_event.security, v_count.balances, '{}');
    END IF;
    IF v_count.given > 0 THEN
        v_given := ledger.next_numbers(p_issuer, p_event.target, v_count.given, '{}');
    END IF;
    -- Joined, not looked up by their places: a place in a long array is found by counting to it.
    RETURN ARRAY(
        SELECT ROW(
            l.place, l.number, l.account, l.units, l.taken, l.given, b.number, g.number
        )::ledger.event_line
        FROM (
            SELECT n.*,
                CASE
                    WHEN n.units > n.taken
                        THEN count(*) FILTER (WHERE n.units > n.taken) OVER w
                END AS balance_place,
                CASE WHEN n.given > 0 THEN count(*) FILTER (WHERE n.given > 0) OVER w END
                    AS given_place
            FROM unnest(p_lines) AS n
            WINDOW w AS (ORDER BY n.place ROWS UNBOUNDED PRECEDING)
        ) AS l
        LEFT JOIN unnest(v_balances) WITH ORDINALITY AS b (number, place)
            ON b.place = l.balance_place
        LEFT JOIN unnest(v_given) WITH ORDINALITY AS g (number, place)
            ON g.place = l.given_place
        ORDER BY l.place
    );
END
$$;

-- The certificates that take others' places, countersigned and registered, and the stops that go
-- over to them.
CREATE FUNCTION ledger.make_event_paper(
    p_issuer text, p_event ledger.event_terms, p_entry bigint, p_lines ledger.event_line []
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_today CONSTANT date := ledger.today(p_issuer);
    v_new CONSTANT ledger.event_paper [] := ARRAY(
        SELECT ROW(l.place, n.security, n.number, l.account, n.units, l.number)::ledger.event_paper
        FROM unnest(p_lines) AS l
        CROSS JOIN LATERAL (
            VALUES (p_event.security, l.balance_number, l.units - l.taken),
            (p_event.target, l.given_number, l.given)
        ) AS n (security, number, units)
        WHERE n.number IS NOT NULL
        ORDER BY l.place
    );
BEGIN
    INSERT INTO ledger.certificate (
        issuer, security, number, account, units, authority_document, authority_signer
    )
    SELECT p_issuer, n.security, n.number, n.account, n.units, p_event.authority_document,
        p_event.authority_signer
    FROM unnest(v_new) AS n;
    PERFORM ledger.require_blanks(p_issuer, array_agg(n.security), array_agg(n.number))
    FROM unnest(v_new) AS n
    HAVING count(*) > 0;
    -- UCC 8-204: every new certificate notes the restriction in the words now in force.
    INSERT INTO ledger.certificate_legend (issuer, security, number, version, source)
    SELECT p_issuer, n.security, n.number, l.version, 'issued with the legend in force'
    FROM (
        SELECT DISTINCT s.security, f.version
        FROM (VALUES (p_event.security), (p_event.target)) AS s (security)
        CROSS JOIN LATERAL ledger.legend_in_force(p_issuer, s.security, v_today) AS f
    ) AS l
    JOIN unnest(v_new) AS n ON n.security = l.security;
    INSERT INTO ledger.countersignature (issuer, security, number, signer)
    SELECT p_issuer, n.security, n.number, p_event.countersigner FROM unnest(v_new) AS n;
    INSERT INTO ledger.registration (issuer, security, number, registrar, entry)
    SELECT p_issuer, n.security, n.number, p_event.registrar, p_entry FROM unnest(v_new) AS n;
    INSERT INTO ledger.succession (
        issuer, security, number, original_security, original, entry
    )
    SELECT p_issuer, n.security, n.number, p_event.security, n.original, p_entry
    FROM unnest(v_new) AS n;

    WITH carried AS MATERIALIZED (
        SELECT nextval('ledger.fact_number') AS stop, s.stop AS old, n.security, n.number,
            s.kind, s.demanded_by, s.received_at, s.notice_address,
            format('carried over from certificate %s %s: %s', s.security, s.number, s.reason)
                AS reason
        FROM unnest(v_new) AS n
        JOIN ledger.stop AS s ON s.issuer = p_issuer AND s.security = p_event.security
            AND s.number = n.original
        WHERE NOT EXISTS (
            SELECT FROM ledger.stop_release AS r
            WHERE r.issuer = s.issuer AND r.stop = s.stop
        )
    ),
    placed AS (
        INSERT INTO ledger.stop (
            issuer, stop, security, number, kind, reason, demanded_by, received_at,
            notice_address
        )
        SELECT p_issuer, c.stop, c.security, c.number, c.kind, c.reason, c.demanded_by,
            c.received_at, c.notice_address
        FROM carried AS c
    )
    INSERT INTO ledger.stop_event (issuer, stop, kind, happened_on, party, detail)
    SELECT p_issuer, c.stop, e.kind, e.happened_on, e.party, e.detail
    FROM carried AS c
    JOIN ledger.stop_event AS e ON e.issuer = p_issuer AND e.stop = c.old
    ORDER BY c.stop, e.event;
END
$$;

-- The certificates that end. What was tendered is at hand; everything else is called in.
CREATE FUNCTION ledger.end_event_paper(
    p_issuer text, p_event ledger.event_terms, p_entry bigint, p_lines ledger.event_line []
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF p_event.keeps_certificates THEN
        RETURN;
    END IF;
    INSERT INTO ledger.retirement (issuer, security, number, cause, entry)
    SELECT p_issuer, p_event.security, l.number,
        CASE p_event.kind
            WHEN 'redeem' THEN 'REDEEMED'
            WHEN 'buyback' THEN 'BOUGHT_BACK'
            WHEN 'convert' THEN 'CONVERTED'
            WHEN 'exchange_class' THEN 'RECLASSIFIED'
            ELSE 'DIVIDED'
        END, p_entry
    FROM unnest(p_lines) AS l;
    IF p_event.selection <> 'tendered' THEN
        INSERT INTO ledger.call_in (issuer, security, number, entry)
        SELECT p_issuer, p_event.security, l.number, p_entry
        FROM unnest(p_lines) AS l;
    END IF;
END
$$;

-- The postings, and the sums that move with them.
CREATE FUNCTION ledger.move_event_shares(
    p_issuer text, p_event ledger.event_terms, p_entry bigint, p_lines ledger.event_line []
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_failed record;
BEGIN
    WITH moved AS (
        SELECT 1 AS part, l.place, p_event.security, l.account, l.number, -l.units AS units
        FROM unnest(p_lines) AS l
        WHERE NOT p_event.keeps_certificates
        UNION ALL
        SELECT 2, l.place, p_event.security, l.account, l.balance_number, l.units - l.taken
        FROM unnest(p_lines) AS l
        WHERE l.balance_number IS NOT NULL
        UNION ALL
        SELECT 3, l.place, p_event.target, l.account, l.given_number, l.given
        FROM unnest(p_lines) AS l
        WHERE l.given_number IS NOT NULL
    ),
    balanced AS (
        SELECT m.* FROM moved AS m
        UNION ALL
        SELECT 4, 0, m.security, '@UNISSUED', NULL, -sum(m.units)::bigint
        FROM moved AS m
        GROUP BY m.security
        HAVING sum(m.units) <> 0
    )
    INSERT INTO ledger.posting (issuer, entry, line, security, account, certificate, units)
    SELECT p_issuer, p_entry, row_number() OVER (ORDER BY b.part, b.security, b.place),
        b.security, b.account, b.number, b.units
    FROM balanced AS b;

    UPDATE ledger.holding AS h
    SET units = h.units + c.units
    FROM (
        SELECT p.account, p.security, sum(p.units)::bigint AS units
        FROM ledger.posting AS p
        WHERE p.issuer = p_issuer AND p.entry = p_entry AND p.account <> '@UNISSUED'
        GROUP BY p.account, p.security
        HAVING sum(p.units) <> 0
    ) AS c
    WHERE h.issuer = p_issuer AND h.account = c.account AND h.security = c.security;
    INSERT INTO ledger.holding (issuer, account, security, units)
    SELECT p_issuer, p.account, p.security, sum(p.units)::bigint
    FROM ledger.posting AS p
    LEFT JOIN ledger.holding AS h
        ON h.issuer = p.issuer AND h.account = p.account AND h.security = p.security
    WHERE p.issuer = p_issuer AND p.entry = p_entry AND p.account <> '@UNISSUED'
        AND h.account IS NULL
    GROUP BY p.account, p.security
    HAVING sum(p.units) <> 0
    ORDER BY p.account, p.security;

    UPDATE ledger.book_total AS t
    SET registered = t.registered - p.units, issued = t.issued - p.units
    FROM ledger.posting AS p
    WHERE p.issuer = p_issuer AND p.entry = p_entry AND p.account = '@UNISSUED'
        AND t.issuer = p_issuer AND t.security = p.security;
    INSERT INTO ledger.book_total (issuer, security, registered, issued)
    SELECT p_issuer, p.security, -p.units, -p.units
    FROM ledger.posting AS p
    WHERE p.issuer = p_issuer AND p.entry = p_entry AND p.account = '@UNISSUED'
        AND NOT EXISTS (
            SELECT FROM ledger.book_total AS t
            WHERE t.issuer = p_issuer AND t.security = p.security
        );

    SELECT c.security, c.outstanding < 0 AS is_below INTO v_failed
    FROM ledger.control_book(p_issuer) AS c
    WHERE c.security IN (p_event.security, p_event.target) AND (
        c.outstanding < 0
        OR c.security = p_event.target
        AND greatest(c.outstanding, c.registered) > c.authorised
    )
    LIMIT 1;
    IF FOUND THEN
        IF v_failed.is_below THEN
            RAISE EXCEPTION 'More shares of % would end than are outstanding.',
                v_failed.security
                USING ERRCODE = 'TA705', CONSTRAINT = 'event_within_outstanding';
        END IF;
        RAISE EXCEPTION 'More shares of % would be outstanding than are authorised.',
            v_failed.security
            USING ERRCODE = 'TA303', CONSTRAINT = 'outstanding_within_authorised';
    END IF;
END
$$;

-- Cash for what is taken, or for the part of a unit that is left of what is given, to the nearest
-- cent; half a cent upwards.
CREATE FUNCTION ledger.pay_event(
    p_issuer text, p_event ledger.event_terms, p_entry bigint, p_lines ledger.event_line []
) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_rate CONSTANT numeric [] := ledger.event_rate(p_issuer, p_event);
    v_paid numeric;
BEGIN
    WITH due AS (
        SELECT l.account,
            CASE
                WHEN p_event.target IS NULL THEN sum(l.taken)
                ELSE mod(sum(l.taken) * v_rate[1], v_rate[2])
            END AS numerator,
            CASE WHEN p_event.target IS NULL THEN 1 ELSE v_rate[2] END AS denominator
        FROM unnest(p_lines) AS l
        GROUP BY l.account
    ),
    paid AS (
        INSERT INTO ledger.event_payment (
            issuer, entry, account, numerator, denominator, amount
        )
        SELECT p_issuer, p_entry, d.account, d.numerator, d.denominator,
            100 * div(
                2 * d.numerator * p_event.price + 100 * d.denominator * v_rate[3],
                200 * d.denominator * v_rate[3])
        FROM due AS d
        WHERE d.numerator > 0
        RETURNING amount
    )
    SELECT coalesce(sum(p.amount), 0) INTO v_paid FROM paid AS p;
    RETURN v_paid::bigint;
END
$$;

-- Where all of a class changes, what intermediaries disclose of it changes alike.
CREATE FUNCTION ledger.change_disclosed(
    p_issuer text, p_event ledger.event_terms, p_item bigint
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_rate CONSTANT numeric [] := ledger.event_rate(p_issuer, p_event);
BEGIN
    WITH stated AS MATERIALIZED (
        SELECT DISTINCT ON (p.account, p.person, p.security)
            p.account, p.person, p.security::text, p.units
        FROM ledger.disclosed_position AS p
        WHERE p.issuer = p_issuer AND p.security IN (p_event.security, p_event.target)
        ORDER BY p.account, p.person, p.security, p.as_of DESC, p.fact DESC
    ),
    changes AS (
        SELECT s.account, s.person, s.security, -s.units AS units
        FROM stated AS s
        WHERE s.security = p_event.security AND NOT p_event.keeps_certificates
        UNION ALL
        SELECT s.account, s.person, p_event.target,
            div(s.units * v_rate[1], v_rate[2])::bigint
        FROM stated AS s
        WHERE s.security = p_event.security AND p_event.target IS NOT NULL
    )
    INSERT INTO ledger.disclosed_position (
        issuer, account, person, security, units, as_of, source, item
    )
    SELECT p_issuer, c.account, c.person, c.security,
        coalesce(max(s.units), 0) + sum(c.units)::bigint, ledger.today(p_issuer),
        format('worked out by the %s of %s', p_event.kind, p_event.security), p_item
    FROM changes AS c
    LEFT JOIN stated AS s
        ON s.account = c.account AND s.person = c.person AND s.security = c.security
    GROUP BY c.account, c.person, c.security
    HAVING sum(c.units) <> 0;
END
$$;

-- The item, what was said of it, its entry and the event itself.
CREATE FUNCTION ledger.record_event(
    p_issuer text, p_event ledger.event_terms, p_lines ledger.event_line []
) RETURNS bigint []
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_item CONSTANT bigint := coalesce(p_event.item, nextval('ledger.item_number'));
    v_entry CONSTANT bigint := nextval('ledger.entry_number');
BEGIN
    IF p_event.item IS NULL THEN
        INSERT INTO ledger.item (
            issuer, item, key, fingerprint, kind, security, received_at, presentor, ticket,
            signatures, papers
        )
        VALUES (
            p_issuer, v_item, p_event.key, decode(p_event.fingerprint, 'hex'), p_event.kind,
            p_event.security, coalesce(p_event.received_at, clock_timestamp()),
            p_event.presentor, p_event.ticket, '{}', p_event.papers
        );
    ELSE
        PERFORM ledger.require_held(p_issuer, jsonb_build_object(
            'items', jsonb_build_array(jsonb_build_object(
                'item', p_event.item, 'key', p_event.key, 'fingerprint', p_event.fingerprint))));
    END IF;
    INSERT INTO ledger.verdict (
        issuer, item, outcome, findings, positions, fingerprint, papers, rules_version
    )
    VALUES (
        p_issuer, v_item, 'posted', p_event.findings::json, p_event.positions::json,
        decode(p_event.fingerprint, 'hex'), p_event.papers, p_event.rules_version
    );
    INSERT INTO ledger.entry (issuer, entry, kind, effective_on, item)
    VALUES (p_issuer, v_entry, p_event.kind, ledger.today(p_issuer), v_item);
    INSERT INTO ledger.capital_event (
        issuer, entry, kind, security, target, numerator, denominator, selection, called, seed,
        price, keeps_certificates, authority_document, authority_signer, taken, given,
        certificates
    )
    SELECT p_issuer, v_entry, p_event.kind, p_event.security, p_event.target,
        p_event.numerator, p_event.denominator, p_event.selection, p_event.called,
        p_event.seed, p_event.price, p_event.keeps_certificates, p_event.authority_document,
        p_event.authority_signer, sum(l.taken), sum(l.given), count(*)
    FROM unnest(p_lines) AS l;
    RETURN ARRAY[v_item, v_entry];
END
$$;

-- p_event: the item with its verdict, and the terms. p_numbers, p_taken, p_given: the certificates
-- that the event touches, what it takes of each and what it gives for that, in units.
CREATE FUNCTION ledger.post_event(
    p_issuer text, p_event jsonb, p_numbers text [], p_taken bigint [], p_given bigint []
) RETURNS TABLE (item bigint, entry bigint, paid bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_event CONSTANT ledger.event_terms := jsonb_populate_record(
        NULL::ledger.event_terms, p_event);
    v_day record;
    v_numbers bigint [];
    v_lines ledger.event_line [];
    v_persons text [] := '{}';
    v_before jsonb;
    v_failed record;
BEGIN
    -- It reads and writes a whole class, so joins are by hash, whatever the planner knows of a
    -- young table; the checks of foreign keys look up single rows, and keep their plans.
    PERFORM set_config('plan_cache_mode', 'auto', true),
        set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'on', true),
        set_config('enable_mergejoin', 'on', true),
        set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true);
    PERFORM ledger.lock_issuer(p_issuer, true);
    SELECT (now() AT TIME ZONE i.time_zone)::date AS begun,
        (clock_timestamp() AT TIME ZONE i.time_zone)::date AS now
    INTO v_day
    FROM ledger.issuer AS i
    WHERE i.issuer = p_issuer;
    IF v_day.begun <> v_day.now THEN
        RAISE EXCEPTION 'The day ended while the transaction was open.'
            USING ERRCODE = 'serialization_failure', CONSTRAINT = 'entry_of_its_day';
    END IF;
    IF (v_event.kind IN ('redeem', 'buyback', 'convert', 'exchange_class', 'split'))
        IS NOT TRUE
    THEN
        RAISE EXCEPTION 'This door does not post items of that kind.'
            USING ERRCODE = 'TA102', CONSTRAINT = 'item_kind_of_this_door';
    END IF;
    IF (v_event.authority_document ~ '\S' AND v_event.authority_signer ~ '\S') IS NOT TRUE THEN
        RAISE EXCEPTION 'The control book changes only on the issuer''s written authority.'
            USING ERRCODE = 'TA305', CONSTRAINT = 'control_book_authority';
    END IF;
    IF EXISTS (
        SELECT FROM ledger.security AS s
        WHERE s.issuer = p_issuer AND s.security IN (v_event.security, v_event.target)
            AND NOT s.is_kept_here
    ) THEN
        RAISE EXCEPTION 'The register of the class is kept by another agent.'
            USING ERRCODE = 'TA706', CONSTRAINT = 'event_on_own_register';
    END IF;
    v_lines := ledger.event_lines(p_issuer, v_event, p_numbers, p_taken, p_given);
    PERFORM ledger.require_event_even(p_issuer, v_event, v_lines);

    -- Who tenders for more than it was is measured before and after, as any acquirer.
    IF v_event.selection = 'tendered' AND v_event.target IS NOT NULL THEN
        SELECT coalesce(array_agg(DISTINCT o.person), '{}') INTO v_persons
        FROM ledger.counted_owners(
            p_issuer, ARRAY(SELECT DISTINCT l.account FROM unnest(v_lines) AS l), v_day.now
        ) AS o;
        SELECT jsonb_object_agg(f.person || ' ' || f.scope, jsonb_build_array(f.held, f.whole))
        INTO v_before
        FROM ledger.cap_figures(p_issuer, v_persons, v_day.now) AS f;
    END IF;

    v_numbers := ledger.record_event(p_issuer, v_event, v_lines);
    item := v_numbers[1];
    entry := v_numbers[2];
    v_lines := ledger.number_event(p_issuer, v_event, v_lines);
    PERFORM ledger.make_event_paper(p_issuer, v_event, v_numbers[2], v_lines);
    PERFORM ledger.end_event_paper(p_issuer, v_event, v_numbers[2], v_lines);
    PERFORM ledger.move_event_shares(p_issuer, v_event, v_numbers[2], v_lines);
    paid := ledger.pay_event(p_issuer, v_event, v_numbers[2], v_lines);
    IF v_event.selection = 'all' THEN
        PERFORM ledger.change_disclosed(p_issuer, v_event, v_numbers[1]);
    END IF;

    SELECT f.person INTO v_failed
    FROM (
        SELECT f.*, v_before -> (f.person || ' ' || f.scope) AS before
        FROM ledger.cap_figures(p_issuer, v_persons, v_day.now) AS f
    ) AS f
    WHERE f.held * f.denominator > f.whole * f.numerator
        AND f.held * (f.before ->> 1)::numeric > (f.before ->> 0)::numeric * f.whole
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Person % would hold more than the limit of record.', v_failed.person
            USING ERRCODE = 'TA401', CONSTRAINT = 'record_holding_within_limit';
    END IF;
    RETURN NEXT;
END
$$;

GRANT EXECUTE ON FUNCTION ledger.post_event(text, jsonb, text [], bigint [], bigint [])
TO countersign_officer;

-- As before; what an event ended or made after the day of a statement is not in it either.
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
    WHERE e.issuer = p_issuer AND e.effective_on > v_given.as_of AND e.kind IN (
            'issue', 'honour', 'redeem', 'buyback', 'convert', 'exchange_class', 'split'
        )
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

-- As before; a paper that is called in has to come before anything is done to it.
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
    IF cardinality(p_numbers) <> (
        SELECT count(DISTINCT n.number) FROM unnest(p_numbers) AS n (number)
    ) THEN
        RAISE EXCEPTION 'A paper is named twice in one act.'
            USING ERRCODE = 'TA614', CONSTRAINT = 'paper_named_once';
    END IF;
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
        SELECT (t.made_at AT TIME ZONE i.time_zone)::date AS ended_on, t.is_away
        FROM (
            -- A paper that was replaced, or is called in, is not at hand until it comes.
            SELECT r.issuer, r.made_at, r.cause = 'REPLACED' AND NOT EXISTS (
                SELECT FROM ledger.replacement_of AS o
                JOIN ledger.replacement_case AS k
                    ON k.issuer = o.issuer AND k.case_number = o.case_number
                WHERE o.issuer = r.issuer AND o.security = r.security
                    AND o.original = r.number AND k.kind = 'MUTILATED'
            ) OR EXISTS (
                SELECT FROM ledger.call_in AS o
                WHERE o.issuer = r.issuer AND o.security = r.security AND o.number = r.number
            ) AS is_away
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
                AND (NOT t.is_away OR l.has_come)
            WHEN 'stored' THEN l.kind = 'marked'
            WHEN 'shipped' THEN l.is_marked AND l.kind IN ('stored', 'received')
            WHEN 'received' THEN l.kind = 'shipped' OR t.is_away AND l.kind IS NULL
            -- Unmarked paper is destroyed within three business days; the law counts those.
            WHEN 'destroyed' THEN l.is_marked AND l.kind IN ('stored', 'received')
                OR NOT l.is_marked AND coalesce(l.kind, 'received') = 'received'
                AND (NOT t.is_away OR l.has_come)
                AND v_event.happened_on - t.ended_on <= 10
            WHEN 'disposed' THEN l.is_marked AND l.kind IN ('stored', 'received')
            ELSE true
        END IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The paper of certificate % % is not ready for that.',
            p_security, v_failed
            USING ERRCODE = 'TA613', CONSTRAINT = 'paper_in_order';
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
