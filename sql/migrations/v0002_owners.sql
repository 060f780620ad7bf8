-- Who owns in fact, and what bounds him: relations, exceptions, prices, positions behind others.
-- Every fact is dated and rests on a paper; an end is a fact of its own.

CREATE TABLE ledger.relation (
    issuer ledger.name NOT NULL,
    relation bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    kind text NOT NULL,
    person ledger.name NOT NULL,
    other ledger.name,
    numerator bigint,
    denominator bigint,
    security ledger.name,
    units bigint,
    underlying bigint,
    effective_from date NOT NULL,
    effective_until date,
    paper text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT relation_once PRIMARY KEY (issuer, relation),
    CONSTRAINT relation_of_person FOREIGN KEY (issuer, person) REFERENCES ledger.person,
    CONSTRAINT relation_to_person FOREIGN KEY (issuer, other) REFERENCES ledger.person,
    CONSTRAINT relation_in_security FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT relation_on_relation FOREIGN KEY (issuer, underlying) REFERENCES ledger.relation,
    CONSTRAINT relation_kind_known CHECK (
        kind IN ('spouse', 'sibling', 'ancestor', 'descendant', 'stake', 'option')
    ),
    CONSTRAINT relation_to_another CHECK (other <> person),
    CONSTRAINT relation_names_its_terms CHECK (
        CASE kind
            WHEN 'stake' THEN other IS NOT NULL AND numerator IS NOT NULL
                AND denominator IS NOT NULL AND security IS NULL AND units IS NULL
                AND underlying IS NULL
            WHEN 'option' THEN numerator IS NULL AND denominator IS NULL
                AND security IS NOT NULL AND units IS NOT NULL
            ELSE other IS NOT NULL AND numerator IS NULL AND denominator IS NULL
                AND security IS NULL AND units IS NULL AND underlying IS NULL
        END
    ),
    CONSTRAINT relation_stake_is_part_of_whole
    CHECK (numerator BETWEEN 1 AND denominator AND denominator <= 1000000000),
    CONSTRAINT relation_option_has_shares CHECK (units > 0),
    CONSTRAINT relation_ends_after_it_begins CHECK (effective_until >= effective_from),
    CONSTRAINT relation_paper_named CHECK (paper ~ '\S')
);
CREATE INDEX relation_by_person ON ledger.relation (person, issuer);
CREATE INDEX relation_by_other ON ledger.relation (other, issuer);
COMMENT ON TABLE ledger.relation IS
'IRC 544 as modified by 856(h)(1)(B): family, stakes in entities, options. "person" is the
spouse, sibling, ancestor, descendant, owner or holder; "other" the one it is of.';
COMMENT ON COLUMN ledger.relation.other IS
'For an option the writer whose shares it is on; null where it is on shares not yet issued.';

CREATE TABLE ledger.relation_end (
    issuer ledger.name NOT NULL,
    relation bigint NOT NULL,
    ends_on date NOT NULL,
    paper text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT relation_ended_once PRIMARY KEY (issuer, relation),
    CONSTRAINT relation_end_of_relation
    FOREIGN KEY (issuer, relation) REFERENCES ledger.relation,
    CONSTRAINT relation_end_paper_named CHECK (paper ~ '\S')
);
COMMENT ON COLUMN ledger.relation_end.ends_on IS 'The last day of the relation.';

CREATE TABLE ledger.kin (
    issuer ledger.name NOT NULL,
    person ledger.name NOT NULL,
    root ledger.name NOT NULL,
    CONSTRAINT kin_once PRIMARY KEY (issuer, person),
    CONSTRAINT kin_of_person FOREIGN KEY (issuer, person) REFERENCES ledger.person,
    CONSTRAINT kin_root_is_person FOREIGN KEY (issuer, root) REFERENCES ledger.person
);
CREATE INDEX kin_by_root ON ledger.kin (root, issuer);
COMMENT ON TABLE ledger.kin IS
'Who was ever tied to whom, by any chain: the row of the root is locked for all of them.
Derived from the relations; it only grows, and an old tie locks too much, never too little.';

