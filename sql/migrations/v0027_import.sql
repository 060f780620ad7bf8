-- The book of an earlier agent is taken over: 17 CFR 240.17Ad-10(h). Its certificates come through
-- the door of ledger.open_certificates; here is what the file was, what it says of certificates
-- that ended before, its stops, and where it did not agree with the control book.

CREATE TABLE ledger.book_import (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    import bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    file_hash bytea NOT NULL,
    file_name text NOT NULL,
    as_of date NOT NULL,
    certificates integer NOT NULL,
    cancelled integer NOT NULL,
    stops integer NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT book_import_once PRIMARY KEY (issuer, import),
    CONSTRAINT book_import_of_file_once UNIQUE (file_hash, issuer),
    CONSTRAINT book_import_hash_length CHECK (octet_length(file_hash) = 32),
    CONSTRAINT book_import_named CHECK (file_name ~ '\S')
);
COMMENT ON TABLE ledger.book_import IS
'17 CFR 240.17Ad-10(h): the files of a predecessor''s certificate detail that were taken over.';
COMMENT ON COLUMN ledger.book_import.file_hash IS
'SHA-256 of the file: the same file is taken over once.';

CREATE TABLE ledger.prior_certificate (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    units bigint NOT NULL,
    account text,
    inscription text NOT NULL,
    street text,
    city text,
    state text,
    postal_code text,
    country text NOT NULL,
    issued_on date NOT NULL,
    cancelled_on date NOT NULL,
    import bigint NOT NULL,
    CONSTRAINT prior_certificate_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT prior_certificate_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT prior_certificate_in_import
    FOREIGN KEY (issuer, import) REFERENCES ledger.book_import,
    CONSTRAINT prior_certificate_name_well_formed CHECK (ledger.is_name(number)),
    CONSTRAINT prior_certificate_has_shares CHECK (units > 0),
    CONSTRAINT prior_certificate_registered CHECK (inscription ~ '\S'),
    CONSTRAINT prior_certificate_ends_after_it_begins CHECK (cancelled_on >= issued_on)
);
COMMENT ON TABLE ledger.prior_certificate IS
'17 CFR 240.17Ad-9(a), 17Ad-10(f) and (h): detail of certificates that an earlier agent cancelled.
They carry no shares here, and their numbers are never given again.';
COMMENT ON COLUMN ledger.prior_certificate.account IS
'The account as the earlier agent named it; it need not be one of this book.';

CREATE TABLE ledger.import_difference (
    issuer ledger.name NOT NULL,
    import bigint NOT NULL,
    line integer NOT NULL,
    kind text NOT NULL,
    security ledger.name NOT NULL,
    number text,
    control bigint,
    found bigint,
    units bigint,
    detail text,
    difference bigint,
    CONSTRAINT import_difference_once PRIMARY KEY (issuer, import, line),
    CONSTRAINT import_difference_in_import
    FOREIGN KEY (issuer, import) REFERENCES ledger.book_import,
    CONSTRAINT import_difference_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT import_difference_kind_known CHECK (kind IN ('SHARES', 'CERTIFICATES', 'STOP')),
    CONSTRAINT import_difference_differs
    CHECK (CASE kind WHEN 'STOP' THEN number IS NOT NULL ELSE units = found - control END)
);
COMMENT ON TABLE ledger.import_difference IS
'TA-2 item 8: differences of the prior agent, as they were found when its book was taken over.';
COMMENT ON COLUMN ledger.import_difference.difference IS
'The record difference that was opened for it, where it is one of shares.';

