-- What corporate events owe to others than the holders of today: the holders of a record date,
-- owners whose certificates are missing, and those who have options on the class.

-- The day whose holders, at its end, an event is for.
ALTER TABLE ledger.capital_event ADD COLUMN record_date date;
ALTER TABLE ledger.capital_event ADD CONSTRAINT capital_event_of_holders_of_a_day
CHECK (record_date IS NULL OR selection <> 'tendered');
COMMENT ON COLUMN ledger.capital_event.record_date IS
'The holders at the end of this day are meant; they are those on whom the event was posted.';
-- And what those who tender have signed, and the stamps beside it.
ALTER TYPE ledger.event_terms
ADD ATTRIBUTE record_date date,
ADD ATTRIBUTE signatures text [],
ADD ATTRIBUTE guarantees jsonb;

-- The first posting after a day to an account that does not hold any more what it held then.
CREATE FUNCTION ledger.holders_changed_since(p_issuer text, p_security text, p_day date)
RETURNS TABLE (entry bigint, kind text, effective_on date, account text)
LANGUAGE sql STABLE
AS $$
    WITH later AS MATERIALIZED (
        SELECT e.entry, e.kind, e.effective_on, p.account::text AS account, p.units
        FROM ledger.entry AS e
        JOIN ledger.posting AS p ON p.issuer = e.issuer AND p.entry = e.entry
        WHERE e.issuer = p_issuer AND e.effective_on > p_day AND p.security = p_security
            AND p.account <> '@UNISSUED'
    )
    SELECT l.entry, l.kind, l.effective_on, l.account
    FROM later AS l
    JOIN (
        SELECT c.account FROM later AS c GROUP BY c.account HAVING sum(c.units) <> 0
    ) AS changed ON changed.account = l.account
    ORDER BY l.entry, l.account
    LIMIT 1
$$;

CREATE FUNCTION ledger.require_holders_of_record(p_issuer text, p_event ledger.event_terms)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF p_event.record_date > ledger.today(p_issuer) OR p_event.record_date IS NOT NULL AND EXISTS (
        SELECT FROM ledger.holders_changed_since(
            p_issuer, p_event.security, p_event.record_date)
    ) THEN
        RAISE EXCEPTION 'The holders of % are not those of the record date.', p_event.security
            USING ERRCODE = 'TA707', CONSTRAINT = 'event_on_holders_of_record';
    END IF;
END
$$;

