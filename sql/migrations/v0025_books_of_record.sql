-- The books of record by the names of the rules, and what is done where they differ:
-- 17 CFR 240.17Ad-9, -10 and -11; MGCL 2-209.

CREATE TABLE ledger.record_difference (
    issuer ledger.name NOT NULL,
    difference bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    security ledger.name NOT NULL,
    kind text NOT NULL,
    number ledger.name,
    recorded bigint NOT NULL,
    found bigint NOT NULL,
    units bigint NOT NULL,
    opened_on date NOT NULL,
    is_prior_agents boolean NOT NULL,
    reason text NOT NULL,
    item bigint,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT record_difference_once PRIMARY KEY (issuer, difference),
    CONSTRAINT record_difference_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT record_difference_on_certificate
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.certificate,
    CONSTRAINT record_difference_of_item FOREIGN KEY (issuer, item) REFERENCES ledger.item,
    CONSTRAINT record_difference_kind_known CHECK (kind IN ('TYPE_1', 'TYPE_2')),
    CONSTRAINT record_difference_of_certificate_or_register
    CHECK ((kind = 'TYPE_2') = (number IS NOT NULL)),
    CONSTRAINT record_difference_differs
    CHECK (CASE kind WHEN 'TYPE_1' THEN units <> 0 ELSE units = found - recorded END),
    CONSTRAINT record_difference_counts_not_negative CHECK (found >= 0 OR kind = 'TYPE_1'),
    CONSTRAINT record_difference_reason_given CHECK (reason ~ '\S')
);
CREATE INDEX record_difference_by_certificate
ON ledger.record_difference (number, security, issuer) WHERE number IS NOT NULL;
COMMENT ON TABLE ledger.record_difference IS
'17 CFR 240.17Ad-9(g). TYPE_1: the accounts together are not what the control book says. TYPE_2: '
'the paper presented is not what the master securityholder file says.';
COMMENT ON COLUMN ledger.record_difference.recorded IS
'What should be: the control book''s figure, or the certificate''s in the file.';
COMMENT ON COLUMN ledger.record_difference.found IS
'What is: the accounts and the subsidiary file together, or the certificate''s face.';
COMMENT ON COLUMN ledger.record_difference.units IS
'What was found in excess; of TYPE_1 the part that no difference open before explains.';

CREATE TABLE ledger.difference_resolution (
    issuer ledger.name NOT NULL,
    difference bigint NOT NULL,
    resolved_on date NOT NULL,
    reason text NOT NULL,
    paper text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT difference_resolved_once PRIMARY KEY (issuer, difference),
    CONSTRAINT difference_resolution_of_difference
    FOREIGN KEY (issuer, difference) REFERENCES ledger.record_difference,
    CONSTRAINT difference_resolution_grounded CHECK (reason ~ '\S' AND paper ~ '\S')
);

CREATE TABLE ledger.subsidiary_entry (
    issuer ledger.name NOT NULL,
    line bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    difference bigint NOT NULL,
    security ledger.name NOT NULL,
    account ledger.name NOT NULL,
    number ledger.name NOT NULL,
    units bigint NOT NULL,
    transferred_on date NOT NULL,
    entry bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT subsidiary_entry_once PRIMARY KEY (issuer, line),
    CONSTRAINT subsidiary_entry_of_difference
    FOREIGN KEY (issuer, difference) REFERENCES ledger.record_difference,
    CONSTRAINT subsidiary_entry_of_account
    FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT subsidiary_entry_on_certificate
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.certificate,
    CONSTRAINT subsidiary_entry_beside_entry
    FOREIGN KEY (issuer, entry) REFERENCES ledger.entry,
    CONSTRAINT subsidiary_entry_moves_shares CHECK (units <> 0)
);
CREATE INDEX subsidiary_entry_by_difference ON ledger.subsidiary_entry (difference, issuer);
COMMENT ON TABLE ledger.subsidiary_entry IS
'17 CFR 240.17Ad-9(c), subsidiary file: debits (below zero) and credits that are not yet posted '
'to the master securityholder file.';

