-- A case for a certificate that is gone: who says so, on which papers, and what replaced it.

CREATE SEQUENCE ledger.case_number;

CREATE TABLE ledger.replacement_case (
    issuer ledger.name NOT NULL,
    case_number bigint NOT NULL DEFAULT nextval('ledger.case_number'),
    security ledger.name NOT NULL,
    account ledger.name NOT NULL,
    kind text NOT NULL,
    reported_by text NOT NULL,
    capacity text NOT NULL,
    address text NOT NULL,
    circumstances text NOT NULL,
    discovered_on date NOT NULL,
    dispatched_on date,
    received_at timestamptz NOT NULL,
    purchaser_notice_at timestamptz,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT replacement_case_once PRIMARY KEY (issuer, case_number),
    CONSTRAINT replacement_case_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT replacement_case_of_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT replacement_case_kind_known CHECK (
        kind IN ('LOST', 'STOLEN', 'DESTROYED', 'MUTILATED', 'NOT_RECEIVED')
    ),
    CONSTRAINT replacement_case_says_who CHECK (reported_by ~ '\S' AND capacity ~ '\S'),
    CONSTRAINT replacement_case_says_how CHECK (circumstances ~ '\S'),
    CONSTRAINT replacement_case_received_before_it_was_opened CHECK (received_at <= opened_at),
    CONSTRAINT replacement_case_of_mail_has_dispatch CHECK (
        (kind = 'NOT_RECEIVED') = (dispatched_on IS NOT NULL)
    )
);
COMMENT ON TABLE ledger.replacement_case IS
'UCC 8-405: the owner''s request for a new certificate; received_at decides 8-405(a)(1), 8-406.';

CREATE TABLE ledger.replacement_certificate (
    issuer ledger.name NOT NULL,
    case_number bigint NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    stop bigint,
    CONSTRAINT replacement_certificate_once PRIMARY KEY (issuer, case_number, security, number),
    CONSTRAINT replacement_certificate_of_case
    FOREIGN KEY (issuer, case_number) REFERENCES ledger.replacement_case,
    CONSTRAINT replacement_certificate_was_registered
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.registration,
    CONSTRAINT replacement_certificate_under_stop
    FOREIGN KEY (issuer, stop) REFERENCES ledger.stop,
    CONSTRAINT replacement_certificate_stop_once UNIQUE (stop, issuer)
);
CREATE INDEX replacement_certificate_by_number
ON ledger.replacement_certificate (number, security, issuer);
COMMENT ON TABLE ledger.replacement_certificate IS
'The certificates of a case, all of one registration, each under the stop that the case placed; '
'none on a mutilated one, which is in hand.';

CREATE TABLE ledger.replacement_bond (
    issuer ledger.name NOT NULL,
    case_number bigint NOT NULL,
    bond bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    surety text NOT NULL,
    reference text NOT NULL,
    penal_sum bigint,
    effective_on date NOT NULL,
    price bigint NOT NULL,
    price_as_of date NOT NULL,
    price_source text NOT NULL,
    premium bigint,
    is_blanket boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT replacement_bond_once PRIMARY KEY (issuer, case_number, bond),
    CONSTRAINT replacement_bond_of_case
    FOREIGN KEY (issuer, case_number) REFERENCES ledger.replacement_case,
    CONSTRAINT replacement_bond_names_surety CHECK (surety ~ '\S' AND reference ~ '\S'),
    CONSTRAINT replacement_bond_secures CHECK (penal_sum > 0),
    CONSTRAINT replacement_bond_valued CHECK (price > 0 AND price_source ~ '\S'),
    CONSTRAINT replacement_bond_premium_not_negative CHECK (premium >= 0)
);
COMMENT ON COLUMN ledger.replacement_bond.penal_sum IS
'Null for an open penalty: the surety is liable for the value at the time of the loss.';