-- A call pro rata takes of each holder his part, less than a unit away, whatever certificates he
-- holds it by; a draw takes whole certificates, and of the last one what is still called.
CREATE FUNCTION ledger.require_event_fair(
    p_issuer text, p_event ledger.event_terms, p_lines ledger.event_line []
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_whole CONSTANT numeric := (
        SELECT t.registered FROM ledger.book_total AS t
        WHERE t.issuer = p_issuer AND t.security = p_event.security
    );
BEGIN
    IF p_event.selection = 'by_lot' AND 1 < (
        SELECT count(*) FROM unnest(p_lines) AS l WHERE l.taken < l.units
    ) OR p_event.selection = 'pro_rata' AND EXISTS (
        SELECT
        FROM ledger.certificate AS c
        JOIN ledger.registration AS r
            ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
        LEFT JOIN ledger.retirement AS t
            ON t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
        LEFT JOIN unnest(p_lines) AS l ON l.number = c.number
        WHERE c.issuer = p_issuer AND c.security = p_event.security AND t.number IS NULL
        GROUP BY c.account
        HAVING abs(
            coalesce(sum(l.taken), 0) * v_whole - sum(c.units::numeric) * p_event.called)
        >= v_whole
    ) THEN
        RAISE EXCEPTION 'The call does not take of everybody alike.'
            USING ERRCODE = 'TA709', CONSTRAINT = 'event_takes_evenly';
    END IF;
END
$$;

-- The options on shares of a class that are in force, or are yet to be. One whose end is on file
-- cannot be given another.
CREATE FUNCTION ledger.options_on(p_issuer text, p_security text)
RETURNS TABLE (
    relation bigint, person text, units bigint, underlying bigint, ends_on date
)
LANGUAGE sql STABLE
AS $$
    SELECT r.relation, r.person::text, r.units, r.underlying, e.ends_on
    FROM ledger.relation AS r
    LEFT JOIN ledger.relation_end AS e ON e.issuer = r.issuer AND e.relation = r.relation
    WHERE r.issuer = p_issuer AND r.kind = 'option' AND r.security = p_security
        AND coalesce(least(e.ends_on, r.effective_until), 'infinity')
        >= greatest(r.effective_from, ledger.today(p_issuer))
    ORDER BY r.relation
$$;

GRANT EXECUTE ON FUNCTION
ledger.holders_changed_since(text, text, date),
ledger.options_on(text, text)
TO countersign_clerk, countersign_officer, countersign_auditor;

-- IRC 544(a)(3): who has an option on shares that all become others has one on those. The old one
-- ends the day before; one that would be on a part of a share is settled by its paper first.
CREATE FUNCTION ledger.carry_options(
    p_issuer text, p_event ledger.event_terms, p_entry bigint
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_today CONSTANT date := ledger.today(p_issuer);
    v_whole ledger.event_terms := p_event;
    v_rate numeric [];
    v_option record;
    v_relation bigint;
    v_carried jsonb := '{}';
BEGIN
    -- An option is for old shares: beside those that stay, it is for the others as well.
    v_whole.keeps_certificates := false;
    v_rate := ledger.event_rate(p_issuer, v_whole);
    FOR v_option IN
        SELECT r.*
        FROM ledger.options_on(p_issuer, p_event.security) AS o
        JOIN ledger.relation AS r ON r.issuer = p_issuer AND r.relation = o.relation
        WHERE o.ends_on IS NULL
        ORDER BY o.relation
    LOOP
        IF v_option.underlying IS NOT NULL AND NOT v_carried ? v_option.underlying::text THEN
            CONTINUE;
        END IF;
        IF p_event.target IS NULL OR mod(v_option.units * v_rate[1], v_rate[2]) <> 0 THEN
            RAISE EXCEPTION 'Option % comes to no whole number of shares.', v_option.relation
                USING ERRCODE = 'TA708', CONSTRAINT = 'event_settles_options';
        END IF;
        INSERT INTO ledger.relation (
            issuer, kind, person, other, security, units, underlying, effective_from,
            effective_until, paper
        )
        VALUES (
            p_issuer, 'option', v_option.person, v_option.other, p_event.target,
            div(v_option.units * v_rate[1], v_rate[2])::bigint,
            (v_carried ->> v_option.underlying::text)::bigint,
            greatest(v_option.effective_from, v_today), v_option.effective_until,
            format('%s; as entry %s, a %s of %s, made it', v_option.paper, p_entry,
                p_event.kind, p_event.security)
        )
        RETURNING relation INTO v_relation;
        v_carried := v_carried || jsonb_build_object(v_option.relation::text, v_relation);
        INSERT INTO ledger.relation_end (issuer, relation, ends_on, paper)
        VALUES (
            p_issuer, v_option.relation, greatest(v_option.effective_from, v_today) - 1,
            format('entry %s, a %s of %s; relation %s takes its place', p_entry, p_event.kind,
                p_event.security, v_relation)
        );
    END LOOP;
END
$$;

-- UCC 8-405: the owner of a certificate that is missing is owed what an event gave for it, on the
-- papers on which it would have been replaced.
ALTER TABLE ledger.replacement_event DROP CONSTRAINT replacement_event_kind_known;
ALTER TABLE ledger.replacement_event ADD CONSTRAINT replacement_event_kind_known CHECK (
    kind IN (
        'report', 'affidavit', 'approve', 'found', 'present_original', 'recovery_report',
        'honoured', 'over_issue', 'withdraw', 'close', 'carried', 'settle'
    )
);
ALTER TABLE ledger.replacement_event DROP CONSTRAINT replacement_event_on_certificate;
ALTER TABLE ledger.replacement_event ADD CONSTRAINT replacement_event_on_certificate CHECK (
    (kind IN ('found', 'present_original', 'honoured', 'over_issue', 'carried', 'settle'))
    = (number IS NOT NULL)
);
CREATE UNIQUE INDEX replacement_certificate_settled_once
ON ledger.replacement_event (case_number, number, issuer) WHERE kind = 'settle';

CREATE TABLE ledger.case_succession (
    issuer ledger.name NOT NULL,
    case_number bigint NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    original_security ledger.name NOT NULL,
    original ledger.name NOT NULL,
    stop bigint,
    entry bigint NOT NULL,
    CONSTRAINT case_succession_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT case_succession_of_certificate_in_case
    FOREIGN KEY (issuer, case_number, original_security, original)
    REFERENCES ledger.replacement_certificate (issuer, case_number, security, number),
    CONSTRAINT case_succession_by_event
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.succession,
    CONSTRAINT case_succession_in_event
    FOREIGN KEY (issuer, entry) REFERENCES ledger.capital_event,
    CONSTRAINT case_succession_under_stop FOREIGN KEY (issuer, stop) REFERENCES ledger.stop
);
CREATE INDEX case_succession_by_case ON ledger.case_succession (case_number, issuer);
CREATE INDEX case_succession_by_stop ON ledger.case_succession (stop, issuer);
COMMENT ON TABLE ledger.case_succession IS
'What an event gave for a certificate that is missing under a case, or for what was given for it '
'before: held back, under the stop that went over, until the case is settled.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.case_succession
FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ledger.case_succession
FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.case_succession ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE ledger.case_succession ENABLE ALWAYS TRIGGER never_truncated;
GRANT SELECT ON ledger.case_succession
TO countersign_clerk, countersign_officer, countersign_auditor;

-- What is missing under open cases: the certificates themselves, and what took their places.
CREATE FUNCTION ledger.missing_under_cases(p_issuer text)
RETURNS TABLE (
    case_number bigint, original_security text, original text, security text, number text,
    stop bigint
)
LANGUAGE sql STABLE
AS $$
    SELECT m.case_number, m.original_security::text, m.original::text, m.security::text,
        m.number::text, m.stop
    FROM (
        SELECT n.issuer, n.case_number, n.security AS original_security,
            n.number AS original, n.security, n.number, n.stop
        FROM ledger.replacement_certificate AS n
        WHERE n.issuer = p_issuer
        UNION ALL
        SELECT s.issuer, s.case_number, s.original_security, s.original, s.security, s.number,
            s.stop
        FROM ledger.case_succession AS s
        WHERE s.issuer = p_issuer
    ) AS m
    JOIN ledger.replacement_case AS k
        ON k.issuer = m.issuer AND k.case_number = m.case_number
    -- A mutilated paper is in hand, so nothing is held back for it.
    WHERE k.kind <> 'MUTILATED' AND NOT EXISTS (
        SELECT FROM ledger.replacement_event AS e
        WHERE e.issuer = m.issuer AND e.case_number = m.case_number
            AND (e.kind IN ('withdraw', 'close')
                OR e.kind IN ('found', 'settle') AND e.number = m.original)
    )
$$;

GRANT EXECUTE ON FUNCTION ledger.missing_under_cases(text)
TO countersign_clerk, countersign_officer, countersign_auditor;

-- As before; a certificate that took another's place is in that one's case.
CREATE OR REPLACE FUNCTION ledger.open_case_of(p_issuer text, p_security text, p_number text)
RETURNS bigint
LANGUAGE sql STABLE
AS $$
    SELECT max(n.case_number)
    FROM (
        SELECT c.case_number, c.number AS original
        FROM ledger.replacement_certificate AS c
        WHERE c.issuer = p_issuer AND c.security = p_security AND c.number = p_number
        UNION ALL
        SELECT s.case_number, s.original
        FROM ledger.case_succession AS s
        WHERE s.issuer = p_issuer AND s.security = p_security AND s.number = p_number
    ) AS n
    WHERE ledger.case_is_open(p_issuer, n.case_number)
        AND NOT EXISTS (
            SELECT FROM ledger.replacement_event AS e
            WHERE e.issuer = p_issuer AND e.case_number = n.case_number
                AND e.kind IN ('found', 'settle') AND e.number = n.original
        )
$$;

-- As before, with what took the certificates' places.
CREATE OR REPLACE FUNCTION ledger.lock_case(p_issuer text, p_case bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND (c.security, c.number) IN (
        SELECT n.security, n.number FROM ledger.replacement_certificate AS n
        WHERE n.issuer = p_issuer AND n.case_number = p_case
        UNION ALL
        SELECT s.security, s.number FROM ledger.case_succession AS s
        WHERE s.issuer = p_issuer AND s.case_number = p_case
    )
    ORDER BY c.security, c.number
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no such case.'
            USING ERRCODE = 'TA501', CONSTRAINT = 'case_known';
    END IF;
END
$$;

-- The cases go on for what became of their certificates.
CREATE FUNCTION ledger.carry_cases(
    p_issuer text, p_event ledger.event_terms, p_entry bigint, p_lines ledger.event_line []
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Where the old certificates stay, the missing one is still what is to be replaced.
    IF p_event.keeps_certificates THEN
        RETURN;
    END IF;
    WITH gone AS MATERIALIZED (
        SELECT m.case_number, m.original_security, m.original, m.stop, l.number, l.taken,
            l.given, l.balance_number, l.given_number
        FROM unnest(p_lines) AS l
        JOIN ledger.missing_under_cases(p_issuer) AS m
            ON m.security = p_event.security AND m.number = l.number
    ),
    successor AS MATERIALIZED (
        SELECT g.case_number, g.original_security, g.original, g.number AS ended, n.security,
            n.number, (
                SELECT min(s.stop)
                FROM ledger.stop AS s
                JOIN ledger.stop AS o ON o.issuer = s.issuer AND o.stop = g.stop
                WHERE s.issuer = p_issuer AND s.security = n.security
                    AND s.number = n.number AND s.kind = o.kind
                    AND s.reason = format('carried over from certificate %s %s: %s',
                        o.security, o.number, o.reason)
            ) AS stop
        FROM gone AS g
        CROSS JOIN LATERAL (
            VALUES (p_event.security, g.balance_number), (p_event.target, g.given_number)
        ) AS n (security, number)
        WHERE n.number IS NOT NULL
    ),
    tied AS (
        INSERT INTO ledger.case_succession (
            issuer, case_number, security, number, original_security, original, stop, entry
        )
        SELECT p_issuer, s.case_number, s.security, s.number, s.original_security, s.original,
            s.stop, p_entry
        FROM successor AS s
    )
    INSERT INTO ledger.replacement_event (
        issuer, case_number, kind, happened_on, number, papers
    )
    SELECT p_issuer, g.case_number, 'carried', ledger.today(p_issuer), g.original,
        jsonb_build_object(
            'entry', p_entry, 'event', p_event.kind,
            'ended', format('%s %s', p_event.security, g.number), 'taken', g.taken,
            'price', p_event.price, 'target', p_event.target,
            'numerator', p_event.numerator, 'denominator', p_event.denominator, 'into', (
                SELECT coalesce(
                    jsonb_agg(format('%s %s', s.security, s.number) ORDER BY s.number), '[]')
                FROM successor AS s
                WHERE s.case_number = g.case_number AND s.ended = g.number
            ))
    FROM gone AS g;
END
$$;

-- As before; the day whose holders are meant is kept with the event, and with the item what was
-- signed for a tender, with the stamps: each guarantees one signature, once.
CREATE OR REPLACE FUNCTION ledger.record_event(
    p_issuer text, p_event ledger.event_terms, p_lines ledger.event_line []
) RETURNS bigint []
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_item CONSTANT bigint := coalesce(p_event.item, nextval('ledger.item_number'));
    v_entry CONSTANT bigint := nextval('ledger.entry_number');
    v_verdict bigint;
BEGIN
    IF p_event.item IS NULL THEN
        INSERT INTO ledger.item (
            issuer, item, key, fingerprint, kind, security, received_at, presentor, ticket,
            signatures, papers
        )
        VALUES (
            p_issuer, v_item, p_event.key, decode(p_event.fingerprint, 'hex'), p_event.kind,
            p_event.security, coalesce(p_event.received_at, clock_timestamp()),
            p_event.presentor, p_event.ticket, coalesce(p_event.signatures, '{}'),
            p_event.papers
        );
    ELSE
        PERFORM ledger.require_held(p_issuer, jsonb_build_object(
            'items', jsonb_build_array(jsonb_build_object(
                'item', p_event.item, 'key', p_event.key, 'fingerprint', p_event.fingerprint))));
    END IF;
    INSERT INTO ledger.verdict (
        issuer, item, outcome, findings, positions, fingerprint, papers, rules_version
    )
    VALUES (
        p_issuer, v_item, 'posted', p_event.findings::json, p_event.positions::json,
        decode(p_event.fingerprint, 'hex'), p_event.papers, p_event.rules_version
    )
    RETURNING verdict INTO v_verdict;
    INSERT INTO ledger.medallion_guarantee (
        issuer, item, verdict, signature, program, prefix, serial, institution, value_covered,
        dated
    )
    SELECT p_issuer, v_item, v_verdict, g.signature, g.program, g.prefix, g.serial,
        g.institution, g.value_covered, g.dated
    FROM jsonb_to_recordset(coalesce(p_event.guarantees, '[]')) AS g (
        signature smallint, program text, prefix text, serial text, institution text,
        value_covered bigint, dated date
    );
    INSERT INTO ledger.entry (issuer, entry, kind, effective_on, item)
    VALUES (p_issuer, v_entry, p_event.kind, ledger.today(p_issuer), v_item);
    INSERT INTO ledger.capital_event (
        issuer, entry, kind, security, target, numerator, denominator, selection, called, seed,
        price, keeps_certificates, authority_document, authority_signer, taken, given,
        certificates, record_date
    )
    SELECT p_issuer, v_entry, p_event.kind, p_event.security, p_event.target,
        p_event.numerator, p_event.denominator, p_event.selection, p_event.called,
        p_event.seed, p_event.price, p_event.keeps_certificates, p_event.authority_document,
        p_event.authority_signer, sum(l.taken), sum(l.given), count(*),
        p_event.record_date
    FROM unnest(p_lines) AS l;
    RETURN ARRAY[v_item, v_entry];
END
$$;

-- As before; and a call of a part of a class takes of everybody alike, or whole certificates.
CREATE OR REPLACE FUNCTION ledger.require_event_even(
    p_issuer text, p_event ledger.event_terms, p_lines ledger.event_line []
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_rate CONSTANT numeric [] := ledger.event_rate(p_issuer, p_event);
    v_taken CONSTANT numeric := (SELECT sum(l.taken) FROM unnest(p_lines) AS l);
BEGIN
    IF p_event.selection <> 'tendered' AND v_taken IS DISTINCT FROM coalesce(
        p_event.called, (
            SELECT t.registered FROM ledger.book_total AS t
            WHERE t.issuer = p_issuer AND t.security = p_event.security
        )
    ) THEN
        RAISE EXCEPTION 'The event does not take what it says.'
            USING ERRCODE = 'TA702', CONSTRAINT = 'event_takes_what_it_says';
    END IF;
    PERFORM ledger.require_event_fair(p_issuer, p_event, p_lines);
    IF p_event.selection <> 'tendered' AND EXISTS (
        SELECT FROM ledger.control_book(p_issuer) AS c
        WHERE c.security = p_event.security AND c.outstanding <> c.registered
    ) THEN
        RAISE EXCEPTION 'The register of % is not the whole of the class.', p_event.security
            USING ERRCODE = 'TA703', CONSTRAINT = 'event_on_whole_register';
    END IF;
    IF p_event.target IS NULL AND EXISTS (
        SELECT FROM unnest(p_lines) AS l WHERE l.given <> 0
    ) OR p_event.target IS NOT NULL AND (EXISTS (
        SELECT FROM unnest(p_lines) AS l
        WHERE abs(l.given * v_rate[2] - l.taken * v_rate[1]) >= v_rate[2]
    ) OR EXISTS (
        SELECT
        FROM unnest(p_lines) AS l
        GROUP BY l.account
        HAVING sum(l.given) <> div(sum(l.taken) * v_rate[1], v_rate[2])
    )) THEN
        RAISE EXCEPTION 'An event gives each holder what his shares come to.'
            USING ERRCODE = 'TA704', CONSTRAINT = 'event_gives_what_it_takes';
    END IF;
END
$$;

-- As before, but for the holders of a day, for what is missing and for options; and whatever does
-- not take of everybody alike is measured, whichever way its certificates were chosen.
CREATE OR REPLACE FUNCTION ledger.post_event(
    p_issuer text, p_event jsonb, p_numbers text [], p_taken bigint [], p_given bigint []
) RETURNS TABLE (item bigint, entry bigint, paid bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_event CONSTANT ledger.event_terms := jsonb_populate_record(
        NULL::ledger.event_terms, p_event);
    v_day record;
    v_numbers bigint [];
    v_lines ledger.event_line [];
    v_persons text [] := '{}';
    v_before jsonb;
    v_failed record;
BEGIN
    -- It reads and writes a whole class, so joins are by hash, whatever the planner knows of a
    -- young table; the checks of foreign keys look up single rows, and keep their plans.
    PERFORM set_config('plan_cache_mode', 'auto', true),
        set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'on', true),
        set_config('enable_mergejoin', 'on', true),
        set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true);
    PERFORM ledger.lock_issuer(p_issuer, true);
    SELECT (now() AT TIME ZONE i.time_zone)::date AS begun,
        (clock_timestamp() AT TIME ZONE i.time_zone)::date AS now
    INTO v_day
    FROM ledger.issuer AS i
    WHERE i.issuer = p_issuer;
    IF v_day.begun <> v_day.now THEN
        RAISE EXCEPTION 'The day ended while the transaction was open.'
            USING ERRCODE = 'serialization_failure', CONSTRAINT = 'entry_of_its_day';
    END IF;
    IF (v_event.kind IN ('redeem', 'buyback', 'convert', 'exchange_class', 'split'))
        IS NOT TRUE
    THEN
        RAISE EXCEPTION 'This door does not post items of that kind.'
            USING ERRCODE = 'TA102', CONSTRAINT = 'item_kind_of_this_door';
    END IF;
    IF (v_event.authority_document ~ '\S' AND v_event.authority_signer ~ '\S') IS NOT TRUE THEN
        RAISE EXCEPTION 'The control book changes only on the issuer''s written authority.'
            USING ERRCODE = 'TA305', CONSTRAINT = 'control_book_authority';
    END IF;
    IF EXISTS (
        SELECT FROM ledger.security AS s
        WHERE s.issuer = p_issuer AND s.security IN (v_event.security, v_event.target)
            AND NOT s.is_kept_here
    ) THEN
        RAISE EXCEPTION 'The register of the class is kept by another agent.'
            USING ERRCODE = 'TA706', CONSTRAINT = 'event_on_own_register';
    END IF;
    PERFORM ledger.require_holders_of_record(p_issuer, v_event);
    v_lines := ledger.event_lines(p_issuer, v_event, p_numbers, p_taken, p_given);
    PERFORM ledger.require_event_even(p_issuer, v_event, v_lines);

    -- Who gives for more than it was, when others do not, is measured as any acquirer.
    IF v_event.selection IN ('tendered', 'by_lot') AND v_event.target IS NOT NULL THEN
        SELECT coalesce(array_agg(DISTINCT o.person), '{}') INTO v_persons
        FROM ledger.counted_owners(
            p_issuer, ARRAY(SELECT DISTINCT l.account FROM unnest(v_lines) AS l), v_day.now
        ) AS o;
        SELECT jsonb_object_agg(f.person || ' ' || f.scope, jsonb_build_array(f.held, f.whole))
        INTO v_before
        FROM ledger.cap_figures(p_issuer, v_persons, v_day.now) AS f;
    END IF;

    v_numbers := ledger.record_event(p_issuer, v_event, v_lines);
    item := v_numbers[1];
    entry := v_numbers[2];
    v_lines := ledger.number_event(p_issuer, v_event, v_lines);
    PERFORM ledger.make_event_paper(p_issuer, v_event, v_numbers[2], v_lines);
    PERFORM ledger.end_event_paper(p_issuer, v_event, v_numbers[2], v_lines);
    PERFORM ledger.carry_cases(p_issuer, v_event, v_numbers[2], v_lines);
    PERFORM ledger.move_event_shares(p_issuer, v_event, v_numbers[2], v_lines);
    paid := ledger.pay_event(p_issuer, v_event, v_numbers[2], v_lines);
    IF v_event.selection = 'all' THEN
        PERFORM ledger.change_disclosed(p_issuer, v_event, v_numbers[1]);
        PERFORM ledger.carry_options(p_issuer, v_event, v_numbers[2]);
    END IF;

    SELECT f.person INTO v_failed
    FROM (
        SELECT f.*, v_before -> (f.person || ' ' || f.scope) AS before
        FROM ledger.cap_figures(p_issuer, v_persons, v_day.now) AS f
    ) AS f
    WHERE f.held * f.denominator > f.whole * f.numerator
        AND f.held * (f.before ->> 1)::numeric > (f.before ->> 0)::numeric * f.whole
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Person % would hold more than the limit of record.', v_failed.person
            USING ERRCODE = 'TA401', CONSTRAINT = 'record_holding_within_limit';
    END IF;
    RETURN NEXT;
END
$$;

-- As before; and what an event gave for a certificate that is missing is handed over on the very
-- papers on which it would have been replaced (UCC 8-405). The stop on what is missing stays.
CREATE OR REPLACE FUNCTION ledger.note_case(
    p_issuer text, p_case bigint, p_kind text, p_on date, p_number text, p_papers jsonb
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_event bigint;
    v_covers bigint;
BEGIN
    PERFORM ledger.lock_case(p_issuer, p_case);
    IF p_kind IN ('honoured', 'carried') THEN
        RAISE EXCEPTION 'What an entry does to a case, the entry itself notes.'
            USING ERRCODE = 'TA102', CONSTRAINT = 'case_step_of_this_door';
    END IF;
    IF p_kind NOT IN ('present_original', 'recovery_report', 'over_issue')
        AND NOT ledger.case_is_open(p_issuer, p_case)
    THEN
        RAISE EXCEPTION 'The case is over.'
            USING ERRCODE = 'TA506', CONSTRAINT = 'case_open';
    END IF;
    IF p_number IS NOT NULL AND NOT EXISTS (
        SELECT FROM ledger.replacement_certificate AS n
        WHERE n.issuer = p_issuer AND n.case_number = p_case AND n.number = p_number
    ) THEN
        RAISE EXCEPTION 'The certificate is not in the case.'
            USING ERRCODE = 'TA507', CONSTRAINT = 'certificate_of_case';
    END IF;
    IF p_kind IN ('found', 'withdraw') AND EXISTS (
        SELECT FROM ledger.replacement_of AS r
        WHERE r.issuer = p_issuer AND r.case_number = p_case
            AND r.original = coalesce(p_number, r.original)
        UNION ALL
        SELECT FROM ledger.replacement_event AS e
        WHERE e.issuer = p_issuer AND e.case_number = p_case AND e.kind = 'settle'
            AND e.number = coalesce(p_number, e.number)
    ) THEN
        RAISE EXCEPTION 'What was replaced is not found again; it came back too late.'
            USING ERRCODE = 'TA508', CONSTRAINT = 'stop_is_permanent';
    END IF;
    IF p_kind = 'close' AND EXISTS (
        SELECT FROM ledger.replacement_of AS r
        WHERE r.issuer = p_issuer AND r.case_number = p_case
            AND (
                SELECT (array_agg(e.papers ->> 'standing' ORDER BY e.event DESC))[1]
                FROM ledger.replacement_event AS e
                WHERE e.issuer = r.issuer AND e.case_number = r.case_number
                    AND e.number = r.original AND e.kind = 'present_original'
            ) = 'found'
            AND NOT EXISTS (
                SELECT FROM ledger.replacement_event AS e
                WHERE e.issuer = r.issuer AND e.case_number = r.case_number
                    AND e.number = r.original AND e.kind IN ('honoured', 'over_issue')
            )
    ) THEN
        RAISE EXCEPTION 'An original is still to be registered for its protected purchaser.'
            USING ERRCODE = 'TA516', CONSTRAINT = 'case_honouring_owed';
    END IF;
    IF p_kind = 'settle' THEN
        IF NOT EXISTS (
            SELECT FROM ledger.replacement_event AS e
            WHERE e.issuer = p_issuer AND e.case_number = p_case AND e.kind = 'carried'
                AND e.number = p_number
        ) OR EXISTS (
            SELECT FROM ledger.replacement_event AS e
            WHERE e.issuer = p_issuer AND e.case_number = p_case AND e.number = p_number
                AND e.kind IN ('found', 'settle')
        ) THEN
            RAISE EXCEPTION 'No event has left anything to be handed over for that certificate.'
                USING ERRCODE = 'TA517', CONSTRAINT = 'case_settles_what_was_carried';
        END IF;
        PERFORM ledger.require_case_papers(p_issuer, p_case);
    END IF;
    IF p_kind = 'approve' THEN
        SELECT greatest(0, (
            SELECT max(b.bond) FROM ledger.replacement_bond AS b
            WHERE b.issuer = p_issuer AND b.case_number = p_case
        ), (
            SELECT max(e.event) FROM ledger.replacement_event AS e
            WHERE e.issuer = p_issuer AND e.case_number = p_case AND e.kind = 'affidavit'
        )) INTO v_covers;
    END IF;
    -- The stops go before the event is there: a case that is over has none to let go.
    INSERT INTO ledger.stop_release (issuer, stop, authority)
    SELECT p_issuer, n.stop, format('case %s: %s', p_case, coalesce(
        p_papers ->> 'authority', p_papers ->> 'reason', p_kind))
    FROM ledger.replacement_certificate AS n
    WHERE n.issuer = p_issuer AND n.case_number = p_case AND p_kind IN ('found', 'withdraw')
        AND n.number = coalesce(p_number, n.number) AND n.stop IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM ledger.stop_release AS l
            WHERE l.issuer = n.issuer AND l.stop = n.stop
        );
    INSERT INTO ledger.stop_release (issuer, stop, authority)
    SELECT p_issuer, n.stop, format('case %s: %s', p_case, coalesce(
        p_papers ->> 'authority', p_papers ->> 'reason', p_kind))
    FROM ledger.case_succession AS n
    WHERE n.issuer = p_issuer AND n.case_number = p_case
        AND p_kind IN ('found', 'withdraw', 'settle')
        AND n.original = coalesce(p_number, n.original) AND n.stop IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM ledger.stop_release AS l
            WHERE l.issuer = n.issuer AND l.stop = n.stop
        );
    INSERT INTO ledger.replacement_event (
        issuer, case_number, kind, happened_on, number, covers, papers
    )
    VALUES (
        p_issuer, p_case, p_kind, coalesce(p_on, ledger.today(p_issuer)), p_number, v_covers,
        p_papers
    )
    RETURNING event INTO v_event;
    RETURN v_event;
END
$$;

-- As before, for what took a certificate's place as well.
CREATE OR REPLACE FUNCTION ledger.release_stop(p_issuer text, p_stop bigint, p_authority text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    -- Nothing ends the certificate while this looks how it stands.
    PERFORM FROM ledger.certificate AS c
    JOIN ledger.stop AS s
        ON s.issuer = c.issuer AND s.security = c.security AND s.number = c.number
    WHERE s.issuer = p_issuer AND s.stop = p_stop
    FOR UPDATE OF c;
    IF EXISTS (
        SELECT FROM ledger.stop AS s
        JOIN ledger.retirement AS t
            ON t.issuer = s.issuer AND t.security = s.security AND t.number = s.number
        WHERE s.issuer = p_issuer AND s.stop = p_stop AND t.cause = 'REPLACED'
        UNION ALL
        SELECT FROM ledger.replacement_certificate AS n
        JOIN ledger.replacement_event AS e ON e.issuer = n.issuer
            AND e.case_number = n.case_number AND e.number = n.number AND e.kind = 'settle'
        WHERE n.issuer = p_issuer AND n.stop = p_stop
    ) THEN
        RAISE EXCEPTION 'The stop on a replaced certificate stays for ever.'
            USING ERRCODE = 'TA508', CONSTRAINT = 'stop_is_permanent';
    END IF;
    IF EXISTS (
        SELECT FROM ledger.replacement_certificate AS n
        WHERE n.issuer = p_issuer AND n.stop = p_stop
            AND n.case_number = ledger.open_case_of(n.issuer, n.security, n.number)
        UNION ALL
        SELECT FROM ledger.case_succession AS n
        WHERE n.issuer = p_issuer AND n.stop = p_stop
            AND n.case_number = ledger.open_case_of(n.issuer, n.security, n.number)
    ) THEN
        RAISE EXCEPTION 'The stop belongs to an open case, which alone lets it go.'
            USING ERRCODE = 'TA509', CONSTRAINT = 'stop_of_open_case';
    END IF;
    INSERT INTO ledger.stop_release (issuer, stop, authority)
    VALUES (p_issuer, p_stop, p_authority);
END
$$;
