-- Service to holders and to the regulator: when new certificates were made available, written
-- inquiries, lost holders, record dates, ownership demands, and the notices that were filed.

CREATE TABLE ledger.dispatch (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    dispatch bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    made_available_at timestamptz NOT NULL,
    method text NOT NULL,
    addressee text,
    address text,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT dispatch_once PRIMARY KEY (issuer, dispatch),
    CONSTRAINT dispatch_method_named CHECK (method ~ '\S'),
    CONSTRAINT dispatch_is_past CHECK (made_available_at <= recorded_at + interval '1 minute'),
    CONSTRAINT dispatch_addressee_named CHECK (addressee ~ '\S' AND address ~ '\S')
);
COMMENT ON TABLE ledger.dispatch IS
'17 CFR 240.17Ad-1(d), made available: what ends a turnaround, and 17Ad-6(a)(1) keeps.';
COMMENT ON COLUMN ledger.dispatch.addressee IS
'Null for the registered holders themselves, at their addresses on the register.';

CREATE TABLE ledger.dispatched_certificate (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    item bigint NOT NULL,
    dispatch bigint NOT NULL,
    CONSTRAINT certificate_dispatched_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT dispatched_certificate_was_registered
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.registration,
    CONSTRAINT dispatched_certificate_of_item FOREIGN KEY (issuer, item) REFERENCES ledger.item,
    CONSTRAINT dispatched_certificate_in_dispatch
    FOREIGN KEY (issuer, dispatch) REFERENCES ledger.dispatch
);
CREATE INDEX dispatched_certificate_by_item
ON ledger.dispatched_certificate (item, issuer);

CREATE TABLE ledger.inquiry (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    inquiry bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    inquirer text NOT NULL,
    address text NOT NULL,
    question text NOT NULL,
    received_on date NOT NULL,
    item bigint,
    security ledger.name,
    units bigint,
    presented_on date,
    registered_name text,
    certificate text,
    account ledger.name,
    paid_on date,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT inquiry_once PRIMARY KEY (issuer, inquiry),
    CONSTRAINT inquiry_of_item FOREIGN KEY (issuer, item) REFERENCES ledger.item,
    CONSTRAINT inquiry_of_security FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT inquiry_of_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT inquiry_kind_known CHECK (
        kind IN (
            'ITEM', 'BROKER', 'POSSESSION', 'TRANSCRIPT', 'DIVIDEND', 'MISDIRECTED_DIVIDEND'
        )
    ),
    CONSTRAINT inquiry_says_who CHECK (inquirer ~ '\S' AND address ~ '\S' AND question ~ '\S'),
    CONSTRAINT inquiry_of_shares CHECK (units > 0)
);
COMMENT ON TABLE ledger.inquiry IS '17 CFR 240.17Ad-5, and 17Ad-6(a)(6): written inquiries.';

CREATE TABLE ledger.inquiry_event (
    issuer ledger.name NOT NULL,
    inquiry bigint NOT NULL,
    event bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    happened_on date NOT NULL,
    method text NOT NULL,
    substance text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT inquiry_event_once PRIMARY KEY (issuer, inquiry, event),
    CONSTRAINT inquiry_event_of_inquiry
    FOREIGN KEY (issuer, inquiry) REFERENCES ledger.inquiry,
    CONSTRAINT inquiry_event_kind_known CHECK (kind IN ('acknowledged', 'answered')),
    CONSTRAINT inquiry_event_method_known
    CHECK (method IN ('letter', 'facsimile', 'e-mail', 'telephone')),
    CONSTRAINT inquiry_event_substance_kept CHECK (substance ~ '\S')
);
CREATE UNIQUE INDEX inquiry_answered_once ON ledger.inquiry_event (inquiry, issuer)
WHERE kind = 'answered';
COMMENT ON COLUMN ledger.inquiry_event.substance IS
'17 CFR 240.17Ad-5(f): of an answer by telephone the log keeps the day and the substance.';

