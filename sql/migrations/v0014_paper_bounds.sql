-- What bounds the papers: when they came, who demands and where the notice goes, when a minor
-- was born. Each is checked on what is written from here on; what stands, stands as written.

-- A receipt that is yet to come cannot have happened; clocks may differ by a minute.
ALTER TABLE ledger.item ADD CONSTRAINT item_received_before_it_was_entered
CHECK (received_at <= entered_at + interval '1 minute') NOT VALID;

-- UCC 8-403(a): a demand names its claimant and an address at which the notice will find him.
ALTER TABLE ledger.stop ADD COLUMN notice_address text;
ALTER TABLE ledger.stop ADD CONSTRAINT stop_demand_names_its_claimant CHECK (
    kind <> 'ADVERSE_CLAIM_403' OR coalesce(demanded_by, '') ~ '\S'
) NOT VALID;
ALTER TABLE ledger.stop ADD CONSTRAINT stop_demand_has_an_address CHECK (
    kind <> 'ADVERSE_CLAIM_403' OR coalesce(notice_address, '') ~ '\S'
) NOT VALID;
COMMENT ON COLUMN ledger.stop.notice_address IS
'UCC 8-403(a): the address of the person who demands, for the notice of a presentation.';
GRANT SELECT (notice_address) ON ledger.stop TO countersign_auditor;

DROP FUNCTION ledger.place_stop(text, text, text, text, text, text, timestamptz);

-- A stop waits for the item that holds the certificate, and stands before the next one.
CREATE FUNCTION ledger.place_stop(
    p_issuer text, p_security text, p_number text, p_kind text, p_reason text,
    p_demanded_by text, p_received_at timestamptz DEFAULT NULL,
    p_notice_address text DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_stop bigint;
    v_now CONSTANT timestamptz := clock_timestamp();
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM ledger.certificate AS c
    WHERE c.issuer = p_issuer AND c.security = p_security AND c.number = p_number
    FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no such certificate.'
            USING ERRCODE = 'TA204', CONSTRAINT = 'stop_on_certificate';
    END IF;
    INSERT INTO ledger.stop (
        issuer, security, number, kind, reason, demanded_by, received_at, notice_address
    )
    VALUES (
        p_issuer, p_security, p_number, p_kind, p_reason, p_demanded_by,
        -- A clock that runs a minute ahead is no notice from the future.
        CASE
            WHEN p_received_at > v_now + interval '1 minute' THEN p_received_at
            ELSE least(p_received_at, v_now)
        END, p_notice_address
    )
    RETURNING stop INTO v_stop;
    RETURN v_stop;
END
$$;
GRANT EXECUTE ON FUNCTION
ledger.place_stop(text, text, text, text, text, text, timestamptz, text)
TO countersign_officer;

CREATE TABLE ledger.minor_birth (
    issuer ledger.name NOT NULL,
    account ledger.name NOT NULL,
    born date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT minor_birth_once PRIMARY KEY (issuer, account),
    CONSTRAINT minor_birth_of_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    -- The office may lie east of where the server counts its days.
    CONSTRAINT minor_birth_is_past CHECK (born <= (recorded_at AT TIME ZONE 'UTC')::date + 1)
);
COMMENT ON TABLE ledger.minor_birth IS
'Uniform Transfers to Minors Act: when the custodianship of an account ends follows from it.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.minor_birth
FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ledger.minor_birth
FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.minor_birth ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE ledger.minor_birth ENABLE ALWAYS TRIGGER never_truncated;

GRANT SELECT ON ledger.minor_birth TO countersign_clerk, countersign_officer;
-- The auditor sees that a day of birth is on file, when it was recorded and by whom.
GRANT SELECT (issuer, account, recorded_at, actor) ON ledger.minor_birth TO countersign_auditor;

-- The day of birth of the minor for whom a custodian's account is opened, in the same breath.
CREATE FUNCTION ledger.note_minors(p_issuer text, p_minors jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, false);
    PERFORM FROM jsonb_to_recordset(p_minors) AS m (account text)
    JOIN ledger.account AS a ON a.issuer = p_issuer AND a.account = m.account
    WHERE a.form NOT IN ('UNIF GIFT MIN ACT', 'UNIF TRF MIN ACT');
    IF FOUND THEN
        RAISE EXCEPTION 'Only a custodian''s account has a minor.'
            USING ERRCODE = 'TA205', CONSTRAINT = 'minor_birth_under_custodian';
    END IF;
    PERFORM FROM jsonb_to_recordset(p_minors) AS m (account text)
    JOIN ledger.account AS a ON a.issuer = p_issuer AND a.account = m.account
    WHERE a.opened_at < transaction_timestamp();
    IF FOUND THEN
        RAISE EXCEPTION 'A minor''s day of birth is noted as the account is opened.'
            USING ERRCODE = 'TA205', CONSTRAINT = 'minor_birth_with_account';
    END IF;
    INSERT INTO ledger.minor_birth (issuer, account, born)
    SELECT p_issuer, m.account, m.born
    FROM jsonb_to_recordset(p_minors) AS m (account text, born date);
END
$$;
GRANT EXECUTE ON FUNCTION ledger.note_minors(text, jsonb)
TO countersign_clerk, countersign_officer;
