-- The only door: set-based functions that run with the owner's rights. Actor and time are the
-- database's own; no caller's word is taken for either.

CREATE FUNCTION ledger.post_transfers(p_issuer text, p_batch jsonb)
RETURNS TABLE (item_index integer, item bigint, entry bigint, security text, number text,
    account text, units bigint, role text, line smallint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY SELECT * FROM ledger.write_batch(p_issuer, p_batch, ARRAY['transfer']);
END
$$;

CREATE FUNCTION ledger.post_issues(p_issuer text, p_batch jsonb)
RETURNS TABLE (item_index integer, item bigint, entry bigint, security text, number text,
    account text, units bigint, role text, line smallint)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT * FROM ledger.write_batch(
        p_issuer, p_batch, ARRAY['issue', 'prepare', 'countersign', 'register'])
$$;

CREATE FUNCTION ledger.open_certificates(p_issuer text, p_batch jsonb)
RETURNS TABLE (item_index integer, item bigint, entry bigint, security text, number text,
    account text, units bigint, role text, line smallint)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT * FROM ledger.write_batch(p_issuer, p_batch, ARRAY['open']) $$;

-- A reversal is the mirror of what it reverses, and nothing else.
CREATE FUNCTION ledger.post_reversals(p_issuer text, p_batch jsonb)
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
    ) THEN
        RAISE EXCEPTION 'A reversal mirrors the transfer that it names.'
            USING ERRCODE = 'TA304', CONSTRAINT = 'reversal_mirrors_entry';
    END IF;
    RETURN QUERY SELECT * FROM ledger.write_batch(p_issuer, p_batch, ARRAY['reverse']);
END
$$;

-- A refusal or a hold is recorded with its papers, so that it can be proved years later. An
-- item that is held has its verdicts added to; any other key that was used writes nothing.
CREATE FUNCTION ledger.record_verdicts(p_issuer text, p_batch jsonb)
RETURNS TABLE (item_index integer, item bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_item record;
    v_number bigint;
    -- By the item's place in the batch; null where the key was there before.
    v_numbers bigint [] := '{}';
    v_is_new boolean [] := '{}';
    v_verdicts bigint [] := '{}';
BEGIN
    PERFORM ledger.plan_for_the_road();
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM ledger.require_held(p_issuer, p_batch);
    FOR v_item IN
        SELECT i.ordinality::integer - 1 AS n, r.*
        FROM jsonb_array_elements(p_batch -> 'items') WITH ORDINALITY AS i (value, ordinality)
        CROSS JOIN LATERAL jsonb_to_record(i.value) AS r (
            item bigint, key text, fingerprint text, kind text, security text,
            received_at timestamptz, presentor text, ticket text, signatures jsonb,
            papers jsonb, outcome text, findings text, positions text, classification text,
            presented text, rules_version integer
        )
        ORDER BY r.key
    LOOP
        IF v_item.outcome IS NULL OR v_item.outcome NOT IN ('refused', 'held') THEN
            RAISE EXCEPTION 'Only a refusal or a hold is recorded without an entry.'
                USING ERRCODE = 'TA102', CONSTRAINT = 'verdict_without_entry';
        END IF;
        v_number := v_item.item;
        IF v_number IS NULL THEN
            INSERT INTO ledger.item (
                issuer, item, key, fingerprint, kind, security, received_at, presentor, ticket,
                signatures, papers
            )
            VALUES (
                p_issuer, nextval('ledger.item_number'), v_item.key,
                decode(v_item.fingerprint, 'hex'), v_item.kind, v_item.security,
                coalesce(v_item.received_at, clock_timestamp()), v_item.presentor,
                v_item.ticket, ARRAY(SELECT jsonb_array_elements_text(v_item.signatures)),
                v_item.papers
            )
            ON CONFLICT ON CONSTRAINT item_key_once DO NOTHING
            RETURNING item INTO v_number;
            CONTINUE WHEN NOT FOUND;
            v_is_new[v_item.n] := true;
        END IF;

        v_verdicts[v_item.n] := nextval('ledger.fact_number');
        INSERT INTO ledger.verdict (
            issuer, item, verdict, outcome, findings, positions, classification, fingerprint,
            papers, rules_version
        )
        VALUES (
            p_issuer, v_number, v_verdicts[v_item.n], v_item.outcome, v_item.findings::json,
            v_item.positions::json, v_item.classification::json,
            decode(coalesce(v_item.presented, v_item.fingerprint), 'hex'), v_item.papers,
            v_item.rules_version
        );
        v_numbers[v_item.n] := v_number;
        item_index := v_item.n;
        item := v_number;
        RETURN NEXT;
    END LOOP;

    INSERT INTO ledger.assignment (issuer, item, line, assignee, units)
    SELECT p_issuer, v_numbers[a.n], a.line, a.assignee, a.units
    FROM jsonb_to_recordset(p_batch -> 'assignments') AS a (
        n integer, line smallint, assignee text, units bigint
    )
    WHERE v_is_new[a.n];

    INSERT INTO ledger.medallion_guarantee (
        issuer, item, verdict, signature, program, prefix, serial, institution, value_covered,
        dated
    )
    SELECT p_issuer, v_numbers[g.n], v_verdicts[g.n], g.signature, g.program, g.prefix,
        g.serial, g.institution, g.value_covered, g.dated
    FROM jsonb_to_recordset(p_batch -> 'guarantees') AS g (
        n integer, signature smallint, program text, prefix text, serial text,
        institution text, value_covered bigint, dated date
    )
    WHERE v_verdicts[g.n] IS NOT NULL;

    -- 17 CFR 240.17Ad-15: what was rejected, by which standard, and by when it must be told.
    INSERT INTO ledger.guarantee_rejection (
        issuer, item, verdict, signature, code, institution, standard, notify_by
    )
    SELECT p_issuer, v_numbers[j.n], v_verdicts[j.n], j.signature, j.code, j.institution,
        j.standard, j.notify_by
    FROM jsonb_to_recordset(coalesce(p_batch -> 'rejections', '[]')) AS j (
        n integer, signature smallint, code text, institution text, standard integer,
        notify_by date
    )
    WHERE v_verdicts[j.n] IS NOT NULL;

    -- UCC 8-403(b): a certificate under a demand was presented, and both sides must be told.
    INSERT INTO ledger.stop_event (issuer, stop, kind, happened_on)
    SELECT DISTINCT p_issuer, s.stop, 'presented', ledger.today(p_issuer)
    FROM ROWS FROM (
        jsonb_to_recordset(p_batch -> 'items') AS (findings text)
    ) WITH ORDINALITY AS i (findings, place)
    CROSS JOIN LATERAL json_array_elements(i.findings::json) AS f
    JOIN ledger.stop AS s ON s.issuer = p_issuer
        AND s.stop::text = f -> 'subject' ->> 'stop_number'
    WHERE v_verdicts[i.place - 1] IS NOT NULL AND s.kind = 'ADVERSE_CLAIM_403'
        AND NOT EXISTS (
            SELECT FROM ledger.stop_release AS r
            WHERE r.issuer = s.issuer AND r.stop = s.stop
        )
        AND NOT EXISTS (
            SELECT FROM ledger.stop_event AS e
            WHERE e.issuer = s.issuer AND e.stop = s.stop AND e.kind = 'presented'
        );
END
$$;