CREATE TABLE ledger.lost_holder (
    issuer ledger.name NOT NULL,
    lost bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    account ledger.name NOT NULL,
    returned_on date NOT NULL,
    sent_again_on date,
    returned_again_on date,
    lost_on date NOT NULL,
    dues bigint NOT NULL,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT lost_holder_once PRIMARY KEY (issuer, lost),
    CONSTRAINT lost_holder_of_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT lost_holder_mail_in_order CHECK (
        (sent_again_on IS NULL) = (returned_again_on IS NULL)
        AND coalesce(sent_again_on, returned_on) >= returned_on
        AND coalesce(returned_again_on, returned_on) >= coalesce(sent_again_on, returned_on)
        AND lost_on IN (returned_on, coalesce(returned_again_on, returned_on))
    ),
    CONSTRAINT lost_holder_dues_not_negative CHECK (dues >= 0),
    CONSTRAINT lost_holder_source_named CHECK (source ~ '\S')
);
CREATE INDEX lost_holder_by_account ON ledger.lost_holder (account, issuer);
COMMENT ON TABLE ledger.lost_holder IS
'17 CFR 240.17Ad-17: mail came back, and no new address is known. dues: 10^-4 dollars.';

CREATE TABLE ledger.lost_holder_event (
    issuer ledger.name NOT NULL,
    lost bigint NOT NULL,
    event bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    happened_on date NOT NULL,
    service text,
    terms text,
    has_address boolean,
    result text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT lost_holder_event_once PRIMARY KEY (issuer, lost, event),
    CONSTRAINT lost_holder_event_of_holder
    FOREIGN KEY (issuer, lost) REFERENCES ledger.lost_holder,
    CONSTRAINT lost_holder_event_kind_known
    CHECK (kind IN ('search', 'found', 'died', 'remitted')),
    CONSTRAINT lost_holder_search_is_evidence CHECK (
        CASE kind
            WHEN 'search' THEN service ~ '\S' AND terms IN ('taxpayer_number', 'name')
            AND has_address IS NOT NULL
            ELSE service IS NULL AND terms IS NULL AND has_address IS NULL
        END IS TRUE
    ),
    CONSTRAINT lost_holder_result_kept CHECK (result ~ '\S')
);
CREATE UNIQUE INDEX lost_holder_ends_once ON ledger.lost_holder_event (lost, issuer)
WHERE kind IN ('found', 'remitted');
COMMENT ON TABLE ledger.lost_holder_event IS
'17 CFR 240.17Ad-17(d): the day, the terms and the result of each search.';

CREATE TABLE ledger.record_date (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    record_date bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    day date NOT NULL,
    purpose text NOT NULL,
    is_withdrawn boolean NOT NULL,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT record_date_once PRIMARY KEY (issuer, security, record_date),
    CONSTRAINT record_date_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT record_date_purpose_known CHECK (purpose IN ('DIVIDEND', 'MEETING', 'OTHER')),
    CONSTRAINT record_date_source_named CHECK (source ~ '\S')
);
COMMENT ON TABLE ledger.record_date IS
'The issuer''s declaration: who is registered at the end of the day is meant. The last row holds.';

CREATE TABLE ledger.demand_event (
    issuer ledger.name NOT NULL,
    tax_year smallint NOT NULL,
    account ledger.name NOT NULL,
    event bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    happened_on date NOT NULL,
    document text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT demand_event_once PRIMARY KEY (issuer, tax_year, account, event),
    CONSTRAINT demand_event_of_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT demand_event_year CHECK (tax_year BETWEEN 1960 AND 9998),
    CONSTRAINT demand_event_kind_known CHECK (kind IN ('sent', 'answered')),
    CONSTRAINT demand_event_document_named CHECK (document ~ '\S')
);
COMMENT ON TABLE ledger.demand_event IS
'26 CFR 1.857-8(d)-(e): the demand went out, the statement came; who is silent is listed.';

CREATE TABLE ledger.filing (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    filing bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    period text NOT NULL,
    addressee text NOT NULL,
    filed_on date NOT NULL,
    document text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT filing_once PRIMARY KEY (issuer, filing),
    CONSTRAINT filing_kind_known CHECK (kind IN ('PERF_NOTICE', 'CEO_NOTICE', 'TA2')),
    CONSTRAINT filing_period_named CHECK (
        period ~ CASE kind
            WHEN 'TA2' THEN '^[0-9]{4}$' ELSE '^[0-9]{4}-(0[1-9]|1[0-2])$'
        END
    ),
    CONSTRAINT filing_addressee_named CHECK (addressee ~ '\S' AND document ~ '\S')
);
COMMENT ON TABLE ledger.filing IS '17 CFR 240.17Ad-6(a)(5): what was sent to the regulator.';

CREATE FUNCTION ledger.dispatch_items(p_issuer text, p_items bigint [], p_dispatch jsonb)
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

