-- What a large group holds, told at once: a family's total is kept in step with its holdings, so
-- that a post to one of a thousand relatives does not look up the accounts of them all.

CREATE TABLE ledger.kin_total (
    issuer ledger.name NOT NULL,
    root ledger.name NOT NULL,
    security ledger.name NOT NULL,
    units bigint NOT NULL,
    CONSTRAINT kin_total_once PRIMARY KEY (issuer, root, security),
    CONSTRAINT kin_total_of_root FOREIGN KEY (issuer, root) REFERENCES ledger.person,
    CONSTRAINT kin_total_of_security FOREIGN KEY (issuer, security) REFERENCES ledger.security
);
COMMENT ON TABLE ledger.kin_total IS
'The record holdings of all who were ever tied to one another, by their root: each account that
one of them owns, whole and once. Kept in step with the holdings; recomputable at any time.';

-- The same sums, worked out from the owners and the holdings.
CREATE FUNCTION ledger.kin_totals(p_issuer text, p_roots text [])
RETURNS TABLE (root text, security text, units numeric)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT o.root::text, h.security::text, sum(h.units)
    FROM (
        SELECT DISTINCT k.root, o.account
        FROM ledger.kin AS k
        JOIN ledger.account_owner AS o ON o.issuer = k.issuer AND o.person = k.person
        WHERE k.issuer = p_issuer AND (p_roots IS NULL OR k.root = ANY(p_roots))
    ) AS o
    JOIN ledger.holding AS h ON h.issuer = p_issuer AND h.account = o.account
    GROUP BY o.root, h.security
$$;

CREATE FUNCTION ledger.recount_kin(p_issuer text, p_roots text []) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- A root that was joined to another has nothing left of its own.
    UPDATE ledger.kin_total AS t
    SET units = 0
    WHERE t.issuer = p_issuer AND t.root = ANY(p_roots) AND t.units <> 0;
    INSERT INTO ledger.kin_total (issuer, root, security, units)
    SELECT p_issuer, t.root, t.security, t.units
    FROM ledger.kin_totals(p_issuer, p_roots) AS t
    ORDER BY t.root, t.security
    ON CONFLICT ON CONSTRAINT kin_total_once DO UPDATE SET units = excluded.units;
END
$$;

CREATE FUNCTION ledger.holding_inserted() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO ledger.kin_total (issuer, root, security, units)
    SELECT o.issuer, o.root, o.security, sum(o.units)
    FROM (
        SELECT DISTINCT n.issuer, k.root, n.security, n.account, n.units
        FROM after_it AS n
        JOIN ledger.account_owner AS a ON a.issuer = n.issuer AND a.account = n.account
        JOIN ledger.kin AS k ON k.issuer = a.issuer AND k.person = a.person
    ) AS o
    GROUP BY o.issuer, o.root, o.security
    ORDER BY o.issuer, o.root, o.security
    ON CONFLICT ON CONSTRAINT kin_total_once
    DO UPDATE SET units = ledger.kin_total.units + excluded.units;
    RETURN NULL;
END
$$;

CREATE FUNCTION ledger.holding_updated() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO ledger.kin_total (issuer, root, security, units)
    SELECT o.issuer, o.root, o.security, sum(o.units)
    FROM (
        SELECT DISTINCT c.issuer, k.root, c.security, c.account, c.units
        FROM (
            SELECT m.issuer, m.account, m.security, sum(m.units) AS units
            FROM (
                SELECT n.issuer, n.account, n.security, n.units FROM after_it AS n
                UNION ALL
                SELECT b.issuer, b.account, b.security, -b.units FROM before_it AS b
            ) AS m
            GROUP BY m.issuer, m.account, m.security
        ) AS c
        JOIN ledger.account_owner AS a ON a.issuer = c.issuer AND a.account = c.account
        JOIN ledger.kin AS k ON k.issuer = a.issuer AND k.person = a.person
    ) AS o
    GROUP BY o.issuer, o.root, o.security
    HAVING sum(o.units) <> 0
    ORDER BY o.issuer, o.root, o.security
    ON CONFLICT ON CONSTRAINT kin_total_once
    DO UPDATE SET units = ledger.kin_total.units + excluded.units;
    RETURN NULL;
END
$$;

CREATE FUNCTION ledger.kin_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.recount_kin(g.issuer, g.roots)
    FROM (
        SELECT n.issuer::text AS issuer, array_agg(DISTINCT n.root::text) AS roots
        FROM after_it AS n
        GROUP BY n.issuer
    ) AS g;
    RETURN NULL;
END
$$;