DO $$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY['book_import', 'prior_certificate', 'import_difference']
    LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.%I
             FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()', relation);
        EXECUTE format(
            'CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ledger.%I
             FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', relation);
        EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER append_only', relation);
        EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER never_truncated', relation);
        -- None of these tables has what a taxpayer number could be looked up by.
        EXECUTE format(
            'GRANT SELECT ON ledger.%I TO
             countersign_clerk, countersign_officer, countersign_auditor', relation);
    END LOOP;
END
$$;

-- A number is never given twice, by whichever agent. Asked once a statement, of its own rows.
CREATE FUNCTION ledger.refuse_prior_number() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_failed record;
BEGIN
    SELECT n.security, n.number INTO v_failed
    FROM made AS n
    JOIN ledger.prior_certificate AS p
        ON p.issuer = n.issuer AND p.security = n.security AND p.number = n.number
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'An earlier agent cancelled certificate % %.',
            v_failed.security, v_failed.number
            USING ERRCODE = 'TA671', CONSTRAINT = 'certificate_number_of_prior_agent';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER number_of_prior_agent AFTER INSERT ON ledger.certificate
REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_prior_number();
ALTER TABLE ledger.certificate ENABLE ALWAYS TRIGGER number_of_prior_agent;

-- The next numbers of a series leave out those that an earlier agent gave.
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
                AND (
                    SELECT count(*) FROM ledger.prior_certificate AS p
                    WHERE p.issuer = p_issuer AND p.security = p_security AND p.number = n.number
                ) = 0
            ORDER BY n.serial
        );
    END LOOP;
    RETURN v_numbers;
END
$$;

-- The stops of an earlier agent: those on certificates that live here are placed, with the day on
-- which their notice came; the others are differences, so that none of them is lost.
CREATE FUNCTION ledger.take_stops(p_issuer text, p_import bigint, p_stops jsonb) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_placed integer;
BEGIN
    WITH given AS MATERIALIZED (
        SELECT s.*, r.number IS NOT NULL AND t.number IS NULL AS is_alive
        FROM jsonb_to_recordset(p_stops) AS s (
            line integer, security text, number text, kind text, reason text,
            demanded_by text, address text, received_on date
        )
        LEFT JOIN ledger.registration AS r
            ON r.issuer = p_issuer AND r.security = s.security AND r.number = s.number
        LEFT JOIN ledger.retirement AS t
            ON t.issuer = p_issuer AND t.security = s.security AND t.number = s.number
    ),
    placed AS (
        INSERT INTO ledger.stop (
            issuer, security, number, kind, reason, demanded_by, received_at, notice_address
        )
        SELECT p_issuer, g.security, g.number, g.kind, g.reason, g.demanded_by,
            coalesce(g.received_on::timestamp AT TIME ZONE i.time_zone, clock_timestamp()),
            g.address
        FROM given AS g
        JOIN ledger.issuer AS i ON i.issuer = p_issuer
        WHERE g.is_alive
        ORDER BY g.line
        RETURNING stop
    ),
    noted AS (
        INSERT INTO ledger.import_difference (
            issuer, import, line, kind, security, number, detail
        )
        SELECT p_issuer, p_import, g.line, 'STOP', g.security, g.number,
            concat_ws(', ', g.kind, g.reason, g.demanded_by, g.received_on::text)
        FROM given AS g
        WHERE NOT g.is_alive
    )
    SELECT count(*) INTO v_placed FROM placed;
    RETURN v_placed;
END
$$;

-- The register against the control book, class by class, on the database's own count. What is
-- left over is opened as a record difference of the prior agent's.
CREATE FUNCTION ledger.take_differences(
    p_issuer text, p_import bigint, p_classes jsonb
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_class record;
    v_line integer := -1;
    v_number bigint;
BEGIN
    FOR v_class IN
        SELECT k.security, k.certificates, c.outstanding, c.registered, (
            SELECT count(*) FROM ledger.registration AS r
            WHERE r.issuer = p_issuer AND r.security = k.security AND NOT EXISTS (
                SELECT FROM ledger.retirement AS t
                WHERE t.issuer = r.issuer AND t.security = r.security AND t.number = r.number
            )
        ) AS found
        FROM jsonb_to_recordset(p_classes) AS k (security text, certificates bigint)
        JOIN ledger.control_book(p_issuer) AS c ON c.security = k.security
        ORDER BY k.security
    LOOP
        IF v_class.registered <> v_class.outstanding THEN
            v_number := NULL;
            IF to_regprocedure('ledger.open_difference(text,jsonb)') IS NOT NULL THEN
                SELECT ledger.open_difference(p_issuer, jsonb_build_object(
                    'security', v_class.security, 'kind', 'TYPE_1', 'units', d.units,
                    'opened_on', ledger.today(p_issuer), 'is_prior_agents', true,
                    'reason', 'found when the prior agent''s book was taken over'
                ))
                INTO v_number
                FROM (
                    SELECT c.accounts + c.subsidiary - c.control_book - c.explained AS units
                    FROM ledger.register_counts(p_issuer) AS c
                    WHERE c.security = v_class.security
                ) AS d
                WHERE d.units <> 0;
            END IF;
            INSERT INTO ledger.import_difference (
                issuer, import, line, kind, security, control, found, units, difference
            )
            VALUES (
                p_issuer, p_import, v_line, 'SHARES', v_class.security, v_class.outstanding,
                v_class.registered, v_class.registered - v_class.outstanding, v_number
            );
            v_line := v_line - 1;
        END IF;
        IF v_class.found <> v_class.certificates THEN
            INSERT INTO ledger.import_difference (
                issuer, import, line, kind, security, control, found, units
            )
            VALUES (
                p_issuer, p_import, v_line, 'CERTIFICATES', v_class.security,
                v_class.certificates, v_class.found, v_class.found - v_class.certificates
            );
            v_line := v_line - 1;
        END IF;
    END LOOP;
END
$$;

-- Records that a file was taken over, beside the certificates that this transaction has opened
-- from it: each item of the file is named for its hash.
CREATE FUNCTION ledger.import_book(p_issuer text, p_import jsonb)
RETURNS TABLE (import bigint, certificates integer, cancelled integer, stops integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_import CONSTANT bigint := nextval('ledger.fact_number');
    v_hash CONSTANT text := p_import ->> 'file_hash';
    v_certificates integer;
    v_stops integer;
    v_failed record;
BEGIN
    PERFORM ledger.plan_for_the_road();
    PERFORM ledger.lock_issuer(p_issuer, true);
    IF (p_import ->> 'as_of')::date > ledger.today(p_issuer) THEN
        RAISE EXCEPTION 'A book is not taken over as of a day to come.'
            USING ERRCODE = 'TA672', CONSTRAINT = 'book_import_by_today';
    END IF;
    SELECT count(*) INTO v_certificates
    FROM ledger.item AS i
    JOIN ledger.entry AS e ON e.issuer = i.issuer AND e.item = i.item
    JOIN ledger.registration AS r ON r.issuer = e.issuer AND r.entry = e.entry
    WHERE i.issuer = p_issuer AND i.kind = 'open'
        AND i.key > 'import-' || left(v_hash, 32) || '-'
        AND i.key < 'import-' || left(v_hash, 32) || '.';

    SELECT p.security, p.number INTO v_failed
    FROM jsonb_to_recordset(p_import -> 'cancelled') AS p (security text, number text)
    JOIN ledger.certificate AS c
        ON c.issuer = p_issuer AND c.security = p.security AND c.number = p.number
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Certificate % % is in the book.', v_failed.security, v_failed.number
            USING ERRCODE = 'TA671', CONSTRAINT = 'certificate_number_of_prior_agent';
    END IF;
    INSERT INTO ledger.book_import (
        issuer, import, file_hash, file_name, as_of, certificates, cancelled, stops
    )
    SELECT p_issuer, v_import, decode(v_hash, 'hex'), p_import ->> 'file_name',
        coalesce((p_import ->> 'as_of')::date, ledger.today(p_issuer)), v_certificates,
        jsonb_array_length(p_import -> 'cancelled'), count(*) FILTER (
            WHERE r.number IS NOT NULL AND t.number IS NULL
        )
    FROM jsonb_to_recordset(p_import -> 'stops') AS s (security text, number text)
    LEFT JOIN ledger.registration AS r
        ON r.issuer = p_issuer AND r.security = s.security AND r.number = s.number
    LEFT JOIN ledger.retirement AS t
        ON t.issuer = p_issuer AND t.security = s.security AND t.number = s.number;
    INSERT INTO ledger.prior_certificate (
        issuer, security, number, units, account, inscription, street, city, state,
        postal_code, country, issued_on, cancelled_on, import
    )
    SELECT p_issuer, p.security, p.number, p.units, p.account, p.inscription, p.street, p.city,
        p.state, p.postal_code, p.country, p.issued_on, p.cancelled_on, v_import
    FROM jsonb_to_recordset(p_import -> 'cancelled') AS p (
        security text, number text, units bigint, account text, inscription text, street text,
        city text, state text, postal_code text, country text, issued_on date,
        cancelled_on date
    );
    v_stops := ledger.take_stops(p_issuer, v_import, p_import -> 'stops');
    PERFORM ledger.take_differences(p_issuer, v_import, p_import -> 'classes');
    RETURN QUERY
    SELECT v_import, v_certificates, jsonb_array_length(p_import -> 'cancelled'), v_stops;
END
$$;

-- A book that came in at once is larger than anybody has counted; asked for once it is there, so
-- that the next question is not planned for an empty one.
CREATE FUNCTION ledger.count_sizes() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    ANALYZE ledger.person, ledger.account, ledger.account_owner, ledger.certificate,
        ledger.countersignature, ledger.registration, ledger.posting, ledger.holding,
        ledger.prior_certificate;
END
$$;

GRANT EXECUTE ON FUNCTION
ledger.import_book(text, jsonb),
ledger.count_sizes()
TO countersign_officer;
