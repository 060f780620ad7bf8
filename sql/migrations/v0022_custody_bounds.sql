-- Blanks go back to the vault, two acts are two names, a count stays within what was received,
-- and a paper is named once. 17 CFR 240.17Ad-12 and 240.17Ad-19; UCC 8-208.

-- A blank may leave the vault more than once, each time after it came back.
ALTER TABLE ledger.desk_blank DROP CONSTRAINT desk_blank_was_drawn;
ALTER TABLE ledger.drawn_blank DROP CONSTRAINT blank_drawn_once;
ALTER TABLE ledger.drawn_blank
ADD COLUMN journey integer NOT NULL DEFAULT 1,
ADD COLUMN journey_before integer,
ADD CONSTRAINT blank_drawn_once PRIMARY KEY (issuer, security, number, journey),
ADD CONSTRAINT drawn_blank_journey_counted
CHECK (journey > 0 AND journey_before IS NOT DISTINCT FROM nullif(journey - 1, 0));
ALTER TABLE ledger.desk_blank
ADD COLUMN journey integer NOT NULL DEFAULT 1,
ADD CONSTRAINT desk_blank_was_drawn
FOREIGN KEY (issuer, security, number, journey) REFERENCES ledger.drawn_blank;

CREATE TABLE ledger.blank_return (
    issuer ledger.name NOT NULL,
    stock_return integer NOT NULL,
    security ledger.name NOT NULL,
    reason text NOT NULL,
    returned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT blank_return_once PRIMARY KEY (issuer, stock_return),
    CONSTRAINT blank_return_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT blank_return_reason_named CHECK (reason ~ '\S')
);

CREATE TABLE ledger.returned_blank (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    journey integer NOT NULL,
    stock_return integer NOT NULL,
    CONSTRAINT blank_returned_once PRIMARY KEY (issuer, security, number, journey),
    CONSTRAINT returned_blank_was_drawn
    FOREIGN KEY (issuer, security, number, journey) REFERENCES ledger.drawn_blank,
    CONSTRAINT returned_blank_in_return
    FOREIGN KEY (issuer, stock_return) REFERENCES ledger.blank_return
);
CREATE INDEX returned_blank_by_return ON ledger.returned_blank (stock_return, issuer);
COMMENT ON TABLE ledger.returned_blank IS
'17 CFR 240.17Ad-12: what the desk hands back unused. A journey ends once: the key is the rule.';

CREATE TABLE ledger.return_receipt (
    issuer ledger.name NOT NULL,
    stock_return integer NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT return_received_once PRIMARY KEY (issuer, stock_return),
    CONSTRAINT return_receipt_of_return
    FOREIGN KEY (issuer, stock_return) REFERENCES ledger.blank_return
);

ALTER TABLE ledger.drawn_blank
ADD CONSTRAINT drawn_blank_came_back
FOREIGN KEY (issuer, security, number, journey_before) REFERENCES ledger.returned_blank;
COMMENT ON TABLE ledger.drawn_blank IS
'A blank leaves the vault again only after it came back: the keys are the rule.';

-- Null where both kinds of paper were counted together.
ALTER TABLE ledger.stock_count
ADD COLUMN paper text,
ADD CONSTRAINT stock_count_paper_known CHECK (paper IN ('temporary', 'definitive'));

DO $$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY['blank_return', 'returned_blank', 'return_receipt'] LOOP
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

-- As before; what was drawn and is back in the vault counts as never drawn, and what was handed
-- in waits for the vault.
CREATE OR REPLACE FUNCTION ledger.blanks_of(p_issuer text, p_security text)
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
                SELECT FROM ledger.returned_blank AS t
                WHERE t.issuer = d.issuer AND t.security = d.security AND t.number = d.number
                    AND t.journey = d.journey
            ) THEN 'RETURNING'
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
        AND NOT EXISTS (
            SELECT FROM ledger.returned_blank AS t
            JOIN ledger.return_receipt AS k
                ON k.issuer = t.issuer AND k.stock_return = t.stock_return
            WHERE t.issuer = d.issuer AND t.security = d.security AND t.number = d.number
                AND t.journey = d.journey
        )
    WHERE b.issuer = p_issuer AND b.security = p_security
$$;

-- The same of the free blanks that no other session is about to use, and they are held until the
-- transaction ends: for whoever came second again and again, so that there is an answer.
CREATE FUNCTION ledger.stock_within_reach(
    p_issuer text, p_security text [], p_number text [], p_most integer
) RETURNS json
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
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
                FOR UPDATE SKIP LOCKED
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

