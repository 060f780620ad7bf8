-- A large group of related persons: what is near the persons at hand, and what all the others
-- could come to together, without reading out every one of them.

CREATE INDEX relation_option ON ledger.relation (person, issuer) WHERE kind = 'option';
CREATE INDEX relation_stake ON ledger.relation (other, issuer) WHERE kind = 'stake';

-- Rows of six kinds. 'option': somebody of the group holds one, and nothing else is told.
-- 'family': a tie of one of the persons. 'stake': who owns how much of every entity of the group;
-- those who are neither near the persons nor entities are added up, under no name. 'total': what
-- the whole group has a claim to, told where the persons' shares count for anybody else. 'ratio':
-- a percentage of the board's own for anybody. 'others': that there are such others.
CREATE FUNCTION ledger.near_kin(p_issuer text, p_persons text [])
RETURNS TABLE (
    part text, person text, other text, relation bigint, numerator bigint, denominator bigint,
    units numeric
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_today CONSTANT date := ledger.today(p_issuer);
    v_kin text [];
    v_near text [];
BEGIN
    v_kin := p_persons || ARRAY(
        SELECT k.person FROM ledger.kin_of(p_issuer, p_persons) AS k
        WHERE k.person NOT IN (SELECT unnest(p_persons))
    );
    IF EXISTS (
        SELECT FROM ledger.relation AS r
        WHERE r.issuer = p_issuer AND r.kind = 'option' AND r.person = ANY(v_kin)
    ) THEN
        RETURN QUERY SELECT
            'option', NULL::text, NULL::text, NULL::bigint, NULL::bigint, NULL::bigint,
            NULL::numeric;
        RETURN;
    END IF;

    RETURN QUERY
    SELECT 'family ' || r.kind, r.person::text, r.other::text, r.relation, NULL::bigint,
        NULL::bigint, NULL::numeric
    FROM (
        SELECT f.relation FROM ledger.relation AS f
        WHERE f.issuer = p_issuer AND f.person = ANY(p_persons)
        UNION
        SELECT f.relation FROM ledger.relation AS f
        WHERE f.issuer = p_issuer AND f.other = ANY(p_persons)
    ) AS n
    JOIN ledger.relation AS r ON r.issuer = p_issuer AND r.relation = n.relation
    LEFT JOIN ledger.relation_end AS e ON e.issuer = r.issuer AND e.relation = r.relation
    WHERE r.kind NOT IN ('stake', 'option') AND r.effective_from <= v_today
        AND coalesce(e.ends_on, 'infinity') >= v_today
        AND coalesce(r.effective_until, 'infinity') >= v_today
    ORDER BY r.relation;

    v_near := p_persons || ARRAY(
        SELECT f.other::text FROM ledger.relation AS f
        WHERE f.issuer = p_issuer AND f.person = ANY(p_persons)
            AND f.kind NOT IN ('stake', 'option')
        UNION
        SELECT f.person::text FROM ledger.relation AS f
        WHERE f.issuer = p_issuer AND f.other = ANY(p_persons)
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
        SELECT FROM unnest(v_near) AS n (person) WHERE n.person NOT IN (SELECT unnest(p_persons))
    ) OR EXISTS (
        SELECT FROM ledger.relation AS r
        WHERE r.issuer = p_issuer AND r.kind = 'stake' AND r.other = ANY(p_persons)
            AND r.person NOT IN (SELECT unnest(p_persons))
    ) THEN
        -- Rather too much than too little: an account of several is counted for each of them.
        RETURN QUERY
        SELECT 'total', NULL::text, t.security, NULL::bigint, NULL::bigint, NULL::bigint,
            sum(t.units)
        FROM (
            SELECT h.security::text AS security, h.units::numeric AS units
            FROM ledger.account_owner AS o
            JOIN ledger.holding AS h ON h.issuer = p_issuer AND h.account = o.account
            WHERE o.issuer = p_issuer AND o.person = ANY(v_kin) AND h.units > 0
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

GRANT EXECUTE ON FUNCTION ledger.near_kin(text, text [])
TO countersign_clerk, countersign_officer, countersign_auditor;