CREATE FUNCTION ledger.note_inquiry(p_issuer text, p_inquiry jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_inquiry bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    INSERT INTO ledger.inquiry (
        issuer, kind, inquirer, address, question, received_on, item, security, units,
        presented_on, registered_name, certificate, account, paid_on
    )
    SELECT p_issuer, q.kind, q.inquirer, q.address, q.question,
        coalesce(q.received_on, ledger.today(p_issuer)), q.item, q.security, q.units,
        q.presented_on, q.registered_name, q.certificate, q.account, q.paid_on
    FROM jsonb_to_record(p_inquiry) AS q (
        kind text, inquirer text, address text, question text, received_on date, item bigint,
        security text, units bigint, presented_on date, registered_name text, certificate text,
        account text, paid_on date
    )
    RETURNING inquiry INTO v_inquiry;
    PERFORM ledger.require_begun(p_issuer, (
        SELECT q.received_on FROM ledger.inquiry AS q
        WHERE q.issuer = p_issuer AND q.inquiry = v_inquiry
    ));
    RETURN v_inquiry;
END
$$;

-- Nothing that is told of has happened on a day to come.
CREATE FUNCTION ledger.require_begun(p_issuer text, p_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF p_day > ledger.today(p_issuer) THEN
        RAISE EXCEPTION 'The day is yet to come.'
            USING ERRCODE = 'TA605', CONSTRAINT = 'service_day_begun';
    END IF;
END
$$;

CREATE FUNCTION ledger.answer_inquiry(p_issuer text, p_inquiry bigint, p_event jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_inquiry record;
    v_event record;
    v_number bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    SELECT q.kind, q.received_on INTO v_inquiry
    FROM ledger.inquiry AS q
    WHERE q.issuer = p_issuer AND q.inquiry = p_inquiry
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no such inquiry.'
            USING ERRCODE = 'TA606', CONSTRAINT = 'inquiry_known';
    END IF;
    SELECT e.kind, coalesce(e.happened_on, ledger.today(p_issuer)) AS happened_on, e.method,
        e.substance INTO v_event
    FROM jsonb_to_record(p_event) AS e (
        kind text, happened_on date, method text, substance text
    );
    PERFORM ledger.require_begun(p_issuer, v_event.happened_on);
    IF v_event.happened_on < v_inquiry.received_on THEN
        RAISE EXCEPTION 'Nothing is answered before it was asked.'
            USING ERRCODE = 'TA607', CONSTRAINT = 'inquiry_answered_after_receipt';
    END IF;
    IF v_inquiry.kind = 'BROKER' AND v_event.kind = 'answered'
        AND v_event.method = 'telephone'
    THEN
        RAISE EXCEPTION 'A broker is answered in writing.'
            USING ERRCODE = 'TA608', CONSTRAINT = 'broker_answered_in_writing';
    END IF;
    INSERT INTO ledger.inquiry_event (issuer, inquiry, kind, happened_on, method, substance)
    VALUES (
        p_issuer, p_inquiry, v_event.kind, v_event.happened_on, v_event.method,
        v_event.substance
    )
    RETURNING event INTO v_number;
    RETURN v_number;
END
$$;

-- The open record of a holder who is lost; its account is locked first.
CREATE FUNCTION ledger.lost_record(p_issuer text, p_account text) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM ledger.account AS a
    WHERE a.issuer = p_issuer AND a.account = p_account AND NOT a.is_issuers_own
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no such account.'
            USING ERRCODE = 'TA609', CONSTRAINT = 'lost_account_known';
    END IF;
    RETURN (
        SELECT max(h.lost) FROM ledger.lost_holder AS h
        WHERE h.issuer = p_issuer AND h.account = p_account AND NOT EXISTS (
            SELECT FROM ledger.lost_holder_event AS e
            WHERE e.issuer = h.issuer AND e.lost = h.lost AND e.kind IN ('found', 'remitted')
        )
    );
END
$$;

CREATE FUNCTION ledger.note_lost(p_issuer text, p_account text, p_lost jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_lost record;
    v_number bigint;
BEGIN
    IF ledger.lost_record(p_issuer, p_account) IS NOT NULL THEN
        RAISE EXCEPTION 'The holder is lost already.'
            USING ERRCODE = 'TA610', CONSTRAINT = 'holder_lost_once';
    END IF;
    SELECT l.* INTO v_lost
    FROM jsonb_to_record(p_lost) AS l (
        returned_on date, sent_again_on date, returned_again_on date, lost_on date, dues bigint,
        source text
    );
    PERFORM ledger.require_begun(
        p_issuer, greatest(v_lost.returned_on, v_lost.returned_again_on));
    INSERT INTO ledger.lost_holder (
        issuer, account, returned_on, sent_again_on, returned_again_on, lost_on, dues, source
    )
    VALUES (
        p_issuer, p_account, v_lost.returned_on, v_lost.sent_again_on,
        v_lost.returned_again_on, v_lost.lost_on, v_lost.dues, v_lost.source
    )
    RETURNING lost INTO v_number;
    RETURN v_number;
END
$$;

CREATE FUNCTION ledger.note_lost_event(p_issuer text, p_account text, p_event jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_lost bigint := ledger.lost_record(p_issuer, p_account);
    v_event record;
    v_number bigint;
BEGIN
    IF v_lost IS NULL THEN
        RAISE EXCEPTION 'The holder is not lost.'
            USING ERRCODE = 'TA611', CONSTRAINT = 'holder_is_lost';
    END IF;
    SELECT e.kind, coalesce(e.happened_on, ledger.today(p_issuer)) AS happened_on, e.service,
        e.terms, e.has_address, e.result INTO v_event
    FROM jsonb_to_record(p_event) AS e (
        kind text, happened_on date, service text, terms text, has_address boolean, result text
    );
    PERFORM ledger.require_begun(p_issuer, v_event.happened_on);
    IF v_event.happened_on < (
        SELECT h.lost_on FROM ledger.lost_holder AS h
        WHERE h.issuer = p_issuer AND h.lost = v_lost
    ) THEN
        RAISE EXCEPTION 'The holder was not lost yet.'
            USING ERRCODE = 'TA612', CONSTRAINT = 'lost_event_after_loss';
    END IF;
    INSERT INTO ledger.lost_holder_event (
        issuer, lost, kind, happened_on, service, terms, has_address, result
    )
    VALUES (
        p_issuer, v_lost, v_event.kind, v_event.happened_on, v_event.service, v_event.terms,
        v_event.has_address, v_event.result
    )
    RETURNING event INTO v_number;
    RETURN v_number;
END
$$;

-- A day to come may be declared; only its list waits for it.
CREATE FUNCTION ledger.set_record_date(
    p_issuer text, p_security text, p_day date, p_purpose text, p_is_withdrawn boolean,
    p_source text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_number bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    INSERT INTO ledger.record_date (issuer, security, day, purpose, is_withdrawn, source)
    VALUES (p_issuer, p_security, p_day, p_purpose, p_is_withdrawn, p_source)
    RETURNING record_date INTO v_number;
    RETURN v_number;
END
$$;

CREATE FUNCTION ledger.note_demand(
    p_issuer text, p_year integer, p_accounts text [], p_kind text, p_on date, p_document text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM ledger.require_begun(p_issuer, p_on);
    INSERT INTO ledger.demand_event (issuer, tax_year, account, kind, happened_on, document)
    SELECT p_issuer, p_year, a.account, p_kind, coalesce(p_on, ledger.today(p_issuer)),
        p_document
    FROM unnest(p_accounts) AS a (account);
END
$$;

CREATE FUNCTION ledger.note_filing(p_issuer text, p_filing jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_number bigint;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM ledger.require_begun(p_issuer, (p_filing ->> 'filed_on')::date);
    INSERT INTO ledger.filing (issuer, kind, period, addressee, filed_on, document)
    SELECT p_issuer, f.kind, f.period, f.addressee,
        coalesce(f.filed_on, ledger.today(p_issuer)), f.document
    FROM jsonb_to_record(p_filing) AS f (
        kind text, period text, addressee text, filed_on date, document text
    )
    RETURNING filing INTO v_number;
    RETURN v_number;
END
$$;

DO $$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY[
        'dispatch', 'dispatched_certificate', 'inquiry', 'inquiry_event', 'lost_holder',
        'lost_holder_event', 'record_date', 'demand_event', 'filing'
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

GRANT EXECUTE ON FUNCTION
ledger.dispatch_items(text, bigint [], jsonb),
ledger.note_inquiry(text, jsonb),
ledger.answer_inquiry(text, bigint, jsonb),
ledger.note_lost(text, text, jsonb),
ledger.note_lost_event(text, text, jsonb),
ledger.note_demand(text, integer, text [], text, date, text)
TO countersign_clerk, countersign_officer;

GRANT EXECUTE ON FUNCTION
ledger.set_record_date(text, text, date, text, boolean, text),
ledger.note_filing(text, jsonb)
TO countersign_officer;