-- As before, and no blank that was handed back.
CREATE OR REPLACE FUNCTION ledger.require_blanks(
    p_issuer text, p_security text [], p_number text []
) RETURNS void
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
                SELECT FROM ledger.returned_blank AS t
                WHERE t.issuer = d.issuer AND t.security = d.security AND t.number = d.number
                    AND t.journey = d.journey
            )
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

-- As before; and a name that is written under both acts is one person, whoever entered them.
CREATE OR REPLACE FUNCTION ledger.require_two_persons(
    p_issuer text, p_security text [], p_number text []
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT
        FROM unnest(p_security, p_number) AS n (security, number)
        JOIN ledger.countersignature AS g
            ON g.issuer = p_issuer AND g.security = n.security AND g.number = n.number
        LEFT JOIN ledger.registration AS r
            ON r.issuer = g.issuer AND r.security = g.security AND r.number = g.number
        WHERE g.item IS NOT NULL AND (
            g.actor = session_user
            OR lower(regexp_replace(g.signer, '\s', '', 'g'))
            = lower(regexp_replace(r.registrar, '\s', '', 'g'))
        )
    ) AND NOT ledger.may_be_one_person(p_issuer, 'one_person_countersigns_and_registers') THEN
        RAISE EXCEPTION 'Who countersigned a certificate does not register it.'
            USING ERRCODE = 'TA604', CONSTRAINT = 'registered_by_another';
    END IF;
END
$$;

-- Works out again which of the blanks are free at the desk.
CREATE FUNCTION ledger.refresh_desk(p_issuer text, p_security text, p_numbers text [])
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE ledger.desk_blank AS d
    SET is_free = b.standing = 'AT_DESK'
    FROM ledger.blanks_of(p_issuer, p_security) AS b
    WHERE d.issuer = p_issuer AND d.security = p_security AND d.number = ANY(p_numbers)
        AND b.number = d.number AND d.is_free <> (b.standing = 'AT_DESK');
END
$$;