CREATE TABLE ledger.subsidiary_posting (
    issuer ledger.name NOT NULL,
    line bigint NOT NULL,
    entry bigint NOT NULL,
    posted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT subsidiary_entry_posted_once PRIMARY KEY (issuer, line),
    CONSTRAINT subsidiary_posting_of_entry
    FOREIGN KEY (issuer, line) REFERENCES ledger.subsidiary_entry,
    CONSTRAINT subsidiary_posting_in_entry FOREIGN KEY (issuer, entry) REFERENCES ledger.entry
);

CREATE TABLE ledger.over_issue (
    issuer ledger.name NOT NULL,
    over_issue bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    security ledger.name NOT NULL,
    units bigint NOT NULL,
    discovered_on date NOT NULL,
    certificates text NOT NULL,
    reason text NOT NULL,
    difference bigint,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT over_issue_once PRIMARY KEY (issuer, over_issue),
    CONSTRAINT over_issue_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT over_issue_of_difference
    FOREIGN KEY (issuer, difference) REFERENCES ledger.record_difference,
    CONSTRAINT over_issue_has_shares CHECK (units > 0),
    CONSTRAINT over_issue_described CHECK (certificates ~ '\S' AND reason ~ '\S')
);
COMMENT ON TABLE ledger.over_issue IS
'17 CFR 240.17Ad-10(g): an actual physical over-issue, bought in within sixty days of the day on '
'which the certificates and their holders were known.';

CREATE TABLE ledger.over_issue_event (
    issuer ledger.name NOT NULL,
    over_issue bigint NOT NULL,
    event bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    happened_on date NOT NULL,
    party text,
    cost bigint,
    paper text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT over_issue_event_once PRIMARY KEY (issuer, over_issue, event),
    CONSTRAINT over_issue_event_of_over_issue
    FOREIGN KEY (issuer, over_issue) REFERENCES ledger.over_issue,
    CONSTRAINT over_issue_event_kind_known
    CHECK (kind IN ('letter', 'bond', 'bought_in', 'returned')),
    CONSTRAINT over_issue_event_names_buyer
    CHECK (kind <> 'bought_in' OR (coalesce(party, '') ~ '\S' AND cost IS NOT NULL)),
    CONSTRAINT over_issue_cost_not_negative CHECK (cost >= 0),
    CONSTRAINT over_issue_event_has_paper CHECK (paper ~ '\S')
);
-- It ends once: the shares were bought in, or they came back.
CREATE UNIQUE INDEX over_issue_ends_once ON ledger.over_issue_event (over_issue, issuer)
WHERE kind IN ('bought_in', 'returned');
COMMENT ON COLUMN ledger.over_issue_event.cost IS 'Ten-thousandths of a dollar.';

DO $$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY[
        'record_difference', 'difference_resolution', 'subsidiary_entry', 'subsidiary_posting',
        'over_issue', 'over_issue_event'
    ]
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

-- The accounts, the subsidiary file and the control book of each security kept here, and how much
-- of their difference the open differences explain. The file is summed, not its running total.
CREATE FUNCTION ledger.register_counts(p_issuer text)
RETURNS TABLE (
    security text, accounts bigint, subsidiary bigint, control_book bigint, explained bigint
)
LANGUAGE sql STABLE
AS $$
    SELECT s.security::text, coalesce(h.units, 0)::bigint, coalesce(w.units, 0)::bigint,
        c.outstanding, coalesce(d.units, 0)::bigint
    FROM ledger.security AS s
    JOIN ledger.control_book(p_issuer) AS c ON c.security = s.security
    LEFT JOIN (
        SELECT i.security, sum(i.units) AS units FROM ledger.holding AS i
        WHERE i.issuer = p_issuer
        GROUP BY i.security
    ) AS h ON h.security = s.security
    LEFT JOIN (
        SELECT e.security, sum(e.units) AS units FROM ledger.subsidiary_entry AS e
        WHERE e.issuer = p_issuer AND NOT EXISTS (
            SELECT FROM ledger.subsidiary_posting AS p
            WHERE p.issuer = e.issuer AND p.line = e.line
        )
        GROUP BY e.security
    ) AS w ON w.security = s.security
    LEFT JOIN (
        SELECT o.security, sum(o.units) AS units FROM ledger.record_difference AS o
        WHERE o.issuer = p_issuer AND o.kind = 'TYPE_1' AND NOT EXISTS (
            SELECT FROM ledger.difference_resolution AS r
            WHERE r.issuer = o.issuer AND r.difference = o.difference
        )
        GROUP BY o.security
    ) AS d ON d.security = s.security
    WHERE s.issuer = p_issuer AND s.is_kept_here