CREATE FUNCTION ledger.kin_merged() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.recount_kin(g.issuer, g.roots)
    FROM (
        SELECT m.issuer, array_agg(DISTINCT m.root) AS roots
        FROM (
            SELECT n.issuer::text AS issuer, n.root::text AS root FROM after_it AS n
            UNION
            SELECT b.issuer::text, b.root::text FROM before_it AS b
        ) AS m
        GROUP BY m.issuer
    ) AS g;
    RETURN NULL;
END
$$;

-- An account has its owners before it has shares; who comes to own shares that are there already
-- is counted all the same.
CREATE FUNCTION ledger.owner_recorded() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.recount_kin(g.issuer, g.roots)
    FROM (
        SELECT n.issuer::text AS issuer, array_agg(DISTINCT k.root::text) AS roots
        FROM after_it AS n
        JOIN ledger.kin AS k ON k.issuer = n.issuer AND k.person = n.person
        WHERE EXISTS (
            SELECT FROM ledger.holding AS h WHERE h.issuer = n.issuer AND h.account = n.account
        )
        GROUP BY n.issuer
    ) AS g;
    RETURN NULL;
END
$$;

CREATE TRIGGER kin_total_of_inserted AFTER INSERT ON ledger.holding
REFERENCING NEW TABLE AS after_it
FOR EACH STATEMENT EXECUTE FUNCTION ledger.holding_inserted();
CREATE TRIGGER kin_total_of_updated AFTER UPDATE ON ledger.holding
REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
FOR EACH STATEMENT EXECUTE FUNCTION ledger.holding_updated();
CREATE TRIGGER kin_total_of_new AFTER INSERT ON ledger.kin
REFERENCING NEW TABLE AS after_it
FOR EACH STATEMENT EXECUTE FUNCTION ledger.kin_changed();
CREATE TRIGGER kin_total_of_merged AFTER UPDATE ON ledger.kin
REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
FOR EACH STATEMENT EXECUTE FUNCTION ledger.kin_merged();
CREATE TRIGGER kin_total_of_owner AFTER INSERT ON ledger.account_owner
REFERENCING NEW TABLE AS after_it
FOR EACH STATEMENT EXECUTE FUNCTION ledger.owner_recorded();
ALTER TABLE ledger.holding ENABLE ALWAYS TRIGGER kin_total_of_inserted;
ALTER TABLE ledger.holding ENABLE ALWAYS TRIGGER kin_total_of_updated;
ALTER TABLE ledger.kin ENABLE ALWAYS TRIGGER kin_total_of_new;
ALTER TABLE ledger.kin ENABLE ALWAYS TRIGGER kin_total_of_merged;
ALTER TABLE ledger.account_owner ENABLE ALWAYS TRIGGER kin_total_of_owner;

CREATE TRIGGER append_only BEFORE DELETE ON ledger.kin_total
FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ledger.kin_total
FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.kin_total ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE ledger.kin_total ENABLE ALWAYS TRIGGER never_truncated;

INSERT INTO ledger.kin_total (issuer, root, security, units)
SELECT i.issuer, t.root, t.security, t.units
FROM ledger.issuer AS i
CROSS JOIN LATERAL ledger.kin_totals(i.issuer, NULL) AS t
ORDER BY i.issuer, t.root, t.security;

GRANT SELECT ON ledger.kin_total
TO countersign_clerk, countersign_officer, countersign_auditor;
GRANT EXECUTE ON FUNCTION ledger.kin_totals(text, text [])
TO countersign_clerk, countersign_officer, countersign_auditor;

-- Rows of seven kinds; for six of them see the speed migration. 'person': one of p_others, of whom
-- nobody knows yet whether he has kin, has some, and is taken for one of the persons at hand.
CREATE OR REPLACE FUNCTION ledger.near_kin(p_issuer text, p_persons text [], p_others text [])
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
        -- Who has no kin is in no total.
        v_accounts := ARRAY(
            SELECT o.account::text FROM ledger.account_owner AS o
            WHERE o.issuer = p_issuer AND o.person = ANY(ARRAY(
                SELECT p.person FROM unnest(v_persons) AS p (person)
                WHERE NOT EXISTS (
                    SELECT FROM ledger.kin AS k
                    WHERE k.issuer = p_issuer AND k.person = p.person
                )
            ))
        );
        -- Rather too much than too little: whatever is owned in part is counted whole.
        RETURN QUERY
        SELECT 'total', NULL::text, t.security, NULL::bigint, NULL::bigint, NULL::bigint,
            sum(t.units)
        FROM (
            SELECT k.security::text AS security, k.units::numeric AS units
            FROM ledger.kin_total AS k
            WHERE k.issuer = p_issuer AND k.root = ANY(v_roots) AND k.units > 0
            UNION ALL
            SELECT h.security::text, h.units::numeric
            FROM ledger.holding AS h
            WHERE h.issuer = p_issuer AND h.account = ANY(v_accounts) AND h.units > 0
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