-- As before, for the blank's next journey.
CREATE OR REPLACE FUNCTION ledger.draw_stock(
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
    INSERT INTO ledger.drawn_blank (issuer, security, number, draw, journey, journey_before)
    SELECT p_issuer, p_security, b.number, v_draw, j.before + 1, nullif(j.before, 0)
    FROM (SELECT DISTINCT unnest(p_numbers) AS number) AS n
    JOIN ledger.blanks_of(p_issuer, p_security) AS b ON b.number = n.number
    CROSS JOIN LATERAL (
        SELECT count(*)::integer AS before FROM ledger.drawn_blank AS e
        WHERE e.issuer = p_issuer AND e.security = p_security AND e.number = b.number
    ) AS j
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

-- As before; a blank that was at the desk once is there again.
CREATE OR REPLACE FUNCTION ledger.release_stock(p_issuer text, p_draw integer) RETURNS void
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
    INSERT INTO ledger.desk_blank (issuer, security, number, serial, paper, journey, is_free)
    SELECT p_issuer, d.security, d.number, b.serial, l.paper, d.journey, false
    FROM ledger.drawn_blank AS d
    JOIN ledger.blank AS b
        ON b.issuer = d.issuer AND b.security = d.security AND b.number = d.number
    JOIN ledger.blank_lot AS l
        ON l.issuer = b.issuer AND l.security = b.security AND l.lot = b.lot
    WHERE d.issuer = p_issuer AND d.draw = p_draw
    ON CONFLICT ON CONSTRAINT desk_blank_once DO UPDATE SET journey = excluded.journey;
    PERFORM ledger.refresh_desk(p_issuer, v_draw.security, ARRAY(
        SELECT d.number::text FROM ledger.drawn_blank AS d
        WHERE d.issuer = p_issuer AND d.draw = p_draw
    ));
END
$$;

-- The way back: the desk hands in what it did not use, and another person takes it into the
-- vault. From the first act on the blanks are no longer the desk's.
CREATE FUNCTION ledger.return_stock(
    p_issuer text, p_security text, p_numbers text [], p_reason text
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_return integer;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.blank_return (issuer, stock_return, security, reason)
    SELECT p_issuer, (
        SELECT coalesce(max(e.stock_return), 0) + 1 FROM ledger.blank_return AS e
        WHERE e.issuer = p_issuer
    ), p_security, p_reason
    RETURNING stock_return INTO v_return;
    INSERT INTO ledger.returned_blank (issuer, security, number, journey, stock_return)
    SELECT p_issuer, p_security, d.number, d.journey, v_return
    FROM ledger.desk_blank AS d
    JOIN ledger.blanks_of(p_issuer, p_security) AS b
        ON b.number = d.number AND b.standing = 'AT_DESK'
    WHERE d.issuer = p_issuer AND d.security = p_security AND d.number = ANY(p_numbers);
    IF NOT EXISTS (SELECT unnest(p_numbers)) OR EXISTS (
        SELECT unnest(p_numbers)
        EXCEPT
        SELECT t.number FROM ledger.returned_blank AS t
        WHERE t.issuer = p_issuer AND t.stock_return = v_return
    ) THEN
        RAISE EXCEPTION 'Only unused blanks that are at the desk are handed back.'
            USING ERRCODE = 'TA610', CONSTRAINT = 'return_from_desk';
    END IF;
    PERFORM ledger.refresh_desk(p_issuer, p_security, p_numbers);
    RETURN v_return;
END
$$;

CREATE FUNCTION ledger.restock(p_issuer text, p_return integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.return_receipt (issuer, stock_return) VALUES (p_issuer, p_return);
    IF EXISTS (
        SELECT FROM ledger.blank_return AS t
        WHERE t.issuer = p_issuer AND t.stock_return = p_return AND t.actor = session_user
    ) AND NOT ledger.may_be_one_person(p_issuer, 'one_person_draws_and_releases') THEN
        RAISE EXCEPTION 'Who handed the blanks in does not take them into the vault.'
            USING ERRCODE = 'TA611', CONSTRAINT = 'restocked_by_another';
    END IF;
END
$$;

-- As before, of one kind of paper or of both; and nobody counts more than ever came.
DROP FUNCTION ledger.count_stock(text, text, integer, text [], text);
CREATE FUNCTION ledger.count_stock(
    p_issuer text, p_security text, p_paper text, p_counted integer, p_numbers text [],
    p_witness text
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_count integer;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.stock_count (
        issuer, stock_count, security, in_vault, at_desk, counted, is_by_number, witness,
        counted_on, paper
    )
    SELECT p_issuer, (
        SELECT coalesce(max(e.stock_count), 0) + 1 FROM ledger.stock_count AS e
        WHERE e.issuer = p_issuer
    ), p_security, e.in_vault, e.at_desk, CASE
        WHEN p_numbers IS NULL THEN p_counted
        ELSE (SELECT count(DISTINCT n.number) FROM unnest(p_numbers) AS n (number))
    END, p_numbers IS NOT NULL, p_witness, ledger.today(p_issuer), p_paper
    FROM (
        SELECT count(*) FILTER (WHERE r.draw IS NULL) AS in_vault,
            count(*) FILTER (WHERE r.draw IS NOT NULL) AS at_desk
        FROM ledger.blanks_of(p_issuer, p_security) AS b
        LEFT JOIN ledger.draw_release AS r ON r.issuer = p_issuer AND r.draw = b.draw
        WHERE b.standing NOT IN ('USED', 'SPOILED') AND b.paper = coalesce(p_paper, b.paper)
    ) AS e
    RETURNING stock_count INTO v_count;
    IF p_numbers IS NULL AND p_counted > (
        SELECT count(*) FROM ledger.blanks_of(p_issuer, p_security) AS b
        WHERE b.paper = coalesce(p_paper, b.paper)
    ) THEN
        RAISE EXCEPTION 'More blanks were counted than were ever received.'
            USING ERRCODE = 'TA612', CONSTRAINT = 'count_within_received';
    END IF;
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
                AND e.paper = coalesce(p_paper, e.paper)
        ) AS b
        FULL JOIN (SELECT DISTINCT unnest(p_numbers) AS number) AS n ON n.number = b.number
        WHERE n.number IS NULL OR b.number IS NULL OR b.standing = 'MISSING';
        PERFORM ledger.refresh_desk(p_issuer, p_security, ARRAY(
            SELECT f.number::text FROM ledger.stock_difference AS f
            WHERE f.issuer = p_issuer AND f.stock_count = v_count AND f.kind <> 'unexpected'
        ));
    END IF;
    RETURN v_count;
END
$$;

-- As before, each paper once; and with a state of its own where one is not ready.
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

GRANT EXECUTE ON FUNCTION
ledger.stock_within_reach(text, text [], text [], integer),
ledger.return_stock(text, text, text [], text),
ledger.count_stock(text, text, text, integer, text [], text)
TO countersign_clerk, countersign_officer;

GRANT EXECUTE ON FUNCTION ledger.restock(text, integer) TO countersign_officer;
