-- The paper beside the shares: legends, standards, what happened to a stop, what was decided.

CREATE TABLE ledger.legend (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    version integer NOT NULL,
    wording text NOT NULL,
    numerator bigint,
    denominator bigint,
    effective_from date NOT NULL,
    authority text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT legend_once PRIMARY KEY (issuer, security, version),
    CONSTRAINT legend_of_security FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT legend_version_positive CHECK (version > 0),
    CONSTRAINT legend_wording_present CHECK (wording ~ '\S'),
    CONSTRAINT legend_names_a_limit CHECK (
        (numerator IS NULL) = (denominator IS NULL) AND numerator BETWEEN 1 AND denominator
    ),
    CONSTRAINT legend_authority_named CHECK (authority ~ '\S')
);
COMMENT ON TABLE ledger.legend IS
'UCC 8-204, MGCL 2-211: the restriction as the certificates of a security note it.';

CREATE TABLE ledger.certificate_legend (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    number ledger.name NOT NULL,
    fact bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    version integer,
    image_hash bytea,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT certificate_legend_once PRIMARY KEY (issuer, security, number, fact),
    CONSTRAINT certificate_legend_on_certificate
    FOREIGN KEY (issuer, security, number) REFERENCES ledger.certificate,
    CONSTRAINT certificate_legend_known
    FOREIGN KEY (issuer, security, version) REFERENCES ledger.legend,
    CONSTRAINT certificate_legend_hash_length CHECK (octet_length(image_hash) = 32)
);
COMMENT ON COLUMN ledger.certificate_legend.version IS
'The wording that the paper bears; null where it was looked for and is not there.';

CREATE TABLE ledger.stop_event (
    issuer ledger.name NOT NULL,
    stop bigint NOT NULL,
    event bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    happened_on date NOT NULL,
    party text,
    detail text,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT stop_event_once PRIMARY KEY (issuer, stop, event),
    CONSTRAINT stop_event_of_stop FOREIGN KEY (issuer, stop) REFERENCES ledger.stop,
    CONSTRAINT stop_event_kind_known CHECK (
        kind IN (
            'presented', 'notice_to_claimant', 'notice_to_presentor', 'process_served',
            'bond_filed', 'process_ended'
        )
    )
);
COMMENT ON TABLE ledger.stop_event IS
'UCC 8-403: the presentation, both notices, the process or the bond in time, and its end.';

CREATE TABLE ledger.guarantee_standard (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    version integer NOT NULL,
    wording text NOT NULL,
    programs text [] NOT NULL,
    effective_from date NOT NULL,
    authority text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT guarantee_standard_once PRIMARY KEY (issuer, version),
    CONSTRAINT guarantee_standard_wording_present CHECK (wording ~ '\S'),
    CONSTRAINT guarantee_standard_authority_named CHECK (authority ~ '\S')
);
COMMENT ON TABLE ledger.guarantee_standard IS
'17 CFR 240.17Ad-15(c): the agent''s written standards for guarantors, as of each day.';

CREATE TABLE ledger.guarantee_rejection (
    issuer ledger.name NOT NULL,
    rejection bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    item bigint NOT NULL,
    verdict bigint NOT NULL,
    signature smallint NOT NULL,
    code text NOT NULL,
    institution text,
    standard integer,
    notify_by date,
    rejected_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT guarantee_rejection_once PRIMARY KEY (issuer, rejection),
    CONSTRAINT guarantee_rejection_by_verdict
    FOREIGN KEY (issuer, item, verdict) REFERENCES ledger.verdict
);
CREATE INDEX guarantee_rejection_by_item ON ledger.guarantee_rejection (item, issuer);
COMMENT ON TABLE ledger.guarantee_rejection IS
'17 CFR 240.17Ad-15: each guarantee rejected, the standard it failed, and the notice''s day.';

CREATE TABLE ledger.notice (
    issuer ledger.name NOT NULL,
    notice bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    item bigint NOT NULL,
    addressee text NOT NULL,
    method text NOT NULL,
    sent_on date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT notice_once PRIMARY KEY (issuer, notice),
    CONSTRAINT notice_of_item FOREIGN KEY (issuer, item) REFERENCES ledger.item,
    CONSTRAINT notice_addressee_known CHECK (addressee IN ('presentor', 'guarantor')),
    CONSTRAINT notice_method_named CHECK (method ~ '\S')
);
CREATE INDEX notice_by_item ON ledger.notice (item, issuer);

CREATE TABLE ledger.decision (
    issuer ledger.name NOT NULL,
    decision bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    item bigint NOT NULL,
    verdict bigint NOT NULL,
    ruling text NOT NULL,
    codes text [] NOT NULL,
    reason text NOT NULL,
    paper text,
    next_on date,
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT decision_once PRIMARY KEY (issuer, decision),
    CONSTRAINT decision_on_verdict
    FOREIGN KEY (issuer, item, verdict) REFERENCES ledger.verdict,
    CONSTRAINT decision_ruling_known CHECK (ruling IN ('allow', 'refuse', 'wait')),
    CONSTRAINT decision_reason_given CHECK (reason ~ '\S'),
    CONSTRAINT decision_to_allow_has_paper
    CHECK (ruling <> 'allow' OR coalesce(paper, '') ~ '\S'),
    CONSTRAINT decision_to_wait_has_day CHECK ((ruling = 'wait') = (next_on IS NOT NULL))
);
-- One officer may put off an item again and again, and lets it pass once.
CREATE UNIQUE INDEX decision_by_officer_once
ON ledger.decision (item, verdict, actor, issuer, codes) WHERE ruling = 'allow';
CREATE INDEX decision_by_item ON ledger.decision (item, issuer);
COMMENT ON TABLE ledger.decision IS
'UCC 8-401(b): a held item waits for a person, who decides with a reason and on a paper.';

CREATE TABLE ledger.calendar_year (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    year smallint NOT NULL,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT calendar_year_once PRIMARY KEY (issuer, year)
);

CREATE TABLE ledger.calendar_day (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    day date NOT NULL,
    fact bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    is_open boolean NOT NULL,
    name text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT calendar_day_once PRIMARY KEY (issuer, day, fact)
);
COMMENT ON TABLE ledger.calendar_day IS
'17 CFR 240.17Ad-1(h), business day: what differs from Monday to Friday; the last row holds.';
