-- The reports of 17 CFR 240.17Ad-11 are filed as the other notices are, so that their clocks stop.
ALTER TABLE ledger.filing
DROP CONSTRAINT filing_kind_known,
ADD CONSTRAINT filing_kind_known CHECK (
    kind IN (
        'PERF_NOTICE', 'CEO_NOTICE', 'TA2', 'ISSUER_RD', 'ISSUER_BUYIN', 'ARA_Q', 'UNPOSTED'
    )
),
DROP CONSTRAINT filing_period_named,
ADD CONSTRAINT filing_period_named CHECK (
    period ~ CASE kind
        WHEN 'TA2' THEN '^[0-9]{4}$'
        WHEN 'ARA_Q' THEN '^[0-9]{4}-Q[1-4]$'
        ELSE '^[0-9]{4}-(0[1-9]|1[0-2])$'
    END
);
COMMENT ON TABLE ledger.filing IS
'17 CFR 240.17Ad-6(a)(5), 17Ad-11(b)-(c): what was sent to the regulator and to the issuer.';

-- A book that is taken over has record differences in any case; nothing is asked of the catalogue.
CREATE OR REPLACE FUNCTION ledger.take_differences(
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

-- Holders move. The account keeps the address that it was opened with; each later one stands
-- beside it, with the paper that asked for it and the day from which it holds.
CREATE TABLE ledger.account_address (
    issuer ledger.name NOT NULL,
    account ledger.name NOT NULL,
    change bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    street text NOT NULL,
    city text NOT NULL,
    state text,
    postal_code text,
    country text NOT NULL,
    effective_on date NOT NULL,
    paper text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT account_address_once PRIMARY KEY (issuer, account, change),
    CONSTRAINT account_address_of_account
    FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT account_address_reaches_somebody CHECK (street ~ '\S' AND city ~ '\S'),
    CONSTRAINT account_address_country_known CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT account_address_has_paper CHECK (paper ~ '\S')
);
COMMENT ON TABLE ledger.account_address IS
'17 CFR 240.17Ad-9(a), address of the registered securityholder: each change of it, in order.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.account_address
FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ledger.account_address
FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.account_address ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE ledger.account_address ENABLE ALWAYS TRIGGER never_truncated;
-- It has nothing that a taxpayer number could be looked up by.
GRANT SELECT ON ledger.account_address
TO countersign_clerk, countersign_officer, countersign_auditor;

-- An account as it is registered now: as it was opened, at the address that came last.
CREATE VIEW ledger.registered_account AS
SELECT a.issuer, a.account, a.inscription, a.form, a.tin_last_four, a.tin_absence,
    a.is_issuers_own, a.opened_at,
    CASE WHEN n.change IS NULL THEN a.street ELSE n.street END AS street,
    CASE WHEN n.change IS NULL THEN a.city ELSE n.city END AS city,
    CASE WHEN n.change IS NULL THEN a.state ELSE n.state END AS state,
    CASE WHEN n.change IS NULL THEN a.postal_code ELSE n.postal_code END AS postal_code,
    CASE WHEN n.change IS NULL THEN a.country ELSE n.country END AS country,
    n.effective_on AS address_from
FROM ledger.account AS a
LEFT JOIN LATERAL (
    SELECT c.* FROM ledger.account_address AS c
    WHERE c.issuer = a.issuer AND c.account = a.account
    ORDER BY c.effective_on DESC, c.change DESC
    LIMIT 1
) AS n ON true;
GRANT SELECT ON ledger.registered_account
TO countersign_clerk, countersign_officer, countersign_auditor;

-- All of them as they were registered at the close of a day, for the long lists.
CREATE FUNCTION ledger.registered_accounts(p_issuer text, p_day date)
RETURNS TABLE (
    account ledger.name, inscription text, form text, is_issuers_own boolean, street text,
    city text, state text, postal_code text, country text
)
LANGUAGE sql STABLE
AS $$
    SELECT a.account, a.inscription, a.form, a.is_issuers_own,
        CASE WHEN n.change IS NULL THEN a.street ELSE n.street END,
        CASE WHEN n.change IS NULL THEN a.city ELSE n.city END,
        CASE WHEN n.change IS NULL THEN a.state ELSE n.state END,
        CASE WHEN n.change IS NULL THEN a.postal_code ELSE n.postal_code END,
        CASE WHEN n.change IS NULL THEN a.country ELSE n.country END
    FROM ledger.account AS a
    LEFT JOIN (
        SELECT DISTINCT ON (c.account) c.*
        FROM ledger.account_address AS c
        WHERE c.issuer = p_issuer AND c.effective_on <= p_day
        ORDER BY c.account, c.effective_on DESC, c.change DESC
    ) AS n ON n.account = a.account
    WHERE a.issuer = p_issuer
$$;
GRANT EXECUTE ON FUNCTION ledger.registered_accounts(text, date)
TO countersign_clerk, countersign_officer, countersign_auditor;

CREATE OR REPLACE VIEW books.master_securityholder_file AS
SELECT c.issuer, c.security, c.account, a.inscription, a.street, a.city, a.state, a.postal_code,
    a.country, c.number AS certificate, c.units, s.scale,
    coalesce(c.dated, e.effective_on) AS issued_on, c.paper
FROM ledger.certificate AS c
JOIN ledger.security AS s ON s.issuer = c.issuer AND s.security = c.security
JOIN ledger.registered_account AS a ON a.issuer = c.issuer AND a.account = c.account
JOIN ledger.registration AS r
    ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
WHERE NOT EXISTS (
    SELECT FROM ledger.retirement AS t
    WHERE t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
);

CREATE OR REPLACE VIEW books.stock_ledger AS
SELECT h.issuer, h.account, a.inscription AS name, a.street, a.city, a.state, a.postal_code,
    a.country, h.security, s.title AS class, h.units, s.scale
FROM ledger.holding AS h
JOIN ledger.registered_account AS a ON a.issuer = h.issuer AND a.account = h.account
JOIN ledger.security AS s ON s.issuer = h.issuer AND s.security = h.security
WHERE h.units > 0 AND s.is_equity AND s.is_kept_here;

-- A holder who is lost has no address until he is found; the change comes with that, or after it.
CREATE FUNCTION ledger.change_address(p_issuer text, p_account text, p_address jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_address record;
    v_number bigint;
BEGIN
    IF ledger.lost_record(p_issuer, p_account) IS NOT NULL THEN
        RAISE EXCEPTION 'The holder is lost.'
            USING ERRCODE = 'TA615', CONSTRAINT = 'address_of_found_holder';
    END IF;
    SELECT d.street, d.city, d.state, d.zip, coalesce(d.country, 'US') AS country,
        coalesce(d.effective_on, ledger.today(p_issuer)) AS effective_on, d.paper
    INTO v_address
    FROM jsonb_to_record(p_address) AS d (
        street text, city text, state text, zip text, country text, effective_on date, paper text
    );
    PERFORM ledger.require_begun(p_issuer, v_address.effective_on);
    IF EXISTS (
        SELECT FROM ledger.account_address AS c
        WHERE c.issuer = p_issuer AND c.account = p_account
            AND c.effective_on > v_address.effective_on
    ) THEN
        RAISE EXCEPTION 'A later address is on file.'
            USING ERRCODE = 'TA616', CONSTRAINT = 'addresses_in_order';
    END IF;
    INSERT INTO ledger.account_address (
        issuer, account, street, city, state, postal_code, country, effective_on, paper
    )
    VALUES (
        p_issuer, p_account, v_address.street, v_address.city, v_address.state, v_address.zip,
        v_address.country, v_address.effective_on, v_address.paper
    )
    RETURNING change INTO v_number;
    RETURN v_number;
END
$$;
GRANT EXECUTE ON FUNCTION ledger.change_address(text, text, jsonb)
TO countersign_clerk, countersign_officer;

-- A debit waits on an account, and only what is registered to that account ends against it: nobody
-- else presented or signed anything (UCC 8-401(a)(2), 8-404).
CREATE OR REPLACE FUNCTION ledger.post_debit(p_issuer text, p_debit jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_given record;
    v_line record;
    v_item bigint;
    v_entry bigint;
    v_fingerprint bytea := sha256(convert_to(p_debit::text, 'UTF8'));
BEGIN
    SELECT d.* INTO v_given
    FROM jsonb_to_record(p_debit) AS d (
        difference bigint, certificates text [], reason text, rules_version integer
    );
    PERFORM ledger.lock_issuer(p_issuer, true);
    SELECT e.* INTO v_line
    FROM ledger.subsidiary_entry AS e
    WHERE e.issuer = p_issuer AND e.difference = v_given.difference AND NOT EXISTS (
        SELECT FROM ledger.subsidiary_posting AS p
        WHERE p.issuer = e.issuer AND p.line = e.line
    );
    IF NOT FOUND THEN
        RAISE EXCEPTION 'No debit of it waits.'
            USING ERRCODE = 'TA661', CONSTRAINT = 'debit_waits';
    END IF;
    PERFORM FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND c.security = v_line.security
        AND c.number = ANY(v_given.certificates)
    ORDER BY c.number
    FOR UPDATE;
    IF EXISTS (
        SELECT FROM ledger.certificate AS c
        WHERE c.issuer = p_issuer AND c.security = v_line.security
            AND c.number = ANY(v_given.certificates) AND c.account <> v_line.account
    ) THEN
        RAISE EXCEPTION 'A certificate is of another account than the debit.'
            USING ERRCODE = 'TA663', CONSTRAINT = 'debit_of_its_account';
    END IF;
    -- Each is outstanding, named once and not stopped, but for the stop of the difference itself.
    IF v_line.number <> ALL(coalesce(v_given.certificates, '{}')) OR (
        SELECT count(*) <> cardinality(v_given.certificates)
            OR coalesce(sum(c.units), 0) <> -v_line.units
        FROM ledger.certificate AS c
        JOIN ledger.registration AS r
            ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
        WHERE c.issuer = p_issuer AND c.security = v_line.security
            AND c.number = ANY(v_given.certificates)
            AND NOT EXISTS (
                SELECT FROM ledger.retirement AS t WHERE t.issuer = c.issuer
                    AND t.security = c.security AND t.number = c.number
            )
            AND NOT EXISTS (
                SELECT FROM ledger.stop AS s
                WHERE s.issuer = c.issuer AND s.security = c.security AND s.number = c.number
                    AND ledger.stop_blocks(p_issuer, s.stop, ledger.today(p_issuer))
                    AND NOT (
                        s.kind = 'INTERNAL' AND s.number = v_line.number
                        AND s.reason LIKE format('difference %s:%%', v_line.difference)
                    )
            )
    ) THEN
        RAISE EXCEPTION 'These certificates do not make up the debit.'
            USING ERRCODE = 'TA662', CONSTRAINT = 'debit_made_up';
    END IF;
    v_item := nextval('ledger.item_number');
    v_entry := nextval('ledger.entry_number');
    INSERT INTO ledger.item (
        issuer, item, key, fingerprint, kind, security, received_at, signatures, papers
    )
    VALUES (
        p_issuer, v_item, format('difference-%s-debit', v_line.difference), v_fingerprint,
        'debit', v_line.security, clock_timestamp(), '{}', p_debit
    );
    INSERT INTO ledger.verdict (
        issuer, item, outcome, findings, positions, fingerprint, papers, rules_version
    )
    VALUES (
        p_issuer, v_item, 'posted', '[]', '[]', v_fingerprint, p_debit, v_given.rules_version
    );
    INSERT INTO ledger.entry (issuer, entry, kind, effective_on, item, reason)
    VALUES (p_issuer, v_entry, 'debit', ledger.today(p_issuer), v_item, v_given.reason);
    INSERT INTO ledger.retirement (issuer, security, number, cause, entry)
    SELECT p_issuer, v_line.security, c.number, 'SURRENDERED', v_entry
    FROM unnest(v_given.certificates) AS c (number);
    INSERT INTO ledger.posting (issuer, entry, line, security, account, certificate, units)
    SELECT p_issuer, v_entry, row_number() OVER (ORDER BY c.number), c.security, c.account,
        c.number, -c.units
    FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND c.security = v_line.security
        AND c.number = ANY(v_given.certificates)
    UNION ALL
    SELECT p_issuer, v_entry, cardinality(v_given.certificates) + 1, v_line.security,
        '@SUBSIDIARY', NULL, -v_line.units;
    UPDATE ledger.holding AS h
    SET units = h.units - ended.units
    FROM (
        SELECT c.account, sum(c.units)::bigint AS units
        FROM ledger.certificate AS c
        WHERE c.issuer = p_issuer AND c.security = v_line.security
            AND c.number = ANY(v_given.certificates)
        GROUP BY c.account
    ) AS ended
    WHERE h.issuer = p_issuer AND h.account = ended.account
        AND h.security = v_line.security;
    INSERT INTO ledger.subsidiary_posting (issuer, line, entry)
    VALUES (p_issuer, v_line.line, v_entry);
    RETURN v_entry;
END
$$;

-- A certificate is made available when it has been registered, not before: until then there is
-- none (17 CFR 240.17Ad-1(d)). Otherwise a late item could be made one in time by its day.
CREATE OR REPLACE FUNCTION ledger.dispatch_items(p_issuer text, p_items bigint [], p_dispatch jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_dispatch record;
    v_at timestamptz;
    v_number bigint;
BEGIN
    SELECT d.* INTO v_dispatch
    FROM jsonb_to_record(p_dispatch) AS d (
        made_available_at timestamptz, method text, addressee text, address text, numbers text []
    );
    PERFORM ledger.lock_issuer(p_issuer, false);
    v_at := coalesce(v_dispatch.made_available_at, clock_timestamp());
    IF cardinality(p_items) IS NULL OR cardinality(p_items) = 0 OR EXISTS (
        SELECT FROM unnest(p_items) AS n (item)
        WHERE NOT EXISTS (
            SELECT FROM ledger.entry AS e
            JOIN ledger.registration AS r ON r.issuer = e.issuer AND r.entry = e.entry
            WHERE e.issuer = p_issuer AND e.item = n.item AND r.issuer = p_issuer
        )
    ) THEN
        RAISE EXCEPTION 'Only an item that registered certificates is made available.'
            USING ERRCODE = 'TA601', CONSTRAINT = 'dispatch_of_posted_item';
    END IF;
    IF EXISTS (
        SELECT FROM ledger.item AS i
        WHERE i.issuer = p_issuer AND i.item = ANY(p_items) AND i.received_at > v_at
    ) THEN
        RAISE EXCEPTION 'Nothing is made available before its item was received.'
            USING ERRCODE = 'TA602', CONSTRAINT = 'dispatch_after_receipt';
    END IF;
    -- A time is told to the second.
    IF EXISTS (
        SELECT FROM ledger.entry AS e
        WHERE e.issuer = p_issuer AND e.item = ANY(p_items)
            AND date_trunc('second', e.posted_at) > v_at
    ) THEN
        RAISE EXCEPTION 'Nothing is made available before it was registered.'
            USING ERRCODE = 'TA617', CONSTRAINT = 'dispatch_after_posting';
    END IF;
    IF EXISTS (
        SELECT FROM unnest(v_dispatch.numbers) AS n (number)
        WHERE NOT EXISTS (
            SELECT FROM ledger.entry AS e
            JOIN ledger.registration AS r ON r.issuer = e.issuer AND r.entry = e.entry
            WHERE e.issuer = p_issuer AND e.item = ANY(p_items) AND r.issuer = p_issuer
                AND r.number = n.number
        )
    ) THEN
        RAISE EXCEPTION 'A certificate was not registered by the item.'
            USING ERRCODE = 'TA603', CONSTRAINT = 'dispatch_of_its_certificates';
    END IF;
    INSERT INTO ledger.dispatch (issuer, made_available_at, method, addressee, address)
    VALUES (p_issuer, v_at, v_dispatch.method, v_dispatch.addressee, v_dispatch.address)
    RETURNING dispatch INTO v_number;
    -- What left before stays as it left; to name it again is refused by its key.
    INSERT INTO ledger.dispatched_certificate (issuer, security, number, item, dispatch)
    SELECT p_issuer, r.security, r.number, e.item, v_number
    FROM ledger.entry AS e
    JOIN ledger.registration AS r ON r.issuer = e.issuer AND r.entry = e.entry
    WHERE e.issuer = p_issuer AND r.issuer = p_issuer AND e.item = ANY(p_items)
        AND CASE
            WHEN v_dispatch.numbers IS NULL THEN NOT EXISTS (
                SELECT FROM ledger.dispatched_certificate AS x
                WHERE x.issuer = r.issuer AND x.security = r.security AND x.number = r.number
            )
            ELSE r.number = ANY(v_dispatch.numbers)
        END
    ORDER BY r.security, r.number;
    IF EXISTS (
        SELECT FROM unnest(p_items) AS n (item)
        WHERE NOT EXISTS (
            SELECT FROM ledger.dispatched_certificate AS x
            WHERE x.issuer = p_issuer AND x.item = n.item AND x.dispatch = v_number
        )
    ) THEN
        RAISE EXCEPTION 'All that an item registered has left already.'
            USING ERRCODE = 'TA604', CONSTRAINT = 'dispatch_of_what_is_here';
    END IF;
    RETURN v_number;
END
$$;

-- A transfer by the face has its debit in the subsidiary file: the certificate that it was made
-- out of did not end, so that no mirror of the entry gives the shares back.
CREATE OR REPLACE FUNCTION ledger.post_reversals(p_issuer text, p_batch jsonb)
RETURNS TABLE (item_index integer, item bigint, entry bigint, security text, number text,
    account text, units bigint, role text, line smallint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    PERFORM ledger.plan_for_the_road();
    PERFORM ledger.lock_issuer(p_issuer, true);
    IF EXISTS (
        WITH reversed AS (
            SELECT i.ordinality - 1 AS n, (i.value ->> 'reverses')::bigint AS entry
            FROM jsonb_array_elements(p_batch -> 'items')
                WITH ORDINALITY AS i (value, ordinality)
        ),
        wanted AS (
            SELECT r.n, 'ended' AS part, g.security::text, g.number::text AS detail,
                0::bigint AS units
            FROM reversed AS r
            JOIN ledger.registration AS g ON g.issuer = p_issuer AND g.entry = r.entry
            UNION ALL
            SELECT r.n, 'created', t.security, c.account, c.units
            FROM reversed AS r
            JOIN ledger.retirement AS t ON t.issuer = p_issuer AND t.entry = r.entry
            JOIN ledger.certificate AS c
                ON c.issuer = p_issuer AND c.security = t.security AND c.number = t.number
        ),
        given AS (
            SELECT e.n::bigint, 'ended' AS part, e.security, e.number AS detail,
                0::bigint AS units
            FROM jsonb_to_recordset(p_batch -> 'ended') AS e (
                n integer, security text, number text
            )
            UNION ALL
            SELECT c.n, 'created', c.security, c.account, c.units
            FROM jsonb_to_recordset(p_batch -> 'created') AS c (
                n integer, security text, account text, units bigint
            )
        )
        (SELECT * FROM wanted EXCEPT ALL SELECT * FROM given)
        UNION ALL
        (SELECT * FROM given EXCEPT ALL SELECT * FROM wanted)
    ) OR EXISTS (
        SELECT FROM jsonb_to_recordset(p_batch -> 'items') AS i (reverses bigint)
        LEFT JOIN ledger.entry AS e ON e.issuer = p_issuer AND e.entry = i.reverses
        WHERE e.kind IS DISTINCT FROM 'transfer'
            OR EXISTS (
                SELECT FROM ledger.subsidiary_entry AS s
                WHERE s.issuer = p_issuer AND s.entry = e.entry
            )
    ) THEN
        RAISE EXCEPTION 'A reversal mirrors the transfer that it names.'
            USING ERRCODE = 'TA304', CONSTRAINT = 'reversal_mirrors_entry';
    END IF;
    RETURN QUERY SELECT * FROM ledger.write_batch(p_issuer, p_batch, ARRAY['reverse']);
END
$$;
