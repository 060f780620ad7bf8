-- What bears on the persons at hand out of a large group, told at less cost: the plan is made once
-- for any number of persons, and nothing is looked up a thousand times that is nowhere on file.

DROP FUNCTION ledger.near_kin(text, text []);

-- Rows of seven kinds; for six of them see the speed migration. 'person': one of p_others, of whom
-- nobody knows yet whether he has kin, has some, and is taken for one of the persons at hand.
CREATE FUNCTION ledger.near_kin(p_issuer text, p_persons text [], p_others text [])
RETURNS TABLE (
    part text, person text, other text, relation bigint, numerator bigint, denominator bigint,
    units numeric
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
-- A plan made for one long list of names takes longer to make than to carry out, and it reads
-- whole tables where a few rows are asked for.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
    v_today CONSTANT date := ledger.today(p_issuer);
    v_others CONSTANT text [] := ARRAY(
        SELECT k.person::text FROM ledger.kin AS k
        WHERE k.issuer = p_issuer AND k.person = ANY(p_others)
    );
    v_persons CONSTANT text [] := p_persons || v_others;
    v_roots CONSTANT text [] := ARRAY(
        SELECT DISTINCT k.root::text FROM ledger.kin AS k
        WHERE k.issuer = p_issuer AND k.person = ANY(v_persons)
    );
    v_kin text [];
    v_near text [];
    v_accounts text [];
BEGIN
    RETURN QUERY
    SELECT 'person', o, NULL::text, NULL::bigint, NULL::bigint, NULL::bigint, NULL::numeric
    FROM unnest(v_others) AS o;

    IF EXISTS (
        SELECT FROM ledger.relation AS r
        JOIN ledger.kin AS k ON k.issuer = p_issuer AND k.person = r.person
        WHERE r.issuer = p_issuer AND r.kind = 'option'
            AND (k.root = ANY(v_roots) OR r.person = ANY(v_persons))
    ) THEN
        RETURN QUERY SELECT
            'option', NULL::text, NULL::text, NULL::bigint, NULL::bigint, NULL::bigint,
            NULL::numeric;
        RETURN;
    END IF;

    -- A name or an account that is listed twice is looked up once.
    v_kin := v_persons || ARRAY(
        SELECT k.person::text FROM ledger.kin AS k
        WHERE k.issuer = p_issuer AND k.root = ANY(v_roots)
    );

    RETURN QUERY
    SELECT 'family ' || n.kind, n.person, n.other, n.relation, NULL::bigint, NULL::bigint,
        NULL::numeric
    FROM (
        SELECT f.kind, f.person::text, f.other::text, f.relation, f.effective_from,
            f.effective_until
        FROM ledger.relation AS f
        WHERE f.issuer = p_issuer AND f.person = ANY(v_persons)
        UNION
        SELECT f.kind, f.person::text, f.other::text, f.relation, f.effective_from,
            f.effective_until
        FROM ledger.relation AS f
        WHERE f.issuer = p_issuer AND f.other = ANY(v_persons)
    ) AS n
    LEFT JOIN ledger.relation_end AS e ON e.issuer = p_issuer AND e.relation = n.relation
    WHERE n.kind NOT IN ('stake', 'option') AND n.effective_from <= v_today
        AND coalesce(e.ends_on, 'infinity') >= v_today
        AND coalesce(n.effective_until, 'infinity') >= v_today
    ORDER BY n.relation;

    v_near := v_persons || ARRAY(
        SELECT f.other::text FROM ledger.relation AS f
        WHERE f.issuer = p_issuer AND f.person = ANY(v_persons)
            AND f.kind NOT IN ('stake', 'option')
        UNION
        SELECT f.person::text FROM ledger.relation AS f
        WHERE f.issuer = p_issuer AND f.other = ANY(v_persons)
            AND f.kind NOT IN ('stake', 'option')
    );
    RETURN QUERY
    WITH stake AS MATERIALIZED (
        SELECT r.person::text AS person, r.other::text AS other, r.numerator, r.denominator
        FROM ledger.relation AS r
        LEFT JOIN ledger.relation_end AS e ON e.issuer = r.issuer AND e.relation = r.relation
        WHERE r.issuer = p_issuer AND r.kind = 'stake' AND r.other = ANY(v_kin)
            AND r.effective_from <= v_today AND coalesce(e.ends_on, 'infinity') >= v_today
            AND coalesce(r.effective_until, 'infinity') >= v_today
    )
    SELECT 'stake', s.person, s.other, NULL::bigint, sum(s.numerator)::bigint, s.denominator,
        NULL::numeric
    FROM (
        SELECT CASE
            WHEN t.person IN (SELECT unnest(v_near)) OR t.person IN (SELECT x.other FROM stake AS x)
                THEN t.person
        END AS person, t.other, t.numerator, t.denominator
        FROM stake AS t
    ) AS s
    GROUP BY s.person, s.other, s.denominator
    ORDER BY s.other, s.person, s.denominator;

    -- Does what the persons gain count for anybody who is not one of them?
    IF EXISTS (
        SELECT FROM unnest(v_near) AS n (person) WHERE n.person NOT IN (SELECT unnest(v_persons))
    ) OR EXISTS (
        SELECT FROM ledger.relation AS r
        WHERE r.issuer = p_issuer AND r.kind = 'stake' AND r.other = ANY(v_persons)
            AND r.person NOT IN (SELECT unnest(v_persons))
    ) THEN
        v_accounts := ARRAY(
            SELECT o.account::text FROM ledger.account_owner AS o
            WHERE o.issuer = p_issuer AND o.person = ANY(v_kin)
        );
        -- Rather too much than too little: whatever is owned in part is counted whole.
        RETURN QUERY
        SELECT 'total', NULL::text, t.security, NULL::bigint, NULL::bigint, NULL::bigint,
            sum(t.units)
        FROM (
            SELECT h.security::text AS security, sum(h.units::bigint) AS units
            FROM ledger.holding AS h
            WHERE h.issuer = p_issuer AND h.account = ANY(v_accounts) AND h.units > 0
            GROUP BY 1
            UNION ALL
            SELECT o.security, o.units FROM ledger.outside_holdings(p_issuer, v_kin) AS o
            UNION ALL
            SELECT d.security, d.units FROM ledger.disclosed_holdings(p_issuer, v_kin) AS d
        ) AS t
        GROUP BY t.security;
        RETURN QUERY
        SELECT DISTINCT 'ratio', NULL::text, NULL::text, NULL::bigint, x.numerator,
            x.denominator, NULL::numeric
        FROM ledger.limit_exception AS x
        WHERE x.issuer = p_issuer;
        RETURN QUERY SELECT
            'others', NULL::text, NULL::text, NULL::bigint, NULL::bigint, NULL::bigint,
            NULL::numeric;
    END IF;
END
$$;

GRANT EXECUTE ON FUNCTION ledger.near_kin(text, text [], text [])
TO countersign_clerk, countersign_officer, countersign_auditor;
