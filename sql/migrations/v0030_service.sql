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