$$;

-- Opens a difference. One of the register is the database's own finding, whoever calls; one of a
-- certificate is what a person saw on the paper.
CREATE FUNCTION ledger.open_difference(p_issuer text, p_difference jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_given record;
    v_now record;
    v_number bigint;
BEGIN
    SELECT d.* INTO v_given
    FROM jsonb_to_record(p_difference) AS d (
        security text, kind text, number text, found bigint, units bigint, opened_on date,
        is_prior_agents boolean, reason text, item bigint
    );
    PERFORM ledger.lock_issuer(p_issuer, v_given.kind IS NOT DISTINCT FROM 'TYPE_1');
    IF v_given.opened_on > ledger.today(p_issuer) THEN
        RAISE EXCEPTION 'A difference is not opened before its day.'
            USING ERRCODE = 'TA651', CONSTRAINT = 'difference_opened_by_today';
    END IF;
    IF v_given.kind = 'TYPE_1' THEN
        SELECT c.control_book, c.accounts + c.subsidiary AS found,
            c.accounts + c.subsidiary - c.control_book - c.explained AS units
        INTO v_now
        FROM ledger.register_counts(p_issuer) AS c
        WHERE c.security = v_given.security;
        IF coalesce(v_now.units, 0) = 0 OR v_now.units IS DISTINCT FROM v_given.units
            OR v_given.opened_on IS DISTINCT FROM ledger.today(p_issuer)
        THEN
            RAISE EXCEPTION 'The register does not differ so.'
                USING ERRCODE = 'TA652', CONSTRAINT = 'difference_of_register';
        END IF;
        INSERT INTO ledger.record_difference (
            issuer, security, kind, recorded, found, units, opened_on, is_prior_agents, reason
        )
        VALUES (
            p_issuer, v_given.security, 'TYPE_1', v_now.control_book, v_now.found, v_now.units,
            v_given.opened_on, v_given.is_prior_agents, v_given.reason
        )
        RETURNING difference INTO v_number;
        RETURN v_number;
    END IF;
    INSERT INTO ledger.record_difference (
        issuer, security, kind, number, recorded, found, units, opened_on, is_prior_agents,
        reason, item
    )
    SELECT p_issuer, v_given.security, v_given.kind, c.number, c.units, v_given.found,
        v_given.found - c.units, coalesce(v_given.opened_on, ledger.today(p_issuer)),
        v_given.is_prior_agents, v_given.reason, v_given.item
    FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND c.security = v_given.security AND c.number = v_given.number
    RETURNING difference INTO v_number;
    IF v_number IS NULL THEN
        RAISE EXCEPTION 'There is no such certificate.'
            USING ERRCODE = 'TA653', CONSTRAINT = 'difference_on_certificate';
    END IF;
    RETURN v_number;
END
$$;

-- A difference ends with a reason and a paper, and only when the books no longer differ by it: a
-- register that still differs is explained by the others that are open, and no debit or credit of
-- a certificate waits in the subsidiary file.
CREATE FUNCTION ledger.resolve_difference(p_issuer text, p_difference bigint, p_resolution jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_difference record;
    v_left record;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    SELECT d.* INTO v_difference
    FROM ledger.record_difference AS d
    WHERE d.issuer = p_issuer AND d.difference = p_difference;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no such difference.'
            USING ERRCODE = 'TA654', CONSTRAINT = 'difference_known';
    END IF;
    INSERT INTO ledger.difference_resolution (issuer, difference, resolved_on, reason, paper)
    SELECT p_issuer, p_difference, ledger.today(p_issuer), r.reason, r.paper
    FROM jsonb_to_record(p_resolution) AS r (reason text, paper text);
    IF v_difference.kind = 'TYPE_1' THEN
        SELECT c.accounts + c.subsidiary - c.control_book AS units, c.explained INTO v_left
        FROM ledger.register_counts(p_issuer) AS c
        WHERE c.security = v_difference.security;
        IF v_left.units <> 0 AND NOT (
            sign(v_left.units) = sign(v_left.explained)
            AND abs(v_left.units) <= abs(v_left.explained)
        ) THEN
            RAISE EXCEPTION 'The register still differs by it.'
                USING ERRCODE = 'TA655', CONSTRAINT = 'difference_gone';
        END IF;
    ELSIF EXISTS (
        SELECT FROM ledger.subsidiary_entry AS e
        WHERE e.issuer = p_issuer AND e.difference = p_difference AND NOT EXISTS (
            SELECT FROM ledger.subsidiary_posting AS p
            WHERE p.issuer = e.issuer AND p.line = e.line
        )
    ) THEN
        RAISE EXCEPTION 'A debit or credit of it waits in the subsidiary file.'
            USING ERRCODE = 'TA656', CONSTRAINT = 'difference_posted';
    END IF;
END
$$;

CREATE FUNCTION ledger.note_over_issue(p_issuer text, p_over_issue jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_number bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    INSERT INTO ledger.over_issue (
        issuer, security, units, discovered_on, certificates, reason, difference
    )
    SELECT p_issuer, o.security, o.units, o.discovered_on, o.certificates, o.reason, o.difference
    FROM jsonb_to_record(p_over_issue) AS o (
        security text, units bigint, discovered_on date, certificates text, reason text,
        difference bigint
    )
    WHERE o.discovered_on <= ledger.today(p_issuer)
    RETURNING over_issue INTO v_number;
    IF v_number IS NULL THEN
        RAISE EXCEPTION 'An over-issue is not discovered before its day.'
            USING ERRCODE = 'TA657', CONSTRAINT = 'over_issue_by_today';
    END IF;
    RETURN v_number;
END
$$;

CREATE FUNCTION ledger.note_buy_in(p_issuer text, p_over_issue bigint, p_event jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_number bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    INSERT INTO ledger.over_issue_event (
        issuer, over_issue, kind, happened_on, party, cost, paper
    )
    SELECT p_issuer, o.over_issue, e.kind, e.happened_on, e.party, e.cost, e.paper
    FROM jsonb_to_record(p_event) AS e (
        kind text, happened_on date, party text, cost bigint, paper text
    )
    JOIN ledger.over_issue AS o ON o.issuer = p_issuer AND o.over_issue = p_over_issue
    WHERE e.happened_on BETWEEN o.discovered_on AND ledger.today(p_issuer)
        AND NOT EXISTS (
            SELECT FROM ledger.over_issue_event AS x
            WHERE x.issuer = o.issuer AND x.over_issue = o.over_issue
                AND x.kind IN ('bought_in', 'returned')
        )
    RETURNING event INTO v_number;
    IF v_number IS NULL THEN
        RAISE EXCEPTION 'There is no such over-issue open on that day.'
            USING ERRCODE = 'TA658', CONSTRAINT = 'over_issue_open';
    END IF;
    RETURN v_number;
END
$$;

GRANT EXECUTE ON FUNCTION ledger.register_counts(text)
TO countersign_clerk, countersign_officer, countersign_auditor;
GRANT EXECUTE ON FUNCTION ledger.open_difference(text, jsonb)
TO countersign_clerk, countersign_officer;
GRANT EXECUTE ON FUNCTION
ledger.resolve_difference(text, bigint, jsonb),
ledger.note_over_issue(text, jsonb),
ledger.note_buy_in(text, bigint, jsonb)
TO countersign_officer;

-- The books, to be read by their names in the rules. Everything stands there but taxpayer numbers.
CREATE SCHEMA books;
COMMENT ON SCHEMA books IS
'The books of 17 CFR 240.17Ad-9 and MGCL 2-209, read-only, without taxpayer numbers.';

CREATE VIEW books.master_securityholder_file AS
SELECT c.issuer, c.security, c.account, a.inscription, a.street, a.city, a.state, a.postal_code,
    a.country, c.number AS certificate, c.units, s.scale,
    coalesce(c.dated, e.effective_on) AS issued_on, c.paper
FROM ledger.certificate AS c
JOIN ledger.security AS s ON s.issuer = c.issuer AND s.security = c.security
JOIN ledger.account AS a ON a.issuer = c.issuer AND a.account = c.account
JOIN ledger.registration AS r
    ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
WHERE NOT EXISTS (
    SELECT FROM ledger.retirement AS t
    WHERE t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
);
COMMENT ON VIEW books.master_securityholder_file IS
'17 CFR 240.17Ad-9(b): the individual accounts, with the detail of each certificate outstanding.';

CREATE VIEW books.subsidiary_file AS
SELECT e.issuer, e.line, e.security, e.account, a.inscription, e.number AS certificate, e.units,
    s.scale, e.transferred_on, e.entry, e.difference, p.entry AS posted_in, p.posted_at
FROM ledger.subsidiary_entry AS e
JOIN ledger.security AS s ON s.issuer = e.issuer AND s.security = e.security
JOIN ledger.account AS a ON a.issuer = e.issuer AND a.account = e.account
LEFT JOIN ledger.subsidiary_posting AS p ON p.issuer = e.issuer AND p.line = e.line;
COMMENT ON VIEW books.subsidiary_file IS
'17 CFR 240.17Ad-9(c): debits (below zero) and credits, waiting where posted_in is null.';

CREATE VIEW books.control_book AS
SELECT s.issuer, s.security, s.title, s.scale, b.authorised, b.outstanding AS issued,
    b.stated_as_of, b.source, b.maximum_age_days, n.accounts AS master_file, n.subsidiary,
    n.accounts + n.subsidiary - n.control_book AS difference
FROM ledger.issuer AS i
CROSS JOIN LATERAL ledger.control_book(i.issuer) AS b
JOIN ledger.security AS s ON s.issuer = i.issuer AND s.security = b.security
LEFT JOIN LATERAL ledger.register_counts(i.issuer) AS n ON n.security = s.security;
COMMENT ON VIEW books.control_book IS
'17 CFR 240.17Ad-9(d): what is authorised and issued, beside the sum of the accounts.';

CREATE VIEW books.transfer_journal AS
SELECT p.issuer, p.entry, p.line, e.posted_at, e.effective_on, e.kind, i.key AS item, i.ticket,
    p.security, s.scale, p.account, a.inscription, p.certificate,
    greatest(-p.units, 0) AS debit, greatest(p.units, 0) AS credit, e.reverses, e.reason, e.actor
FROM ledger.posting AS p
JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
JOIN ledger.item AS i ON i.issuer = e.issuer AND i.item = e.item
JOIN ledger.security AS s ON s.issuer = p.issuer AND s.security = p.security
JOIN ledger.account AS a ON a.issuer = p.issuer AND a.account = p.account;
COMMENT ON VIEW books.transfer_journal IS
'17 CFR 240.17Ad-6(a)(10), 17Ad-9(e)-(f): every debit and credit, as it was posted.';

CREATE VIEW books.record_differences AS
SELECT d.issuer, d.difference, d.kind, d.security, s.scale, d.number AS certificate, d.recorded,
    d.found, d.units, d.opened_on, d.is_prior_agents, d.reason, d.actor AS opened_by,
    r.resolved_on, r.reason AS resolution, r.paper, r.actor AS resolved_by
FROM ledger.record_difference AS d
JOIN ledger.security AS s ON s.issuer = d.issuer AND s.security = d.security
LEFT JOIN ledger.difference_resolution AS r
    ON r.issuer = d.issuer AND r.difference = d.difference;
COMMENT ON VIEW books.record_differences IS
'17 CFR 240.17Ad-9(g), 17Ad-11: both types, open where resolved_on is null.';

CREATE VIEW books.stock_ledger AS
SELECT h.issuer, h.account, a.inscription AS name, a.street, a.city, a.state, a.postal_code,
    a.country, h.security, s.title AS class, h.units, s.scale
FROM ledger.holding AS h
JOIN ledger.account AS a ON a.issuer = h.issuer AND a.account = h.account
JOIN ledger.security AS s ON s.issuer = h.issuer AND s.security = h.security
WHERE h.units > 0 AND s.is_equity AND s.is_kept_here;
COMMENT ON VIEW books.stock_ledger IS
'MGCL 2-209: each stockholder''s name and address, and the shares of each class held.';

GRANT USAGE ON SCHEMA books TO countersign_clerk, countersign_officer, countersign_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA books
TO countersign_clerk, countersign_officer, countersign_auditor;

-- 17 CFR 240.17Ad-10(b): paper that says other than the master securityholder file is transferred
-- by what it says, on an officer's decision. The credit is posted; the debit waits in the
-- subsidiary file, against an account of the issuer's own, so that the entry sums to zero.
INSERT INTO ledger.account (issuer, account, inscription, form, country, is_issuers_own)
SELECT i.issuer, '@SUBSIDIARY', 'Debits of the subsidiary file', 'CORPORATION', 'US', true
FROM ledger.issuer AS i;

ALTER TABLE ledger.subsidiary_entry
ADD CONSTRAINT subsidiary_entry_of_paper_once UNIQUE (number, security, issuer);

-- The debits of a batch that are not posted with it: of which item, and by which face.
CREATE FUNCTION ledger.batch_debits(p_batch jsonb)
RETURNS TABLE (n integer, security text, number text, face bigint)
LANGUAGE sql IMMUTABLE
AS $$
    SELECT d.n, d.security, d.number, d.face
    FROM jsonb_to_recordset(coalesce(p_batch -> 'debits', '[]')) AS d (
        n integer, security text, number text, face bigint
    )
$$;

-- What a client says of days and of faces is not taken at its word. A transfer takes effect no
-- sooner than it was received and than its certificates were registered, and no later than today.
-- A debit waits only where an officer has allowed it on that very item.
CREATE FUNCTION ledger.require_books(
    p_issuer text, p_batch jsonb, p_today date
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT
        FROM ROWS FROM (
            jsonb_to_recordset(p_batch -> 'items') AS (
                kind text, item bigint, received_at timestamptz, effective_on date
            )
        ) WITH ORDINALITY AS i (kind, item, received_at, effective_on, place)
        JOIN ledger.issuer AS b ON b.issuer = p_issuer
        LEFT JOIN ledger.item AS held ON held.issuer = p_issuer AND held.item = i.item
        LEFT JOIN LATERAL (
            SELECT max(x.effective_on) AS day
            FROM (
                SELECT e.security, e.number
                FROM jsonb_to_recordset(p_batch -> 'ended') AS e (
                    n integer, security text, number text
                )
                WHERE e.n = i.place - 1
                UNION ALL
                SELECT d.security, d.number FROM ledger.batch_debits(p_batch) AS d
                WHERE d.n = i.place - 1
            ) AS c
            JOIN ledger.registration AS r
                ON r.issuer = p_issuer AND r.security = c.security AND r.number = c.number
            JOIN ledger.entry AS x ON x.issuer = p_issuer AND x.entry = r.entry
        ) AS registered ON true
        WHERE i.effective_on IS NOT NULL AND (
            i.kind <> 'transfer'
            OR i.effective_on NOT BETWEEN greatest(
                (coalesce(held.received_at, i.received_at, now())
                    AT TIME ZONE b.time_zone)::date,
                registered.day
            ) AND p_today
        )
    ) THEN
        RAISE EXCEPTION 'A transfer takes effect between its receipt and today.'
            USING ERRCODE = 'TA659', CONSTRAINT = 'effective_day_in_order';
    END IF;
    IF NOT p_batch ? 'debits' THEN
        RETURN;
    END IF;
    INSERT INTO ledger.account (issuer, account, inscription, form, country, is_issuers_own)
    VALUES (
        p_issuer, '@SUBSIDIARY', 'Debits of the subsidiary file', 'CORPORATION', 'US', true
    )
    ON CONFLICT DO NOTHING;
    PERFORM FROM ledger.certificate AS c
    JOIN ledger.batch_debits(p_batch) AS d ON d.security = c.security AND d.number = c.number
    WHERE c.issuer = p_issuer
    ORDER BY c.security, c.number
    FOR UPDATE OF c;
    IF EXISTS (
        SELECT
        FROM ledger.batch_debits(p_batch) AS d
        LEFT JOIN ledger.certificate AS c
            ON c.issuer = p_issuer AND c.security = d.security AND c.number = d.number
        LEFT JOIN ledger.registration AS r
            ON r.issuer = p_issuer AND r.security = d.security AND r.number = d.number
        LEFT JOIN ledger.retirement AS t
            ON t.issuer = p_issuer AND t.security = d.security AND t.number = d.number
        WHERE r.number IS NULL OR t.number IS NOT NULL OR d.face IS NULL OR d.face <= 0
            OR d.face = c.units OR d.n IS NULL
            OR p_batch -> 'items' -> d.n ->> 'kind' IS DISTINCT FROM 'transfer'
            OR ledger.is_stopped(p_issuer, d.security, d.number)
            OR EXISTS (
                SELECT FROM jsonb_to_recordset(p_batch -> 'ended') AS e (
                    security text, number text
                )
                WHERE e.security = d.security AND e.number = d.number
            )
            OR NOT EXISTS (
                SELECT FROM ledger.decision AS w
                WHERE w.issuer = p_issuer AND w.ruling = 'allow'
                    AND w.item = (p_batch -> 'items' -> d.n ->> 'item')::bigint
                    AND 'FACE_DIFFERS' = ANY(w.codes)
            )
    ) THEN
        RAISE EXCEPTION 'A debit waits only on an officer''s decision.'
            USING ERRCODE = 'TA660', CONSTRAINT = 'debit_waits_on_decision';
    END IF;
END
$$;

-- Beside the credits: the difference, its debit in the subsidiary file, and a stop on what stays
-- in the master securityholder file, whose paper the agent now has.
CREATE FUNCTION ledger.note_debits(
    p_issuer text, p_batch jsonb, p_items bigint [], p_entries bigint []
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_debit record;
    v_difference bigint;
BEGIN
    FOR v_debit IN
        SELECT d.*, c.account, c.units, e.effective_on
        FROM ledger.batch_debits(p_batch) AS d
        JOIN ledger.certificate AS c
            ON c.issuer = p_issuer AND c.security = d.security AND c.number = d.number
        JOIN ledger.entry AS e ON e.issuer = p_issuer AND e.entry = p_entries[d.n + 1]
        ORDER BY d.security, d.number
    LOOP
        INSERT INTO ledger.record_difference (
            issuer, security, kind, number, recorded, found, units, opened_on, is_prior_agents,
            reason, item
        )
        VALUES (
            p_issuer, v_debit.security, 'TYPE_2', v_debit.number, v_debit.units, v_debit.face,
            v_debit.face - v_debit.units, ledger.today(p_issuer), false,
            'transferred by its face, on an officer''s decision', p_items[v_debit.n + 1]
        )
        RETURNING difference INTO v_difference;
        INSERT INTO ledger.subsidiary_entry (
            issuer, difference, security, account, number, units, transferred_on, entry
        )
        VALUES (
            p_issuer, v_difference, v_debit.security, v_debit.account, v_debit.number,
            -v_debit.face, v_debit.effective_on, p_entries[v_debit.n + 1]
        );
        INSERT INTO ledger.stop (issuer, security, number, kind, reason)
        VALUES (
            p_issuer, v_debit.security, v_debit.number, 'INTERNAL',
            format('difference %s: its paper was surrendered, its debit waits', v_difference)
        );
    END LOOP;
END
$$;

-- The road itself is changed in its places and keeps whatever else it has learned.
DO $$
DECLARE
    v_road text := pg_get_functiondef(
        'ledger.write_batch(text, jsonb, text[])'::regprocedure);
    v_change text [];
BEGIN
    FOREACH v_change SLICE 1 IN ARRAY ARRAY[
        [
            $a$    PERFORM FROM ledger.certificate AS c
    JOIN jsonb_to_recordset(p_batch -> 'ended')$a$,
            $b$    IF p_batch ? 'debits'
        OR p_batch -> 'items' @? '$[*].effective_on ? (@ != null)'
    THEN
        PERFORM ledger.require_books(p_issuer, p_batch, v_today);
    END IF;

    PERFORM FROM ledger.certificate AS c
    JOIN jsonb_to_recordset(p_batch -> 'ended')$b$
        ],
        [
            $a$        SELECT e.n, e.kind, e.security, -e.units FROM unnest(v_ended) AS e
    ) AS m$a$,
            $b$        SELECT e.n, e.kind, e.security, -e.units FROM unnest(v_ended) AS e
        UNION ALL
        SELECT d.n, 'transfer', d.security, -d.face FROM ledger.batch_debits(p_batch) AS d
    ) AS m$b$
        ],
        [
            $a$        v_today, v_item[i.place], i.reverses, i.reason
    FROM ROWS FROM (
        jsonb_to_recordset(p_batch -> 'items') AS (kind text, reverses bigint, reason text)
    ) WITH ORDINALITY AS i (kind, reverses, reason, place)$a$,
            $b$        coalesce(i.effective_on, v_today), v_item[i.place], i.reverses, i.reason
    FROM ROWS FROM (
        jsonb_to_recordset(p_batch -> 'items') AS (
            kind text, reverses bigint, reason text, effective_on date
        )
    ) WITH ORDINALITY AS i (kind, reverses, reason, effective_on, place)$b$
        ],
        [
            $a$        GROUP BY c.entry, c.security
    ),
    posted AS ($a$,
            $b$        GROUP BY c.entry, c.security
        UNION ALL
        SELECT v_entry[d.n + 1], 4, d.security, '@SUBSIDIARY', NULL, -d.face
        FROM ledger.batch_debits(p_batch) AS d
    ),
    posted AS ($b$
        ],
        [
            $a$        WHERE p.account <> '@UNISSUED'$a$,
            $b$        WHERE p.account NOT IN ('@UNISSUED', '@SUBSIDIARY')$b$
        ],
        [
            $a$    RETURN QUERY
    SELECT c.n, c.item, c.entry, c.security, c.number, c.account, c.units, c.role, c.line$a$,
            $b$    IF p_batch ? 'debits' THEN
        PERFORM ledger.note_debits(p_issuer, p_batch, v_item, v_entry);
    END IF;

    RETURN QUERY
    SELECT c.n, c.item, c.entry, c.security, c.number, c.account, c.units, c.role, c.line$b$
        ]
    ]
    LOOP
        IF position(v_change[1] IN v_road) = 0 THEN
            RAISE EXCEPTION 'The road has no place for: %', v_change[2];
        END IF;
        v_road := replace(v_road, v_change[1], v_change[2]);
    END LOOP;
    EXECUTE v_road;
END
$$;

-- Kinds that were known before stay known, whichever they are.
DO $$
DECLARE
    v_table text;
BEGIN
    FOREACH v_table IN ARRAY ARRAY['item', 'entry'] LOOP
        EXECUTE (
            SELECT format(
                'ALTER TABLE ledger.%1$I DROP CONSTRAINT %1$s_kind_known,
                 ADD CONSTRAINT %1$s_kind_known CHECK (%2$s OR kind = ''debit'')',
                v_table, pg_get_expr(c.conbin, c.conrelid))
            FROM pg_constraint AS c
            WHERE c.conrelid = format('ledger.%I', v_table)::regclass
                AND c.conname = v_table || '_kind_known');
    END LOOP;
END
$$;

-- The debit is posted at last: certificates that carry just as many shares end against it. They
-- are the one of the difference, and what was bought in or issued on authority to make it up.
CREATE FUNCTION ledger.post_debit(p_issuer text, p_debit jsonb) RETURNS bigint
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

GRANT EXECUTE ON FUNCTION ledger.post_debit(text, jsonb) TO countersign_officer;