CREATE TABLE ledger.replacement_event (
    issuer ledger.name NOT NULL,
    case_number bigint NOT NULL,
    event bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    happened_on date NOT NULL,
    number ledger.name,
    covers bigint,
    papers jsonb NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT replacement_event_once PRIMARY KEY (issuer, case_number, event),
    CONSTRAINT replacement_event_of_case
    FOREIGN KEY (issuer, case_number) REFERENCES ledger.replacement_case,
    CONSTRAINT replacement_event_kind_known CHECK (
        kind IN (
            'report', 'affidavit', 'approve', 'found', 'present_original', 'recovery_report',
            'honoured', 'over_issue', 'withdraw', 'close'
        )
    ),
    CONSTRAINT replacement_event_on_certificate CHECK (
        (kind IN ('found', 'present_original', 'honoured', 'over_issue'))
        = (number IS NOT NULL)
    ),
    CONSTRAINT replacement_approval_covers_papers CHECK ((kind = 'approve') = (covers IS NOT NULL))
);
-- One officer approves the same papers once: the second approval is another login's.
CREATE UNIQUE INDEX replacement_approval_by_officer_once
ON ledger.replacement_event (case_number, covers, actor, issuer) WHERE kind = 'approve';
-- A case ends once, and a certificate is found once.
CREATE UNIQUE INDEX replacement_case_ends_once
ON ledger.replacement_event (case_number, issuer) WHERE kind IN ('withdraw', 'close');
CREATE UNIQUE INDEX replacement_certificate_found_once
ON ledger.replacement_event (case_number, number, issuer) WHERE kind = 'found';
CREATE UNIQUE INDEX replacement_original_honoured_once
ON ledger.replacement_event (case_number, number, issuer) WHERE kind = 'honoured';
COMMENT ON COLUMN ledger.replacement_event.covers IS
'Of an approval: the last affidavit or bond that was on file, 0 for none; later ones need anew.';

-- The entry of a certificate becomes part of a key, so that a replacement can name both. These
-- keys take the place of the indexes by entry: the road writes as many of them as before.
ALTER TABLE ledger.registration
ADD CONSTRAINT registration_of_entry UNIQUE (entry, issuer, security, number);
DROP INDEX ledger.registration_by_entry;
ALTER TABLE ledger.retirement
ADD CONSTRAINT retirement_of_entry UNIQUE (entry, issuer, security, number);
DROP INDEX ledger.retirement_by_entry;

CREATE TABLE ledger.replacement_of (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    original ledger.name NOT NULL,
    replacement ledger.name NOT NULL,
    case_number bigint NOT NULL,
    entry bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT certificate_replaced_once PRIMARY KEY (issuer, security, original),
    CONSTRAINT certificate_replaces_one UNIQUE (replacement, security, issuer),
    CONSTRAINT replacement_of_another CHECK (replacement <> original),
    CONSTRAINT replacement_of_certificate_in_case
    FOREIGN KEY (issuer, case_number, security, original)
    REFERENCES ledger.replacement_certificate (issuer, case_number, security, number),
    CONSTRAINT replacement_ends_original
    FOREIGN KEY (entry, issuer, security, original)
    REFERENCES ledger.retirement (entry, issuer, security, number),
    CONSTRAINT replacement_registers_new
    FOREIGN KEY (entry, issuer, security, replacement)
    REFERENCES ledger.registration (entry, issuer, security, number)
);
COMMENT ON TABLE ledger.replacement_of IS
'UCC 8-405: the entry that ends the original is the one that registers the new certificate, so '
'that never both are alive. MGCL 2-213: a replacement is no over-issue.';

ALTER TABLE ledger.replacement_of ADD CONSTRAINT replacement_in_entry
FOREIGN KEY (issuer, entry) REFERENCES ledger.entry;

-- Settings that were known before stay known, whichever they are.
DO $$
BEGIN
    EXECUTE (
        SELECT format(
            'ALTER TABLE ledger.policy DROP CONSTRAINT policy_name_known,
             ADD CONSTRAINT policy_name_known CHECK (%s OR name IN (
                ''bond_waiver'', ''bond_percent'', ''mail_loss_days'', ''mail_loss_bond'',
                ''single_approval'', ''replacement_wait''))',
            pg_get_expr(c.conbin, c.conrelid))
        FROM pg_constraint AS c
        WHERE c.conrelid = 'ledger.policy'::regclass AND c.conname = 'policy_name_known');
