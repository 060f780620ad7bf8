-- Blank stock, the two acts by two persons, void certificates, and what becomes of the paper of
-- certificates that have ended. 17 CFR 240.17Ad-12 and 240.17Ad-19.

-- The settings known so far, whoever added them, and two more.
DO $$
DECLARE
    v_names text [];
BEGIN
    SELECT array_agg(n.name[1]) INTO v_names
    FROM pg_constraint AS c
    CROSS JOIN LATERAL regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_0-9]+)''', 'g')
        AS n (name)
    WHERE c.conrelid = 'ledger.policy'::regclass AND c.conname = 'policy_name_known';
    v_names := v_names || ARRAY[
        'one_person_countersigns_and_registers', 'one_person_draws_and_releases'
    ];
    ALTER TABLE ledger.policy DROP CONSTRAINT policy_name_known;
    EXECUTE format(
        'ALTER TABLE ledger.policy ADD CONSTRAINT policy_name_known CHECK (name IN (%s))',
        (SELECT string_agg(quote_literal(n.name), ', ') FROM unnest(v_names) AS n (name)));
END
$$;

CREATE TABLE ledger.blank_lot (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    lot integer NOT NULL,
    paper text NOT NULL,
    prefix text NOT NULL,
    width smallint NOT NULL,
    suffix text NOT NULL,
    first_serial bigint NOT NULL,
    last_serial bigint NOT NULL,
    supplier text NOT NULL,
    document text NOT NULL,
    witness text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT blank_lot_once PRIMARY KEY (issuer, security, lot),
    CONSTRAINT blank_lot_of_security FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT blank_lot_paper_known CHECK (paper IN ('temporary', 'definitive')),
    CONSTRAINT blank_lot_is_a_range CHECK (
        first_serial >= 0 AND last_serial BETWEEN first_serial AND first_serial + 99999
        AND width BETWEEN 1 AND 18 AND length(last_serial::text) <= width
    ),
    CONSTRAINT blank_lot_papers_named
    CHECK (supplier ~ '\S' AND document ~ '\S' AND witness ~ '\S')
);
COMMENT ON TABLE ledger.blank_lot IS
'17 CFR 240.17Ad-12: printed certificates not yet issued, as they came from the printer.';

CREATE TABLE ledger.blank (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    serial bigint NOT NULL,
    lot integer NOT NULL,
    CONSTRAINT blank_number_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT blank_of_lot FOREIGN KEY (issuer, security, lot) REFERENCES ledger.blank_lot,
    CONSTRAINT blank_number_well_formed CHECK (ledger.is_name(number))
);

CREATE TABLE ledger.blank_draw (
    issuer ledger.name NOT NULL,
    draw integer NOT NULL,
    security ledger.name NOT NULL,
    purpose text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT blank_draw_once PRIMARY KEY (issuer, draw),
    CONSTRAINT blank_draw_of_security FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT blank_draw_purpose_named CHECK (purpose ~ '\S')
);

CREATE TABLE ledger.drawn_blank (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    draw integer NOT NULL,
    CONSTRAINT blank_drawn_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT drawn_blank_is_blank
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.blank,
    CONSTRAINT drawn_blank_in_draw FOREIGN KEY (issuer, draw) REFERENCES ledger.blank_draw
);
CREATE INDEX drawn_blank_by_draw ON ledger.drawn_blank (draw, issuer);
COMMENT ON TABLE ledger.drawn_blank IS
'A blank leaves the vault once: the primary key is the rule.';

CREATE TABLE ledger.draw_release (
    issuer ledger.name NOT NULL,
    draw integer NOT NULL,
    released_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT draw_released_once PRIMARY KEY (issuer, draw),
    CONSTRAINT draw_release_of_draw FOREIGN KEY (issuer, draw) REFERENCES ledger.blank_draw
);

CREATE TABLE ledger.desk_blank (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    serial bigint NOT NULL,
    paper text NOT NULL,
    is_free boolean NOT NULL,
    CONSTRAINT desk_blank_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT desk_blank_was_drawn
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.drawn_blank
);
CREATE INDEX desk_blank_free ON ledger.desk_blank (security, paper, serial, number, issuer)
WHERE is_free;
COMMENT ON TABLE ledger.desk_blank IS
'What was released to the desk. is_free is derived, so that the next one is found at once.';

CREATE TABLE ledger.spoilage (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    reason text NOT NULL,
    document text NOT NULL,
    witness text NOT NULL,
    spoiled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT blank_spoiled_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT spoilage_of_blank FOREIGN KEY (issuer, security, number) REFERENCES ledger.blank,
    CONSTRAINT spoilage_papers_named
    CHECK (reason ~ '\S' AND document ~ '\S' AND witness ~ '\S')
);

CREATE TABLE ledger.stock_count (
    issuer ledger.name NOT NULL,
    stock_count integer NOT NULL,
    security ledger.name NOT NULL,
    in_vault integer NOT NULL,
    at_desk integer NOT NULL,
    counted integer NOT NULL,
    is_by_number boolean NOT NULL,
    witness text NOT NULL,
    counted_on date NOT NULL,
    counted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT stock_count_once PRIMARY KEY (issuer, stock_count),
    CONSTRAINT stock_count_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT stock_count_not_negative CHECK (counted >= 0),
    CONSTRAINT stock_count_witness_named CHECK (witness ~ '\S')
);
COMMENT ON COLUMN ledger.stock_count.in_vault IS 'What the book expected there, missing or not.';

CREATE TABLE ledger.stock_difference (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    stock_count integer NOT NULL,
    kind text NOT NULL,
    CONSTRAINT stock_difference_once PRIMARY KEY (issuer, security, number, stock_count),
    CONSTRAINT stock_difference_in_count
    FOREIGN KEY (issuer, stock_count) REFERENCES ledger.stock_count,
    CONSTRAINT stock_difference_kind_known CHECK (kind IN ('missing', 'found', 'unexpected'))
);
CREATE INDEX stock_difference_by_count ON ledger.stock_difference (stock_count, issuer);
COMMENT ON TABLE ledger.stock_difference IS
'17 CFR 240.17f-1(c): found missing in a count, by number; and what turned up again.';

CREATE TABLE ledger.voiding (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    reason text NOT NULL,
    document text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT certificate_voided_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT voiding_of_certificate
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.certificate,
    CONSTRAINT voiding_papers_named CHECK (reason ~ '\S' AND document ~ '\S')
);
COMMENT ON TABLE ledger.voiding IS
'A certificate that was prepared and never came to carry shares: void for ever.';

CREATE TABLE ledger.paper_event (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    event bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    happened_on date NOT NULL,
    place text,
    party text,
    address text,
    method text,
    witnesses text [] NOT NULL,
    document text,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT paper_event_once PRIMARY KEY (issuer, security, number, event),
    CONSTRAINT paper_event_of_certificate
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.certificate,
    CONSTRAINT paper_event_kind_known CHECK (
        kind IN ('marked', 'stored', 'shipped', 'received', 'destroyed', 'disposed')
    ),
    CONSTRAINT paper_event_names_its_papers CHECK (
        CASE kind
            WHEN 'marked' THEN method ~ '\S'
            WHEN 'stored' THEN place ~ '\S'
            WHEN 'shipped' THEN party ~ '\S' AND place ~ '\S'
            WHEN 'received' THEN party ~ '\S'
            WHEN 'destroyed' THEN method ~ '\S'
            ELSE party ~ '\S' AND address ~ '\S'
        END IS TRUE
    ),
    CONSTRAINT paper_destroyed_before_two
    CHECK (kind <> 'destroyed' OR cardinality(witnesses) >= 2)
);
CREATE UNIQUE INDEX paper_marked_once ON ledger.paper_event (number, security, issuer)
WHERE kind = 'marked';
CREATE UNIQUE INDEX paper_ends_once ON ledger.paper_event (number, security, issuer)
WHERE kind IN ('destroyed', 'disposed');
COMMENT ON TABLE ledger.paper_event IS
'17 CFR 240.17Ad-19: marked, stored, shipped and received, at last destroyed or disposed of.';

-- What is written stays, here too.
DO $$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY[
        'blank_lot', 'blank', 'blank_draw', 'drawn_blank', 'draw_release', 'desk_blank',
        'spoilage', 'stock_count', 'stock_difference', 'voiding', 'paper_event'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE %s ON ledger.%I
             FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()',
            CASE relation WHEN 'desk_blank' THEN 'DELETE' ELSE 'UPDATE OR DELETE' END, relation);
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

-- Where each blank of a security stands. A void certificate has spoiled its blank. The number
-- keeps its own type, so that a single one is found by the key.
CREATE FUNCTION ledger.blanks_of(p_issuer text, p_security text)
RETURNS TABLE (
    number ledger.name, serial bigint, lot integer, paper text, standing text, draw integer
)
LANGUAGE sql STABLE
AS $$
    SELECT b.number, b.serial, b.lot, l.paper,
        CASE
            WHEN EXISTS (
                SELECT FROM ledger.spoilage AS s
                WHERE s.issuer = b.issuer AND s.security = b.security AND s.number = b.number
            ) OR EXISTS (
                SELECT FROM ledger.voiding AS v
                WHERE v.issuer = b.issuer AND v.security = b.security AND v.number = b.number
            ) THEN 'SPOILED'
            WHEN EXISTS (
                SELECT FROM ledger.certificate AS c
                WHERE c.issuer = b.issuer AND c.security = b.security AND c.number = b.number
            ) THEN 'USED'
            WHEN (
                SELECT f.kind FROM ledger.stock_difference AS f
                WHERE f.issuer = b.issuer AND f.security = b.security AND f.number = b.number
                    AND f.kind IN ('missing', 'found')
                ORDER BY f.stock_count DESC
                LIMIT 1
            ) = 'missing' THEN 'MISSING'
            WHEN EXISTS (
                SELECT FROM ledger.draw_release AS r
                WHERE r.issuer = d.issuer AND r.draw = d.draw
            ) THEN 'AT_DESK'
            WHEN d.draw IS NOT NULL THEN 'REQUESTED'
            ELSE 'IN_VAULT'
        END, d.draw
    FROM ledger.blank AS b
    JOIN ledger.blank_lot AS l
        ON l.issuer = b.issuer AND l.security = b.security AND l.lot = b.lot
    LEFT JOIN ledger.drawn_blank AS d
        ON d.issuer = b.issuer AND d.security = b.security AND d.number = b.number
    WHERE b.issuer = p_issuer AND b.security = p_security
$$;

-- What the road has to know of blank stock: the blanks that items name, and how many the desk has
-- free of each kind, counted no further than the items could need. Null where there is none.
CREATE FUNCTION ledger.stock_at_hand(
    p_issuer text, p_security text [], p_number text [], p_most integer
) RETURNS json
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ledger.blank_lot AS l WHERE l.issuer = p_issuer) THEN
        RETURN NULL;
    END IF;
    RETURN json_build_object('desk', (
        SELECT json_agg(json_build_object('security', s.security, 'paper', p.paper, 'free', (
            SELECT count(*) FROM (
                SELECT FROM ledger.desk_blank AS d
                WHERE d.issuer = p_issuer AND d.security = s.security AND d.paper = p.paper
                    AND d.is_free
                -- In the order of the index of the free ones, so that it is the one that is read.
                ORDER BY d.serial, d.number
                LIMIT p_most
            ) AS d
        )))
        FROM (
            SELECT DISTINCT l.security FROM ledger.blank_lot AS l WHERE l.issuer = p_issuer
        ) AS s
        CROSS JOIN (VALUES ('definitive'), ('temporary')) AS p (paper)
    ), 'blanks', (
        SELECT json_agg(json_build_object(
            'security', n.security, 'number', b.number, 'paper', b.paper,
            'standing', b.standing))
        FROM unnest(p_security, p_number) AS n (security, number)
        CROSS JOIN LATERAL ledger.blanks_of(p_issuer, n.security) AS b
        WHERE b.number = n.number
    ));
END
$$;

-- Whether the issuer's policy of today lets one person do both of two acts.
CREATE FUNCTION ledger.may_be_one_person(p_issuer text, p_policy text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM ledger.policies_on(p_issuer, ledger.today(p_issuer)) AS p
        WHERE p.name = p_policy AND p.value = 'yes'
    );
END
$$;

-- The lowest blanks that are free at the desk. Nobody waits for another's: whoever comes second
-- takes the next ones.
CREATE FUNCTION ledger.take_blanks(
    p_issuer text, p_security text, p_paper text, p_count integer, p_chosen text []
) RETURNS text []
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_numbers text [];
BEGIN
    WITH free AS MATERIALIZED (
        SELECT d.number, d.serial
        FROM ledger.desk_blank AS d
        WHERE d.issuer = p_issuer AND d.security = p_security AND d.paper = p_paper
            AND d.is_free AND NOT d.number = ANY(coalesce(p_chosen, '{}'))
            AND NOT EXISTS (
                SELECT FROM ledger.certificate AS c
                WHERE c.issuer = p_issuer AND c.security = p_security AND c.number = d.number
            )
        ORDER BY d.serial, d.number
        LIMIT p_count
        FOR UPDATE OF d SKIP LOCKED
    ),
    taken AS (
        UPDATE ledger.desk_blank AS d
        SET is_free = false
        FROM free AS f
        WHERE d.issuer = p_issuer AND d.security = p_security AND d.number = f.number
    )
    SELECT array_agg(f.number ORDER BY f.serial, f.number) INTO v_numbers FROM free AS f;
    IF coalesce(cardinality(v_numbers), 0) < p_count THEN
        RAISE EXCEPTION 'The desk has no blank of % left.', p_security
            USING ERRCODE = 'TA601', CONSTRAINT = 'stock_not_exhausted';
    END IF;
    RETURN v_numbers;
END
$$;

-- As before; where blank stock is on the book, numbers come from it alone.
CREATE OR REPLACE FUNCTION ledger.next_numbers(
    p_issuer text, p_security text, p_count integer, p_chosen text []
) RETURNS text []
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_security record;
    v_numbers text [] := '{}';
BEGIN
    IF EXISTS (
        SELECT FROM ledger.blank_lot AS l
        WHERE l.issuer = p_issuer AND l.security = p_security
    ) THEN
        RETURN ledger.take_blanks(p_issuer, p_security, 'definitive', p_count, p_chosen);
    END IF;
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

-- The same for a kind of paper: a temporary certificate is made out on a temporary blank.
CREATE FUNCTION ledger.next_numbers(
    p_issuer text, p_security text, p_paper text, p_count integer, p_chosen text []
) RETURNS text []
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF p_paper = 'temporary' AND EXISTS (
        SELECT FROM ledger.blank_lot AS l
        WHERE l.issuer = p_issuer AND l.security = p_security
    ) THEN
        RETURN ledger.take_blanks(p_issuer, p_security, p_paper, p_count, p_chosen);
    END IF;
    RETURN ledger.next_numbers(p_issuer, p_security, p_count, p_chosen);
END
$$;

-- Every new certificate of a security with blank stock bears the number of a blank that was
-- released to the desk, of its own kind of paper, and neither spoiled nor missing. Asked once
-- the certificates are written; where an issuer has no stock it costs one look at a key.
CREATE FUNCTION ledger.require_blanks(p_issuer text, p_security text [], p_number text [])
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_failed record;
BEGIN
    IF NOT EXISTS (SELECT FROM ledger.blank_lot AS l WHERE l.issuer = p_issuer) THEN
        RETURN;
    END IF;
    PERFORM FROM ledger.desk_blank AS d
    JOIN unnest(p_security, p_number) AS n (security, number)
        ON d.security = n.security AND d.number = n.number
    WHERE d.issuer = p_issuer
    ORDER BY d.security, d.number
    FOR UPDATE OF d;
    SELECT n.security, n.number INTO v_failed
    FROM unnest(p_security, p_number) AS n (security, number)
    WHERE EXISTS (
        SELECT FROM ledger.blank_lot AS l
        WHERE l.issuer = p_issuer AND l.security = n.security
    ) AND NOT EXISTS (
        SELECT
        FROM ledger.desk_blank AS d
        LEFT JOIN ledger.certificate AS c
            ON c.issuer = d.issuer AND c.security = d.security AND c.number = d.number
        WHERE d.issuer = p_issuer AND d.security = n.security AND d.number = n.number
            AND coalesce(c.paper, d.paper) = d.paper
            AND NOT EXISTS (
                SELECT FROM ledger.spoilage AS s
                WHERE s.issuer = d.issuer AND s.security = d.security AND s.number = d.number
            )
            AND coalesce((
                SELECT f.kind FROM ledger.stock_difference AS f
                WHERE f.issuer = d.issuer AND f.security = d.security
                    AND f.number = d.number AND f.kind IN ('missing', 'found')
                ORDER BY f.stock_count DESC
                LIMIT 1
            ), 'found') = 'found'
    )
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Certificate % % is on no blank that the desk may use.',
            v_failed.security, v_failed.number
            USING ERRCODE = 'TA602', CONSTRAINT = 'certificate_on_released_blank';
    END IF;
    UPDATE ledger.desk_blank AS d
    SET is_free = false
    FROM unnest(p_security, p_number) AS n (security, number)
    WHERE d.issuer = p_issuer AND d.security = n.security AND d.number = n.number
        AND d.is_free;
END
$$;

-- What is void is neither countersigned nor registered, whoever asks.
CREATE FUNCTION ledger.require_not_void(p_issuer text, p_security text [], p_number text [])
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_failed record;
BEGIN
    SELECT v.security, v.number INTO v_failed
    FROM unnest(p_security, p_number) AS n (security, number)
    JOIN ledger.voiding AS v
        ON v.issuer = p_issuer AND v.security = n.security AND v.number = n.number
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Certificate % % is void.', v_failed.security, v_failed.number
            USING ERRCODE = 'TA603', CONSTRAINT = 'certificate_not_void';
    END IF;
END
$$;

-- UCC 8-208, certificate face: who countersigned in an act of its own leaves the registration to
-- another, unless the issuer's authority on file lets one person do both.
CREATE FUNCTION ledger.require_two_persons(p_issuer text, p_security text [], p_number text [])
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT
        FROM unnest(p_security, p_number) AS n (security, number)
        JOIN ledger.countersignature AS g
            ON g.issuer = p_issuer AND g.security = n.security AND g.number = n.number
        WHERE g.item IS NOT NULL AND g.actor = session_user
    ) AND NOT ledger.may_be_one_person(p_issuer, 'one_person_countersigns_and_registers') THEN
        RAISE EXCEPTION 'Who countersigned a certificate does not register it.'
            USING ERRCODE = 'TA604', CONSTRAINT = 'registered_by_another';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION ledger.post_issues(p_issuer text, p_batch jsonb)
RETURNS TABLE (item_index integer, item bigint, entry bigint, security text, number text,
    account text, units bigint, role text, line smallint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_acts record;
BEGIN
    RETURN QUERY SELECT * FROM ledger.write_batch(
        p_issuer, p_batch, ARRAY['issue', 'prepare', 'countersign', 'register']);
    SELECT array_agg(c.security) AS securities, array_agg(c.number) AS numbers,
        array_agg(c.security) FILTER (WHERE c.role = 'register') AS registered_securities,
        array_agg(c.number) FILTER (WHERE c.role = 'register') AS registered_numbers
    INTO v_acts
    FROM jsonb_to_recordset(p_batch -> 'created') AS c (security text, number text, role text)
    WHERE c.role IN ('countersign', 'register');
    IF v_acts.numbers IS NOT NULL THEN
        PERFORM ledger.require_not_void(p_issuer, v_acts.securities, v_acts.numbers);
    END IF;
    IF v_acts.registered_numbers IS NOT NULL THEN
        PERFORM ledger.require_two_persons(
            p_issuer, v_acts.registered_securities, v_acts.registered_numbers);
    END IF;
END
$$;

-- The doors of the vault. Each takes the whole book for a moment, so that no certificate is
-- made out while the stock it would come from changes.

CREATE FUNCTION ledger.receive_stock(p_issuer text, p_lot jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_lot record;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.blank_lot (
        issuer, security, lot, paper, prefix, width, suffix, first_serial, last_serial,
        supplier, document, witness
    )
    SELECT p_issuer, l.security, (
        SELECT coalesce(max(e.lot), 0) + 1 FROM ledger.blank_lot AS e
        WHERE e.issuer = p_issuer AND e.security = l.security
    ), l.paper, l.prefix, l.width, l.suffix, l.first, l.last, l.supplier, l.document, l.witness
    FROM jsonb_to_record(p_lot) AS l (
        security text, paper text, prefix text, width smallint, suffix text, first bigint,
        last bigint, supplier text, document text, witness text
    )
    RETURNING * INTO v_lot;
    INSERT INTO ledger.blank (issuer, security, number, serial, lot)
    SELECT p_issuer, v_lot.security,
        v_lot.prefix || lpad(s.serial::text, v_lot.width, '0') || v_lot.suffix, s.serial,
        v_lot.lot
    FROM generate_series(v_lot.first_serial, v_lot.last_serial) AS s (serial);
    IF EXISTS (
        SELECT FROM ledger.blank AS b
        JOIN ledger.certificate AS c
            ON c.issuer = b.issuer AND c.security = b.security AND c.number = b.number
        WHERE b.issuer = p_issuer AND b.security = v_lot.security AND b.lot = v_lot.lot
    ) THEN
        RAISE EXCEPTION 'A number of the lot is on a certificate already.'
            USING ERRCODE = 'TA605', CONSTRAINT = 'blank_never_seen';
    END IF;
    RETURN v_lot.lot;
END
$$;

CREATE FUNCTION ledger.draw_stock(
    p_issuer text, p_security text, p_numbers text [], p_purpose text
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_draw integer;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.blank_draw (issuer, draw, security, purpose)
    SELECT p_issuer, (
        SELECT coalesce(max(d.draw), 0) + 1 FROM ledger.blank_draw AS d
        WHERE d.issuer = p_issuer
    ), p_security, p_purpose
    RETURNING draw INTO v_draw;
    INSERT INTO ledger.drawn_blank (issuer, security, number, draw)
    SELECT p_issuer, p_security, b.number, v_draw
    FROM (SELECT DISTINCT unnest(p_numbers) AS number) AS n
    JOIN ledger.blanks_of(p_issuer, p_security) AS b ON b.number = n.number
    WHERE b.standing = 'IN_VAULT';
    IF NOT EXISTS (SELECT unnest(p_numbers)) OR EXISTS (
        SELECT unnest(p_numbers)
        EXCEPT
        SELECT d.number FROM ledger.drawn_blank AS d
        WHERE d.issuer = p_issuer AND d.draw = v_draw
    ) THEN
        RAISE EXCEPTION 'Only blanks that are in the vault are drawn from it.'
            USING ERRCODE = 'TA606', CONSTRAINT = 'draw_from_vault';
    END IF;
    RETURN v_draw;
END
$$;

CREATE FUNCTION ledger.release_stock(p_issuer text, p_draw integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_draw record;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    SELECT d.security, d.actor INTO v_draw
    FROM ledger.blank_draw AS d
    WHERE d.issuer = p_issuer AND d.draw = p_draw;
    INSERT INTO ledger.draw_release (issuer, draw) VALUES (p_issuer, p_draw);
    IF v_draw.actor = session_user
        AND NOT ledger.may_be_one_person(p_issuer, 'one_person_draws_and_releases')
    THEN
        RAISE EXCEPTION 'Who asked for the blanks does not release them.'
            USING ERRCODE = 'TA607', CONSTRAINT = 'released_by_another';
    END IF;
    INSERT INTO ledger.desk_blank (issuer, security, number, serial, paper, is_free)
    SELECT p_issuer, d.security, d.number, b.serial, l.paper, NOT EXISTS (
        SELECT FROM ledger.spoilage AS s
        WHERE s.issuer = d.issuer AND s.security = d.security AND s.number = d.number
    ) AND coalesce((
        SELECT f.kind FROM ledger.stock_difference AS f
        WHERE f.issuer = d.issuer AND f.security = d.security AND f.number = d.number
            AND f.kind IN ('missing', 'found')
        ORDER BY f.stock_count DESC
        LIMIT 1
    ), 'found') = 'found'
    FROM ledger.drawn_blank AS d
    JOIN ledger.blank AS b
        ON b.issuer = d.issuer AND b.security = d.security AND b.number = d.number
    JOIN ledger.blank_lot AS l
        ON l.issuer = b.issuer AND l.security = b.security AND l.lot = b.lot
    WHERE d.issuer = p_issuer AND d.draw = p_draw;
END
$$;

CREATE FUNCTION ledger.spoil_stock(
    p_issuer text, p_security text, p_numbers text [], p_reason text, p_document text,
    p_witness text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.spoilage (
        issuer, security, number, reason, document, witness
    )
    SELECT p_issuer, p_security, n.number, p_reason, p_document, p_witness
    FROM unnest(p_numbers) AS n (number);
    IF EXISTS (
        SELECT FROM ledger.certificate AS c
        WHERE c.issuer = p_issuer AND c.security = p_security AND c.number = ANY(p_numbers)
    ) THEN
        RAISE EXCEPTION 'What is a certificate already is no blank that could be spoiled.'
            USING ERRCODE = 'TA608', CONSTRAINT = 'spoiled_while_blank';
    END IF;
    UPDATE ledger.desk_blank AS d
    SET is_free = false
    WHERE d.issuer = p_issuer AND d.security = p_security AND d.number = ANY(p_numbers);
END
$$;

-- p_numbers: what was counted, number by number; null where only their count is known. What the
-- book expects, and so what is missing, the database says and not the client.
CREATE FUNCTION ledger.count_stock(
    p_issuer text, p_security text, p_counted integer, p_numbers text [], p_witness text
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_count integer;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.stock_count (
        issuer, stock_count, security, in_vault, at_desk, counted, is_by_number, witness,
        counted_on
    )
    SELECT p_issuer, (
        SELECT coalesce(max(e.stock_count), 0) + 1 FROM ledger.stock_count AS e
        WHERE e.issuer = p_issuer
    ), p_security, e.in_vault, e.at_desk, CASE
        WHEN p_numbers IS NULL THEN p_counted
        ELSE (SELECT count(DISTINCT n.number) FROM unnest(p_numbers) AS n (number))
    END, p_numbers IS NOT NULL, p_witness, ledger.today(p_issuer)
    FROM (
        SELECT count(*) FILTER (WHERE r.draw IS NULL) AS in_vault,
            count(*) FILTER (WHERE r.draw IS NOT NULL) AS at_desk
        FROM ledger.blanks_of(p_issuer, p_security) AS b
        LEFT JOIN ledger.draw_release AS r ON r.issuer = p_issuer AND r.draw = b.draw
        WHERE b.standing NOT IN ('USED', 'SPOILED')
    ) AS e
    RETURNING stock_count INTO v_count;
    IF p_numbers IS NOT NULL THEN
        INSERT INTO ledger.stock_difference (issuer, security, number, stock_count, kind)
        SELECT p_issuer, p_security, coalesce(b.number, n.number), v_count,
            CASE
                WHEN n.number IS NULL THEN 'missing'
                WHEN b.standing = 'MISSING' THEN 'found'
                ELSE 'unexpected'
            END
        FROM (
            SELECT e.number, e.standing FROM ledger.blanks_of(p_issuer, p_security) AS e
            WHERE e.standing NOT IN ('USED', 'SPOILED')
        ) AS b
        FULL JOIN (SELECT DISTINCT unnest(p_numbers) AS number) AS n ON n.number = b.number
        WHERE n.number IS NULL OR b.number IS NULL OR b.standing = 'MISSING';
        UPDATE ledger.desk_blank AS d
        SET is_free = f.kind = 'found'
        FROM ledger.stock_difference AS f
        WHERE f.issuer = p_issuer AND f.stock_count = v_count AND f.kind <> 'unexpected'
            AND d.issuer = p_issuer AND d.security = p_security AND d.number = f.number;
    END IF;
    RETURN v_count;
END
$$;

CREATE FUNCTION ledger.void_certificate(
    p_issuer text, p_security text, p_number text, p_reason text, p_document text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.voiding (issuer, security, number, reason, document)
    VALUES (p_issuer, p_security, p_number, p_reason, p_document);
    IF EXISTS (
        SELECT FROM ledger.registration AS r
        WHERE r.issuer = p_issuer AND r.security = p_security AND r.number = p_number
    ) THEN
        RAISE EXCEPTION 'A certificate that was registered is not voided.'
            USING ERRCODE = 'TA609', CONSTRAINT = 'void_before_registration';
    END IF;
END
$$;

-- What happened to the papers of certificates, each in its order; all of them or none.
CREATE FUNCTION ledger.note_paper(
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
        SELECT (t.made_at AT TIME ZONE i.time_zone)::date AS ended_on, t.cause
        FROM (
            SELECT r.issuer, r.made_at, r.cause FROM ledger.retirement AS r
            WHERE r.issuer = p_issuer AND r.security = p_security AND r.number = n.number
            UNION ALL
            SELECT v.issuer, v.made_at, 'VOID' FROM ledger.voiding AS v
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
                AND (t.cause <> 'REPLACED' OR l.has_come)
            WHEN 'stored' THEN l.kind = 'marked'
            WHEN 'shipped' THEN l.is_marked AND l.kind IN ('stored', 'received')
            WHEN 'received' THEN l.kind = 'shipped' OR t.cause = 'REPLACED' AND l.kind IS NULL
            -- Unmarked paper is destroyed within three business days; the law counts those.
            WHEN 'destroyed' THEN l.is_marked AND l.kind IN ('stored', 'received')
                OR NOT l.is_marked AND coalesce(l.kind, 'received') = 'received'
                AND (t.cause <> 'REPLACED' OR l.has_come)
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

CREATE FUNCTION ledger.handle_paper(
    p_issuer text, p_security text, p_numbers text [], p_event jsonb
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF (p_event ->> 'kind' IN ('marked', 'stored', 'shipped', 'received')) IS NOT TRUE THEN
        RAISE EXCEPTION 'This door does not end a paper.'
            USING ERRCODE = 'TA102', CONSTRAINT = 'paper_act_of_this_door';
    END IF;
    PERFORM ledger.note_paper(p_issuer, p_security, p_numbers, p_event);
END
$$;

CREATE FUNCTION ledger.end_paper(
    p_issuer text, p_security text, p_numbers text [], p_event jsonb
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF (p_event ->> 'kind' IN ('destroyed', 'disposed')) IS NOT TRUE THEN
        RAISE EXCEPTION 'This door only ends a paper.'
            USING ERRCODE = 'TA102', CONSTRAINT = 'paper_act_of_this_door';
    END IF;
    PERFORM ledger.note_paper(p_issuer, p_security, p_numbers, p_event);
END
$$;

GRANT EXECUTE ON FUNCTION
ledger.blanks_of(text, text),
ledger.stock_at_hand(text, text [], text [], integer)
TO countersign_clerk, countersign_officer, countersign_auditor;

GRANT EXECUTE ON FUNCTION
ledger.draw_stock(text, text, text [], text),
ledger.spoil_stock(text, text, text [], text, text, text),
ledger.count_stock(text, text, integer, text [], text),
ledger.handle_paper(text, text, text [], jsonb)
TO countersign_clerk, countersign_officer;

GRANT EXECUTE ON FUNCTION
ledger.receive_stock(text, jsonb),
ledger.release_stock(text, integer),
ledger.void_certificate(text, text, text, text, text),
ledger.end_paper(text, text, text [], jsonb)
TO countersign_officer;
