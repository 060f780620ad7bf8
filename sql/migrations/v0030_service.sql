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
