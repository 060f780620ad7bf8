-- The book: who is registered, which certificates there are, what happened to them.
-- Every table carries the issuer first in its key: the book of one issuer is one island. Other
-- indexes carry it last: while a table is young, one that began with the issuer would look to the
-- planner as good as the key itself, and a foreign key's check would read the whole book by it.

-- Without IN SCHEMA: with it, a default privilege cannot be taken away from PUBLIC.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE SCHEMA ledger;
COMMENT ON SCHEMA ledger IS 'The ledger of a stock transfer agent.';

CREATE DOMAIN ledger.name AS text COLLATE "C";
COMMENT ON DOMAIN ledger.name IS 'A name the book gives to a thing; compared byte by byte.';

CREATE FUNCTION ledger.is_name(candidate text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN candidate ~ '^[A-Za-z0-9][A-Za-z0-9_./:-]{0,31}$';

CREATE SEQUENCE ledger.item_number;
CREATE SEQUENCE ledger.entry_number;
CREATE SEQUENCE ledger.fact_number;
CREATE SEQUENCE ledger.account_number;
CREATE SEQUENCE ledger.person_number;
CREATE SEQUENCE ledger.serial_sequence_number;

CREATE TABLE ledger.migration (
    version integer PRIMARY KEY,
    name text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE ledger.migration IS 'Which files made these tables; the only one of no issuer.';

CREATE TABLE ledger.issuer (
    issuer ledger.name PRIMARY KEY,
    legal_name text NOT NULL,
    jurisdiction text NOT NULL,
    time_zone text NOT NULL,
    tin_check bytea,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT issuer_name_well_formed CHECK (ledger.is_name(issuer)),
    CONSTRAINT issuer_tin_check_length CHECK (octet_length(tin_check) = 32)
);
COMMENT ON COLUMN ledger.issuer.tin_check IS
'What the key for taxpayer numbers makes of a constant: another key would split every person.';

CREATE TABLE ledger.security (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    security ledger.name NOT NULL,
    title text NOT NULL,
    is_equity boolean NOT NULL,
    is_kept_here boolean NOT NULL,
    scale smallint NOT NULL,
    cusip text,
    cusip_base text,
    serial_prefix text NOT NULL,
    serial_width smallint NOT NULL,
    serial_sequence bigint NOT NULL,
    added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT security_once PRIMARY KEY (issuer, security),
    CONSTRAINT security_of_one_cusip UNIQUE (cusip, issuer),
    CONSTRAINT security_name_well_formed CHECK (ledger.is_name(security)),
    CONSTRAINT security_scale_known CHECK (scale BETWEEN 0 AND 3),
    CONSTRAINT security_cusip_length CHECK (length(cusip) = 9 AND length(cusip_base) = 6)
);
COMMENT ON COLUMN ledger.security.scale IS
'Decimal places of a share: every count of shares is an integer of 10^-scale of a share.';
COMMENT ON COLUMN ledger.security.cusip_base IS
'The six characters of the issuer, where the certificate form prints no more than these.';

CREATE TABLE ledger.capital_statement (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    statement bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    authorised bigint,
    outstanding bigint,
    as_of date NOT NULL,
    source text NOT NULL,
    maximum_age_days integer,
    authority_document text,
    authority_signer text,
    issued_before bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT capital_statement_once PRIMARY KEY (issuer, security, statement),
    CONSTRAINT capital_statement_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT capital_counts_not_negative CHECK (authorised >= 0 AND outstanding >= 0),
    CONSTRAINT capital_within_authorised CHECK (outstanding <= authorised),
    CONSTRAINT capital_age_positive CHECK (maximum_age_days >= 0),
    CONSTRAINT capital_authority_whole
    CHECK ((authority_document IS NULL) = (authority_signer IS NULL)),
    CONSTRAINT capital_authority_named
    CHECK (authority_document ~ '\S' AND authority_signer ~ '\S')
);
COMMENT ON TABLE ledger.capital_statement IS
'17 CFR 240.17Ad-9(d), control book: authorised and outstanding, each on a named document.';
COMMENT ON COLUMN ledger.capital_statement.issued_before IS
'Net units that this book had issued up to the day of the statement; later issues add to it.';

CREATE TABLE ledger.ownership_limit (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    ownership_limit bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    security ledger.name,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    basis text NOT NULL,
    effective_from date NOT NULL,
    effective_until date,
    authority text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT ownership_limit_once PRIMARY KEY (issuer, ownership_limit),
    CONSTRAINT ownership_limit_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT ownership_limit_is_part_of_whole
    CHECK (numerator BETWEEN 1 AND denominator AND denominator <= 1000000000),
    CONSTRAINT ownership_limit_ends_after_it_begins CHECK (effective_until >= effective_from),
    CONSTRAINT ownership_limit_basis_known
    CHECK (basis IN ('NUMBER', 'VALUE', 'MORE_RESTRICTIVE')),
    CONSTRAINT ownership_limit_authority_named CHECK (authority ~ '\S')
);
COMMENT ON TABLE ledger.ownership_limit IS
'The certificate''s legend: a restriction on ownership of equity stock in excess of a percentage.';

CREATE TABLE ledger.guarantee_coverage (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    coverage bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    prefix text NOT NULL,
    maximum bigint NOT NULL,
    effective_from date NOT NULL,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT guarantee_coverage_once PRIMARY KEY (issuer, coverage),
    CONSTRAINT guarantee_prefix_is_one_letter CHECK (prefix ~ '^[A-Z]$'),
    CONSTRAINT guarantee_maximum_not_negative CHECK (maximum >= 0)
);
COMMENT ON COLUMN ledger.guarantee_coverage.maximum IS 'Ten-thousandths of a dollar.';

CREATE TABLE ledger.person (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    person ledger.name NOT NULL,
    full_name text NOT NULL,
    is_entity boolean NOT NULL,
    tin_hash bytea,
    tin_last_four text,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT person_once PRIMARY KEY (issuer, person),
    CONSTRAINT person_of_one_taxpayer_number UNIQUE (tin_hash, issuer),
    CONSTRAINT person_name_well_formed CHECK (ledger.is_name(person)),
    CONSTRAINT person_tin_hash_length CHECK (octet_length(tin_hash) = 32),
    CONSTRAINT person_tin_masked
    CHECK ((tin_hash IS NULL) = (tin_last_four IS NULL) AND tin_last_four ~ '^[0-9]{4}$')
);
CREATE INDEX person_by_name ON ledger.person (upper(full_name), issuer);
COMMENT ON COLUMN ledger.person.tin_hash IS
'HMAC-SHA-256 of the taxpayer number under a key that the database never sees.';

CREATE TABLE ledger.account (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    account ledger.name NOT NULL,
    inscription text NOT NULL,
    form text NOT NULL,
    street text,
    city text,
    state text,
    postal_code text,
    country text NOT NULL,
    tin_last_four text,
    tin_absence text,
    reading json,
    grammar_version smallint,
    is_issuers_own boolean NOT NULL DEFAULT false,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT account_once PRIMARY KEY (issuer, account),
    CONSTRAINT account_name_well_formed CHECK (is_issuers_own OR ledger.is_name(account)),
    CONSTRAINT account_inscription_present CHECK (inscription ~ '\S'),
    CONSTRAINT account_tin_masked CHECK (tin_last_four ~ '^[0-9]{4}$'),
    CONSTRAINT account_tin_given_or_absent CHECK (tin_last_four IS NULL OR tin_absence IS NULL),
    CONSTRAINT account_form_known CHECK (
        form IN (
            'INDIVIDUAL', 'JT TEN', 'TEN COM', 'TEN ENT', 'UNIF GIFT MIN ACT',
            'UNIF TRF MIN ACT', 'TRUST', 'ESTATE', 'CORPORATION', 'PARTNERSHIP', 'NOMINEE'
        )
    )
);
COMMENT ON TABLE ledger.account IS
'17 CFR 240.17Ad-9(b), master securityholder file: a registration, its inscription verbatim.';

CREATE TABLE ledger.account_owner (
    issuer ledger.name NOT NULL,
    account ledger.name NOT NULL,
    person ledger.name NOT NULL,
    capacity text NOT NULL,
    numerator bigint,
    denominator bigint,
    effective_from date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT account_owner_part_of_whole CHECK (
        (numerator IS NULL) = (denominator IS NULL)
        AND numerator BETWEEN 1 AND denominator AND denominator <= 1000000000
    ),
    CONSTRAINT account_owner_once PRIMARY KEY (issuer, account, person, capacity),
    CONSTRAINT account_owner_of_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT account_owner_is_person FOREIGN KEY (issuer, person) REFERENCES ledger.person,
    CONSTRAINT account_owner_capacity_known CHECK (
        capacity IN (
            'owner', 'joint_owner', 'minor', 'grantor', 'beneficiary', 'heir', 'nominee',
            'custodian', 'trustee', 'representative'
        )
    )
);
CREATE INDEX account_owner_by_person ON ledger.account_owner (person, issuer, account);
COMMENT ON COLUMN ledger.account_owner.capacity IS
'custodian, trustee and representative sign but do not own; every other capacity owns.';
COMMENT ON COLUMN ledger.account_owner.numerator IS
'The owner''s part of what the account holds; null for the whole of it.';

CREATE TABLE ledger.account_standing (
    issuer ledger.name NOT NULL,
    account ledger.name NOT NULL,
    fact bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    standing text NOT NULL,
    evidence text,
    effective_from date NOT NULL,
    effective_until date,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT account_standing_once PRIMARY KEY (issuer, account, fact),
    CONSTRAINT account_standing_of_account
    FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT account_standing_known
    CHECK (standing IN ('ordinary', 'intermediary', 'exempt')),
    CONSTRAINT account_standing_ends_after_it_begins CHECK (effective_until >= effective_from),
    CONSTRAINT account_exemption_has_evidence
    CHECK (standing <> 'exempt' OR evidence IS NOT NULL),
    CONSTRAINT account_evidence_named CHECK (evidence ~ '\S')
);
COMMENT ON TABLE ledger.account_standing IS
'17 CFR 240.17Ad-20: an intermediary acting as such is looked through, once it has shown it.';

CREATE TABLE ledger.outside_position (
    issuer ledger.name NOT NULL,
    person ledger.name NOT NULL,
    security ledger.name NOT NULL,
    fact bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    units bigint NOT NULL,
    as_of date NOT NULL,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT outside_position_once PRIMARY KEY (issuer, person, security, fact),
    CONSTRAINT outside_position_of_person FOREIGN KEY (issuer, person) REFERENCES ledger.person,
    CONSTRAINT outside_position_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT outside_position_not_negative CHECK (units >= 0)
);
COMMENT ON TABLE ledger.outside_position IS
'What a person holds of a class whose register another agent keeps, as that agent reports it.';

CREATE TABLE ledger.item (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    item bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    fingerprint bytea NOT NULL,
    kind text NOT NULL,
    security ledger.name,
    received_at timestamptz NOT NULL,
    presentor text,
    ticket text,
    signatures text [] NOT NULL,
    papers jsonb NOT NULL,
    entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT item_once PRIMARY KEY (issuer, item),
    CONSTRAINT item_key_once UNIQUE (key, issuer),
    CONSTRAINT item_fingerprint_length CHECK (octet_length(fingerprint) = 32),
    CONSTRAINT item_kind_known CHECK (
        kind IN (
            'transfer', 'issue', 'prepare', 'countersign', 'register', 'open', 'reverse'
        )
    )
);
COMMENT ON COLUMN ledger.item.fingerprint IS
'What is presented, whatever papers come with it: the key must not serve another item.';
COMMENT ON TABLE ledger.item IS '17 CFR 240.17Ad-1(a): what was presented, and 17Ad-6(a)(1): when.';

CREATE TABLE ledger.verdict (
    issuer ledger.name NOT NULL,
    item bigint NOT NULL,
    verdict bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    outcome text NOT NULL,
    findings json NOT NULL,
    positions json NOT NULL,
    classification json,
    fingerprint bytea NOT NULL,
    papers jsonb NOT NULL,
    rules_version integer NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT verdict_once PRIMARY KEY (issuer, item, verdict),
    CONSTRAINT verdict_on_item FOREIGN KEY (issuer, item) REFERENCES ledger.item,
    CONSTRAINT verdict_fingerprint_length CHECK (octet_length(fingerprint) = 32),
    CONSTRAINT verdict_outcome_known CHECK (outcome IN ('posted', 'refused', 'held'))
);

CREATE INDEX verdict_held ON ledger.verdict (item, issuer) WHERE outcome = 'held';
COMMENT ON COLUMN ledger.verdict.papers IS
'The papers that it was made on; a held item may come again with more.';

CREATE TABLE ledger.assignment (
    issuer ledger.name NOT NULL,
    item bigint NOT NULL,
    line smallint NOT NULL,
    assignee ledger.name NOT NULL,
    units bigint,
    CONSTRAINT assignment_once PRIMARY KEY (issuer, item, line),
    CONSTRAINT assignment_of_item FOREIGN KEY (issuer, item) REFERENCES ledger.item
);
COMMENT ON COLUMN ledger.assignment.assignee IS
'The account as the item names it; a refused item may name one that was never opened.';
COMMENT ON COLUMN ledger.assignment.units IS 'Null where the assignment leaves the count blank.';

CREATE TABLE ledger.medallion_guarantee (
    issuer ledger.name NOT NULL,
    item bigint NOT NULL,
    verdict bigint NOT NULL,
    signature smallint NOT NULL,
    program text NOT NULL,
    prefix text NOT NULL,
    serial text NOT NULL,
    institution text NOT NULL,
    value_covered bigint,
    dated date,
    CONSTRAINT medallion_guarantee_once PRIMARY KEY (issuer, item, verdict, signature),
    CONSTRAINT medallion_guarantee_of_verdict
    FOREIGN KEY (issuer, item, verdict) REFERENCES ledger.verdict
);
CREATE INDEX medallion_guarantee_by_serial
ON ledger.medallion_guarantee (serial, prefix, program, issuer);

CREATE TABLE ledger.entry (
    issuer ledger.name NOT NULL,
    entry bigint NOT NULL,
    kind text NOT NULL,
    effective_on date NOT NULL,
    posted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    item bigint NOT NULL,
    reverses bigint,
    reason text,
    CONSTRAINT entry_once PRIMARY KEY (issuer, entry),
    CONSTRAINT item_posted_once UNIQUE (item, issuer),
    CONSTRAINT entry_of_item FOREIGN KEY (issuer, item) REFERENCES ledger.item,
    CONSTRAINT entry_reversed_once UNIQUE (reverses, issuer),
    CONSTRAINT entry_reverses_entry FOREIGN KEY (issuer, reverses) REFERENCES ledger.entry,
    CONSTRAINT entry_reversal_named CHECK ((kind = 'reverse') = (reverses IS NOT NULL)),
    CONSTRAINT entry_kind_known CHECK (kind IN ('transfer', 'issue', 'open', 'reverse'))
);

CREATE TABLE ledger.certificate (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    account ledger.name NOT NULL,
    units bigint NOT NULL,
    paper text NOT NULL DEFAULT 'definitive',
    dated date,
    authority_document text,
    authority_signer text,
    item bigint,
    prepared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT certificate_number_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT certificate_of_security FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT certificate_of_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT certificate_of_item FOREIGN KEY (issuer, item) REFERENCES ledger.item,
    CONSTRAINT certificate_number_well_formed CHECK (ledger.is_name(number)),
    CONSTRAINT certificate_has_shares CHECK (units > 0),
    CONSTRAINT certificate_paper_known CHECK (paper IN ('temporary', 'definitive'))
);
CREATE INDEX certificate_by_account ON ledger.certificate (account, issuer);
CREATE INDEX certificate_by_item ON ledger.certificate (item, issuer) WHERE item IS NOT NULL;
COMMENT ON COLUMN ledger.certificate.item IS
'The item that prepared it and posted nothing; null where the entry of its registration tells.';
COMMENT ON COLUMN ledger.certificate.dated IS
'The issue date that a certificate taken over bears; else the day of its registration holds.';

CREATE TABLE ledger.countersignature (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    signer text,
    item bigint,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT certificate_countersigned_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT countersignature_of_item FOREIGN KEY (issuer, item) REFERENCES ledger.item,
    CONSTRAINT countersignature_of_certificate
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.certificate
);
CREATE INDEX countersignature_by_item ON ledger.countersignature (item, issuer)
WHERE item IS NOT NULL;
COMMENT ON TABLE ledger.countersignature IS
'Certificate face: not valid until countersigned by a Transfer Agent. UCC 8-208.';

CREATE TABLE ledger.registration (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    registrar text,
    entry bigint NOT NULL,
    line smallint,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT certificate_registered_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT registration_after_countersignature
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.countersignature,
    CONSTRAINT registration_in_entry FOREIGN KEY (issuer, entry) REFERENCES ledger.entry
);
CREATE INDEX registration_by_entry ON ledger.registration (entry, issuer);
COMMENT ON TABLE ledger.registration IS
'Certificate face: not valid until registered by the Registrar. From here it carries shares.';
COMMENT ON COLUMN ledger.registration.line IS
'The assignment it satisfies; null for a balance, an issue, a restored certificate.';

CREATE TABLE ledger.retirement (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    cause text NOT NULL,
    entry bigint NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT certificate_ends_once PRIMARY KEY (issuer, security, number),
    CONSTRAINT retirement_of_registered
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.registration,
    CONSTRAINT retirement_in_entry FOREIGN KEY (issuer, entry) REFERENCES ledger.entry,
    CONSTRAINT retirement_cause_known CHECK (cause IN ('SURRENDERED', 'REVERSED'))
);
CREATE INDEX retirement_by_entry ON ledger.retirement (entry, issuer);
COMMENT ON TABLE ledger.retirement IS
'The primary key is the rule: a certificate ends once, whoever writes. 17 CFR 240.17Ad-19.';

CREATE TABLE ledger.posting (
    issuer ledger.name NOT NULL,
    entry bigint NOT NULL,
    line integer NOT NULL,
    security ledger.name NOT NULL,
    account ledger.name NOT NULL,
    certificate ledger.name,
    units bigint NOT NULL,
    CONSTRAINT posting_once PRIMARY KEY (issuer, entry, line),
    CONSTRAINT posting_in_entry FOREIGN KEY (issuer, entry) REFERENCES ledger.entry,
    CONSTRAINT posting_to_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT posting_moves_shares CHECK (units <> 0)
);
COMMENT ON TABLE ledger.posting IS
'17 CFR 240.17Ad-9(e)-(f): credits and debits with certificate detail; each entry sums to zero.';

CREATE TABLE ledger.holding (
    issuer ledger.name NOT NULL,
    account ledger.name NOT NULL,
    security ledger.name NOT NULL,
    units bigint NOT NULL,
    CONSTRAINT holding_once PRIMARY KEY (issuer, account, security),
    CONSTRAINT holding_of_account FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT holding_of_security FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT holding_not_negative CHECK (units >= 0)
);
COMMENT ON TABLE ledger.holding IS
'Kept in step with the postings in the same transaction; recomputable from them at any time.';

CREATE TABLE ledger.book_total (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    registered bigint NOT NULL,
    issued bigint NOT NULL,
    CONSTRAINT book_total_once PRIMARY KEY (issuer, security),
    CONSTRAINT book_total_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT book_total_not_negative CHECK (registered >= 0)
);
COMMENT ON TABLE ledger.book_total IS
'registered: units on the register. issued: net units issued by this book, openings not counted.';

CREATE TABLE ledger.stop (
    issuer ledger.name NOT NULL,
    stop bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL,
    demanded_by text,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    placed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT stop_once PRIMARY KEY (issuer, stop),
    CONSTRAINT stop_received_before_it_was_placed CHECK (received_at <= placed_at),
    CONSTRAINT stop_on_certificate
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.certificate,
    CONSTRAINT stop_kind_known CHECK (
        kind IN (
            'LOST', 'STOLEN', 'DESTROYED', 'ADVERSE_CLAIM_403', 'COURT_ORDER', 'LEVY',
            'ESCHEAT', 'ISSUER_RESTRICTION', 'INTERNAL'
        )
    )
);
CREATE INDEX stop_by_certificate ON ledger.stop (number, security, issuer);
COMMENT ON TABLE ledger.stop IS 'UCC 8-403; 17 CFR 240.17Ad-6(a)(9).';
COMMENT ON COLUMN ledger.stop.received_at IS
'UCC 8-406: when the notice came, which decides whether a registration was first.';

CREATE TABLE ledger.stop_release (
    issuer ledger.name NOT NULL,
    stop bigint NOT NULL,
    authority text NOT NULL,
    released_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT stop_released_once PRIMARY KEY (issuer, stop),
    CONSTRAINT stop_release_of_stop FOREIGN KEY (issuer, stop) REFERENCES ledger.stop,
    CONSTRAINT stop_release_authority_named CHECK (authority ~ '\S')
);