END
$$;

-- Whether the case is over, so that nothing more is filed in it.
CREATE FUNCTION ledger.case_is_open(p_issuer text, p_case bigint) RETURNS boolean
LANGUAGE sql STABLE
AS $$
    SELECT NOT EXISTS (
        SELECT FROM ledger.replacement_event AS e
        WHERE e.issuer = p_issuer AND e.case_number = p_case
            AND e.kind IN ('withdraw', 'close')
    )
$$;

-- The open case under which a certificate is still missing.
CREATE FUNCTION ledger.open_case_of(p_issuer text, p_security text, p_number text)
RETURNS bigint
LANGUAGE sql STABLE
AS $$
    SELECT max(n.case_number)
    FROM ledger.replacement_certificate AS n
    WHERE n.issuer = p_issuer AND n.security = p_security AND n.number = p_number
        AND ledger.case_is_open(n.issuer, n.case_number)
        AND NOT EXISTS (
            SELECT FROM ledger.replacement_event AS e
            WHERE e.issuer = n.issuer AND e.case_number = n.case_number
                AND e.kind = 'found' AND e.number = n.number
        )
$$;

-- Locks a case and its certificates, in the order in which the road locks them.
CREATE FUNCTION ledger.lock_case(p_issuer text, p_case bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM ledger.certificate AS c
    JOIN ledger.replacement_certificate AS n
        ON n.issuer = c.issuer AND n.security = c.security AND n.number = c.number
    WHERE c.issuer = p_issuer AND n.issuer = p_issuer AND n.case_number = p_case
    ORDER BY c.security, c.number
    FOR UPDATE OF c;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no such case.'
            USING ERRCODE = 'TA501', CONSTRAINT = 'case_known';
    END IF;
END
$$;

-- The notice, the stops and the case are one: no certificate is stopped without its case, and
-- none is in two open cases.
CREATE FUNCTION ledger.open_case(p_issuer text, p_case jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_case record;
    v_number bigint;
    v_certificate text;
    v_account text;
    v_owner text;
BEGIN
    SELECT c.* INTO v_case
    FROM jsonb_to_record(p_case) AS c (
        security text, certificates text [], kind text, reported_by text, capacity text,
        address text, circumstances text, discovered_on date, dispatched_on date,
        received_at timestamptz, purchaser_notice_at timestamptz
    );
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND c.security = v_case.security
        AND c.number = ANY(v_case.certificates)
    ORDER BY c.security, c.number
    FOR UPDATE;
    IF cardinality(v_case.certificates) IS NULL OR cardinality(v_case.certificates) = 0 OR (
        SELECT count(DISTINCT n) FROM unnest(v_case.certificates) AS n
    ) <> cardinality(v_case.certificates) THEN
        RAISE EXCEPTION 'A case is about certificates, each named once.'
            USING ERRCODE = 'TA502', CONSTRAINT = 'case_well_formed';
    END IF;
    FOREACH v_certificate IN ARRAY v_case.certificates LOOP
        SELECT c.account INTO v_owner
        FROM ledger.certificate AS c
        JOIN ledger.registration AS r
            ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
        WHERE c.issuer = p_issuer AND c.security = v_case.security AND c.number = v_certificate
            AND NOT EXISTS (
                SELECT FROM ledger.retirement AS t WHERE t.issuer = c.issuer
                    AND t.security = c.security AND t.number = c.number
            );
        IF NOT FOUND THEN
            RAISE EXCEPTION 'A case is about certificates that are outstanding.'
                USING ERRCODE = 'TA503', CONSTRAINT = 'case_on_outstanding';
        END IF;
        IF v_owner <> coalesce(v_account, v_owner) THEN
            RAISE EXCEPTION 'A case is about certificates of one registration.'
                USING ERRCODE = 'TA504', CONSTRAINT = 'case_of_one_account';
        END IF;
        v_account := v_owner;
        IF ledger.open_case_of(p_issuer, v_case.security, v_certificate) IS NOT NULL THEN
            RAISE EXCEPTION 'The certificate is in an open case already.'
                USING ERRCODE = 'TA505', CONSTRAINT = 'certificate_in_one_case';
        END IF;
    END LOOP;
    INSERT INTO ledger.replacement_case (
        issuer, security, account, kind, reported_by, capacity, address, circumstances,
        discovered_on, dispatched_on, received_at, purchaser_notice_at
    )
    VALUES (
        p_issuer, v_case.security, v_account, v_case.kind, v_case.reported_by, v_case.capacity,
        v_case.address, v_case.circumstances,
        coalesce(v_case.discovered_on, ledger.today(p_issuer)), v_case.dispatched_on,
        coalesce(v_case.received_at, clock_timestamp()), v_case.purchaser_notice_at
    )
    RETURNING case_number INTO v_number;
    INSERT INTO ledger.replacement_certificate (issuer, case_number, security, number, stop)
    SELECT p_issuer, v_number, v_case.security, n.number,
        CASE
            WHEN v_case.kind <> 'MUTILATED' THEN ledger.place_stop(
                p_issuer, v_case.security, n.number,
                CASE v_case.kind WHEN 'NOT_RECEIVED' THEN 'LOST' ELSE v_case.kind END,
                format('case %s: %s', v_number, v_case.circumstances), v_case.reported_by,
                v_case.received_at)
        END
    FROM unnest(v_case.certificates) AS n (number);
    RETURN v_number;
END
$$;

CREATE FUNCTION ledger.file_bond(p_issuer text, p_case bigint, p_bond jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_bond bigint;
BEGIN
    PERFORM ledger.lock_case(p_issuer, p_case);
    IF NOT ledger.case_is_open(p_issuer, p_case) THEN
        RAISE EXCEPTION 'The case is over.'
            USING ERRCODE = 'TA506', CONSTRAINT = 'case_open';
    END IF;
    INSERT INTO ledger.replacement_bond (
        issuer, case_number, surety, reference, penal_sum, effective_on, price, price_as_of,
        price_source, premium, is_blanket
    )
    SELECT p_issuer, p_case, b.surety, b.reference, b.penal_sum,
        coalesce(b.effective_on, ledger.today(p_issuer)), b.price, b.price_as_of,
        b.price_source, b.premium, b.is_blanket
    FROM jsonb_to_record(p_bond) AS b (
        surety text, reference text, penal_sum bigint, effective_on date, price bigint,
        price_as_of date, price_source text, premium bigint, is_blanket boolean
    )
    RETURNING bond INTO v_bond;
    RETURN v_bond;
END
$$;

-- What happened in a case. What was found again is free at once; what was withdrawn, all of it.
CREATE FUNCTION ledger.note_case(
    p_issuer text, p_case bigint, p_kind text, p_on date, p_number text, p_papers jsonb
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_event bigint;
    v_covers bigint;
BEGIN
    PERFORM ledger.lock_case(p_issuer, p_case);
    IF p_kind = 'honoured' THEN
        RAISE EXCEPTION 'That an original was honoured its own entry notes.'
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
    ) THEN
        RAISE EXCEPTION 'What was replaced is not found again; it came back too late.'
            USING ERRCODE = 'TA508', CONSTRAINT = 'stop_is_permanent';
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
    ) THEN
        RAISE EXCEPTION 'The stop on a replaced certificate stays for ever.'
            USING ERRCODE = 'TA508', CONSTRAINT = 'stop_is_permanent';
    END IF;
    IF EXISTS (
        SELECT FROM ledger.replacement_certificate AS n
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

DO $$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY[
        'replacement_case', 'replacement_certificate', 'replacement_bond', 'replacement_event',
        'replacement_of'
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
ledger.case_is_open(text, bigint),
ledger.open_case_of(text, text, text)
TO countersign_clerk, countersign_officer, countersign_auditor;

GRANT EXECUTE ON FUNCTION
ledger.open_case(text, jsonb),
ledger.file_bond(text, bigint, jsonb),
ledger.note_case(text, bigint, text, date, text, jsonb)
TO countersign_officer;