CREATE TABLE ledger.limit_exception (
    issuer ledger.name NOT NULL,
    limit_exception bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    person ledger.name NOT NULL,
    security ledger.name,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    effective_from date NOT NULL,
    effective_until date,
    authority text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT limit_exception_once PRIMARY KEY (issuer, limit_exception),
    CONSTRAINT limit_exception_of_person
    FOREIGN KEY (issuer, person) REFERENCES ledger.person,
    CONSTRAINT limit_exception_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT limit_exception_is_part_of_whole
    CHECK (numerator BETWEEN 1 AND denominator AND denominator <= 1000000000),
    CONSTRAINT limit_exception_ends_after_it_begins CHECK (effective_until >= effective_from),
    CONSTRAINT limit_exception_authority_named CHECK (authority ~ '\S')
);
CREATE INDEX limit_exception_by_person ON ledger.limit_exception (person, issuer);
COMMENT ON TABLE ledger.limit_exception IS
'An excepted holder: the board''s own percentage for one person, on the board''s paper.';

CREATE TABLE ledger.price (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    price bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    amount bigint NOT NULL,
    as_of date NOT NULL,
    source text NOT NULL,
    maximum_age_days integer,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT price_once PRIMARY KEY (issuer, security, price),
    CONSTRAINT price_of_security FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT price_positive CHECK (amount > 0),
    CONSTRAINT price_age_positive CHECK (maximum_age_days >= 0),
    CONSTRAINT price_source_named CHECK (source ~ '\S')
);
COMMENT ON COLUMN ledger.price.amount IS 'Of one share, in ten-thousandths of a dollar.';

CREATE TABLE ledger.disclosed_position (
    issuer ledger.name NOT NULL,
    account ledger.name NOT NULL,
    person ledger.name NOT NULL,
    security ledger.name NOT NULL,
    fact bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    units bigint NOT NULL,
    as_of date NOT NULL,
    source text NOT NULL,
    item bigint,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT disclosed_position_once PRIMARY KEY (issuer, account, person, security, fact),
    CONSTRAINT disclosed_position_behind_account
    FOREIGN KEY (issuer, account) REFERENCES ledger.account,
    CONSTRAINT disclosed_position_of_person
    FOREIGN KEY (issuer, person) REFERENCES ledger.person,
    CONSTRAINT disclosed_position_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT disclosed_position_of_item FOREIGN KEY (issuer, item) REFERENCES ledger.item,
    CONSTRAINT disclosed_position_not_negative CHECK (units >= 0),
    CONSTRAINT disclosed_position_source_named CHECK (source ~ '\S')
);
CREATE INDEX disclosed_position_by_person ON ledger.disclosed_position (person, issuer);
COMMENT ON TABLE ledger.disclosed_position IS
'What an intermediary discloses that it holds for a person: the whole position, as of a day.';

CREATE TABLE ledger.policy (
    issuer ledger.name NOT NULL REFERENCES ledger.issuer,
    policy bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    name text NOT NULL,
    value text NOT NULL,
    effective_from date NOT NULL,
    effective_until date,
    authority text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT policy_once PRIMARY KEY (issuer, policy),
    CONSTRAINT policy_ends_after_it_begins CHECK (effective_until >= effective_from),
    CONSTRAINT policy_authority_named CHECK (authority ~ '\S'),
    CONSTRAINT policy_name_known CHECK (
        name IN (
            'excess', 'joint_attribution', 'guarantee_waiver', 'court_certificate_age',
            'resolution_age', 'legend_makes_nonroutine', 'adverse_claim_days',
            'one_stamp_per_signature', 'signers_authority', 'tax_waiver',
            'affidavit_of_domicile'
        )
    )
);
CREATE INDEX policy_by_name ON ledger.policy (name, issuer);
COMMENT ON TABLE ledger.policy IS
'The issuer''s and the agent''s own dated settings, each on its written authority.';

CREATE TABLE ledger.excess (
    issuer ledger.name NOT NULL,
    excess bigint NOT NULL DEFAULT nextval('ledger.fact_number'),
    person ledger.name NOT NULL,
    scope ledger.name NOT NULL,
    basis text NOT NULL,
    since date NOT NULL,
    cause text NOT NULL,
    held text NOT NULL,
    outstanding text NOT NULL,
    allowed text NOT NULL,
    is_over boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT excess_once PRIMARY KEY (issuer, excess),
    CONSTRAINT excess_of_person FOREIGN KEY (issuer, person) REFERENCES ledger.person,
    CONSTRAINT excess_basis_known CHECK (basis IN ('NUMBER', 'VALUE')),
    CONSTRAINT excess_cause_named CHECK (cause ~ '\S')
);
CREATE INDEX excess_by_person ON ledger.excess (person, scope, basis, issuer);
COMMENT ON TABLE ledger.excess IS
'Who came to be over the limit, or back within it, by a fact that no transfer made: since when,
by what, and on which integers. The last row of a person, scope and basis holds.';
