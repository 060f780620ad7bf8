-- A long life, written in bulk: certificates that pass, whole, from one account to the next for
-- twenty years, so that what is held now says little of what was held then. Of every three
-- chains of certificates two pass twice and one three times; each has one certificate outstanding
-- at its end. Most were taken over from an earlier agent on the first day, the others issued
-- since. Asks for the setting benchmark.accounts; there are half as many chains again.
-- Foreign keys are put off: every row here is sound, and countersign book verify says so.
SET session_replication_role = replica;
SET synchronous_commit = off;
SET maintenance_work_mem = '256MB';
SET work_mem = '128MB';
SET jit = off;
SET timezone = 'UTC';

CREATE SCHEMA life;

CREATE FUNCTION life.account_name(p_number bigint) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN 'N' || lpad(p_number::text, 7, '0');

-- Who owns the certificate of a chain after a step: a few owners have many of the large ones.
CREATE FUNCTION life.owner_of(p_chain bigint, p_step bigint, p_accounts bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN p_chain % 50 = 0 AND p_step % 2 = 0
        THEN ((p_chain / 50) % 100) * ((p_chain / 50) % 100) * 40 / 10000
    ELSE (p_chain * 7919 + p_step * 104729) % p_accounts
END;

CREATE TEMPORARY TABLE asked AS
SELECT current_setting('benchmark.accounts')::bigint AS accounts,
    current_setting('benchmark.accounts')::bigint * 3 / 2 AS chains,
    current_date - 1 - DATE '2006-01-03' AS life;

CREATE TEMPORARY TABLE passing AS
WITH step AS (
    SELECT c AS chain, s AS step, s = 0 AND c % 5 <> 4 AS is_opening,
        CASE
            WHEN c % 5 = 4
                THEN DATE '2006-01-03' + ((s * life + c * 4801 % life) / (last + 1))::integer
            WHEN s = 0 THEN DATE '2006-01-02'
            ELSE DATE '2006-01-03' + (((s - 1) * life + c * 4801 % life) / last)::integer
        END AS day,
        life.account_name(life.owner_of(c, s, accounts)) AS account,
        life.account_name(life.owner_of(c, s - 1, accounts)) AS former,
        CASE c % 10 WHEN 9 THEN 'PREF' ELSE 'SERB' END AS security,
        CASE c % 50 WHEN 0 THEN 40000 ELSE 10 + c % 90 END AS units
    FROM asked
    CROSS JOIN generate_series(0, chains - 1) AS c
    CROSS JOIN LATERAL (SELECT CASE c % 3 WHEN 0 THEN 3 ELSE 2 END AS last) AS l
    CROSS JOIN LATERAL generate_series(0, last) AS s
)
SELECT chain, step, day, account, former, security, units,
    CASE WHEN is_opening THEN 'open' WHEN step = 0 THEN 'issue' ELSE 'transfer' END AS kind,
    -- A hundred certificates are taken over in one entry; every transfer has its own.
    dense_rank() OVER (
        ORDER BY day, NOT is_opening, CASE WHEN is_opening THEN chain / 100 ELSE chain END, step,
            CASE WHEN is_opening THEN security END
    ) AS entry,
    row_number() OVER (
        PARTITION BY day, NOT is_opening,
            CASE WHEN is_opening THEN chain / 100 ELSE chain END, step,
            CASE WHEN is_opening THEN security END
        ORDER BY chain
    ) AS line
FROM step
ORDER BY entry, line;

CREATE TEMPORARY TABLE act AS
SELECT DISTINCT entry, kind, day, CASE kind WHEN 'open' THEN NULL ELSE security END AS security
FROM passing
ORDER BY entry;
ANALYZE passing;
ANALYZE act;

INSERT INTO ledger.issuer (issuer, legal_name, jurisdiction, time_zone, opened_at)
VALUES ('BEN', 'Specimen Mortgage, Inc.', 'MD', 'America/New_York', '2006-01-01 12:00+00');

INSERT INTO ledger.account (
    issuer, account, inscription, form, country, is_issuers_own, opened_at
)
VALUES (
    'BEN', '@UNISSUED', 'Authorised but unissued', 'CORPORATION', 'US', true,
    '2006-01-01 12:00+00'
);

INSERT INTO ledger.security (
    issuer, security, title, is_equity, is_kept_here, scale, serial_prefix, serial_width,
    serial_sequence, added_at
)
SELECT 'BEN', s.security, s.title, true, s.is_kept_here, 0, s.security || '-', 8,
    nextval('ledger.serial_sequence_number'), '2006-01-01 12:00+00'
FROM (
    VALUES ('COM', 'Specimen common stock', false),
    ('PREF', 'Specimen preferred stock', true), ('SERB', 'Specimen series B stock', true)
) AS s (security, title, is_kept_here);

DO $$
DECLARE
    v_sequence bigint;
BEGIN
    FOR v_sequence IN SELECT serial_sequence FROM ledger.security
    LOOP
        EXECUTE format('CREATE SEQUENCE ledger.%I', 'serial_' || v_sequence);
    END LOOP;
END
$$;

INSERT INTO ledger.person (issuer, person, full_name, is_entity, recorded_at)
SELECT 'BEN', life.account_name(n), 'HOLDER ' || n || ' SPECIMEN', n % 1000 = 0,
    '2006-01-01 12:00+00'
FROM asked, generate_series(0, accounts - 1) AS n;

INSERT INTO ledger.account (
    issuer, account, inscription, form, street, city, state, postal_code, country, tin_absence,
    opened_at
)
SELECT 'BEN', life.account_name(n), 'HOLDER ' || n || ' SPECIMEN',
    CASE WHEN n % 1000 = 0 THEN 'CORPORATION' WHEN n % 10 = 3 THEN 'JT TEN' ELSE 'INDIVIDUAL' END,
    '1 Specimen Street', 'Springfield', 'MA', '01101', 'US', 'specimen', '2006-01-01 12:00+00'
FROM asked, generate_series(0, accounts - 1) AS n;

-- Each account has an owner of its own, and a tenth of them the next one's beside him.
INSERT INTO ledger.account_owner (
    issuer, account, person, capacity, effective_from, recorded_at
)
SELECT 'BEN', life.account_name(n), life.account_name(n + k),
    CASE n % 10 WHEN 3 THEN 'joint_owner' ELSE 'owner' END, DATE '2006-01-01',
    '2006-01-01 12:00+00'
FROM asked, generate_series(0, accounts - 1) AS n,
    generate_series(0, CASE WHEN n % 10 = 3 THEN 1 ELSE 0 END) AS k;

-- Families of five, and entities of three owners.
INSERT INTO ledger.relation (
    issuer, kind, person, other, numerator, denominator, effective_from, paper, recorded_at
)
SELECT 'BEN', 'descendant', life.account_name(n + k), life.account_name(n), NULL, NULL,
    DATE '2007-05-01', 'specimen', TIMESTAMPTZ '2007-05-01 15:00+00'
FROM asked, generate_series(50, accounts - 5, 200) AS n, generate_series(1, 4) AS k
UNION ALL
SELECT 'BEN', 'stake', life.account_name(n + 100 + k), life.account_name(n), 1, 4,
    DATE '2007-05-01', 'specimen', TIMESTAMPTZ '2007-05-01 15:00+00'
FROM asked, generate_series(0, accounts - 104, 1000) AS n, generate_series(1, 3) AS k;

INSERT INTO ledger.kin (issuer, person, root)
SELECT 'BEN', r.person, r.other FROM ledger.relation AS r
UNION
SELECT 'BEN', r.other, r.other FROM ledger.relation AS r;

-- Intermediaries that have shown themselves as such, each with what it holds for two persons.
INSERT INTO ledger.account_standing (
    issuer, account, standing, evidence, effective_from, recorded_at
)
SELECT 'BEN', life.account_name(n), 'intermediary', 'specimen', DATE '2006-06-01',
    '2006-06-01 15:00+00'
FROM asked, generate_series(507, accounts - 1, 1000) AS n;

INSERT INTO ledger.disclosed_position (
    issuer, account, person, security, units, as_of, source, recorded_at
)
SELECT 'BEN', life.account_name(n), life.account_name(n - k), 'SERB', 10, DATE '2006-06-01',
    'specimen', '2006-06-01 15:00+00'
FROM asked, generate_series(507, accounts - 1, 1000) AS n, generate_series(1, 2) AS k;

INSERT INTO ledger.item (
    issuer, item, key, fingerprint, kind, security, received_at, signatures, papers, entered_at
)
SELECT 'BEN', entry, 'life-' || entry, sha256('life'), kind, security, day + TIME '15:00', '{}',
    '{}', day + TIME '15:01'
FROM act
ORDER BY entry;

INSERT INTO ledger.verdict (
    issuer, item, outcome, findings, positions, fingerprint, papers, rules_version, made_at
)
SELECT 'BEN', entry, 'posted', '[]', '[]', sha256('life'), '{}', 1, day + TIME '15:05'
FROM act
ORDER BY entry;

INSERT INTO ledger.entry (issuer, entry, kind, effective_on, item, posted_at)
SELECT 'BEN', entry, kind, day, entry, day + TIME '15:05'
FROM act
ORDER BY entry;

INSERT INTO ledger.certificate (issuer, security, number, account, units, dated, prepared_at)
SELECT 'BEN', security, 'C' || chain || '-' || step, account, units, day, day + TIME '15:05'
FROM passing
ORDER BY entry, line;

INSERT INTO ledger.countersignature (issuer, security, number, made_at)
SELECT 'BEN', security, 'C' || chain || '-' || step, day + TIME '15:05'
FROM passing
ORDER BY entry, line;

INSERT INTO ledger.registration (issuer, security, number, entry, made_at)
SELECT 'BEN', security, 'C' || chain || '-' || step, entry, day + TIME '15:05'
FROM passing
ORDER BY entry, line;

INSERT INTO ledger.retirement (issuer, security, number, cause, entry, made_at)
SELECT 'BEN', security, 'C' || chain || '-' || step - 1, 'SURRENDERED', entry, day + TIME '15:05'
FROM passing WHERE step > 0
ORDER BY entry, line;

INSERT INTO ledger.posting (issuer, entry, line, security, account, certificate, units)
SELECT 'BEN', p.entry, p.line * 2 - k, p.security,
    CASE WHEN k = 0 THEN p.account WHEN p.step = 0 THEN '@UNISSUED' ELSE p.former END,
    CASE
        WHEN k = 0 THEN 'C' || p.chain || '-' || p.step
        WHEN p.step > 0 THEN 'C' || p.chain || '-' || p.step - 1
    END,
    CASE k WHEN 0 THEN p.units ELSE -p.units END
FROM passing AS p CROSS JOIN generate_series(0, 1) AS k
ORDER BY p.entry, p.line, k DESC;

-- An account that has nothing left keeps its row, as one has that once held something.
INSERT INTO ledger.holding (issuer, account, security, units)
SELECT 'BEN', account, security, sum(units)
FROM ledger.posting
WHERE issuer = 'BEN' AND account <> '@UNISSUED'
GROUP BY account, security;

INSERT INTO ledger.book_total (issuer, security, registered, issued)
SELECT 'BEN', security, sum(units), coalesce(sum(units) FILTER (WHERE kind = 'issue'), 0)
FROM passing WHERE step = 0
GROUP BY security;

-- What the limit is measured by, as it was stated over the years: common stock that another agent
-- keeps, as much of it at last as makes the whole a multiple of a thousand.
INSERT INTO ledger.capital_statement (
    issuer, security, authorised, outstanding, as_of, source, maximum_age_days, issued_before,
    recorded_at
)
SELECT 'BEN', 'COM', NULL, w.units * (60 + y) / 100 + CASE y WHEN 40 THEN w.rest ELSE 0 END, d.day,
    'Specimen officer''s certificate', 200, 0, d.day + TIME '16:00'
FROM asked
CROSS JOIN (
    SELECT sum(registered)::bigint / 1000 * 1000 AS units,
        1000 - sum(registered)::bigint % 1000 AS rest
    FROM ledger.book_total
) AS w
CROSS JOIN generate_series(0, 40) AS y
CROSS JOIN LATERAL (
    SELECT CASE y
        WHEN 40 THEN DATE '2006-01-03' + life ELSE DATE '2006-01-02' + (y * (life / 41))::integer
    END AS day
) AS d
UNION ALL
SELECT 'BEN', t.security, t.registered * 2, NULL, DATE '2006-01-02', 'Specimen charter', NULL, 0,
    TIMESTAMPTZ '2006-01-02 15:00+00'
FROM ledger.book_total AS t;

INSERT INTO ledger.price (
    issuer, security, amount, as_of, source, maximum_age_days, recorded_at
)
SELECT 'BEN', s.security, (200000 + 1000 * (m % 60)) * s.times / 10, d.day,
    'Specimen exchange, close', 45, d.day + TIME '22:00'
FROM asked
CROSS JOIN (VALUES ('COM', 10), ('PREF', 40), ('SERB', 12)) AS s (security, times)
CROSS JOIN generate_series(0, 260) AS m
CROSS JOIN LATERAL (
    SELECT DATE '2006-01-03' + ((life * m) / 260)::integer AS day
) AS d;

INSERT INTO ledger.ownership_limit (
    issuer, security, numerator, denominator, basis, effective_from, authority, recorded_at
)
VALUES (
    'BEN', NULL, 99, 1000, 'MORE_RESTRICTIVE', '2006-01-02', 'Specimen charter, Article IX',
    TIMESTAMPTZ '2006-01-02 15:00+00'
),
(
    'BEN', 'SERB', 99, 1000, 'NUMBER', '2006-01-02', 'Specimen charter, Article IX',
    TIMESTAMPTZ '2006-01-02 15:00+00'
);

INSERT INTO ledger.limit_exception (
    issuer, person, numerator, denominator, effective_from, authority, recorded_at
)
SELECT 'BEN', life.account_name(n), 20, 100, DATE '2010-01-04', 'Specimen resolution',
    '2010-01-04 15:00+00'
FROM generate_series(1, 2) AS n;

-- One person exactly at the limit on the number of shares and one near it, by what they have of the
-- common stock.
INSERT INTO ledger.outside_position (
    issuer, person, security, units, as_of, source, recorded_at
)
SELECT 'BEN', p.person, 'COM', (c.outstanding + t.units) / 1000 * p.permille - coalesce((
        SELECT sum(h.units) FROM ledger.holding AS h WHERE h.account = p.person
    ), 0), c.as_of, 'Specimen agent', c.recorded_at
FROM (VALUES (life.account_name(41), 99), (life.account_name(42), 96)) AS p (person, permille)
CROSS JOIN (SELECT sum(registered)::bigint AS units FROM ledger.book_total) AS t
CROSS JOIN (
    SELECT outstanding, as_of, recorded_at FROM ledger.capital_statement
    WHERE security = 'COM' ORDER BY as_of DESC LIMIT 1
) AS c;

-- Now and then somebody asked for more than the limit allows, and was refused.
INSERT INTO ledger.item (
    issuer, item, key, fingerprint, kind, security, received_at, signatures, papers, entered_at
)
SELECT 'BEN', a.entry + m.most, 'refused-' || a.entry, sha256('refused'), 'transfer', 'SERB',
    a.day + TIME '15:10', '{}', '{}', a.day + TIME '15:11'
FROM act AS a, (SELECT max(entry) AS most FROM act) AS m
WHERE a.entry % 100 = 0;

INSERT INTO ledger.verdict (
    issuer, item, outcome, findings, positions, fingerprint, papers, rules_version, made_at
)
SELECT 'BEN', a.entry + m.most, 'refused',
    '[{"code": "CAP_EXCEEDED", "severity": "refuse", "message": "Above the limit: specimen."}]',
    '[]', sha256('refused'), '{}', 1, a.day + TIME '15:12'
FROM act AS a, (SELECT max(entry) AS most FROM act) AS m
WHERE a.entry % 100 = 0;

SELECT setval('ledger.item_number', max(item)) FROM ledger.item;
SELECT setval('ledger.entry_number', max(entry)) FROM ledger.entry;

DROP TABLE passing, act;
DROP SCHEMA life CASCADE;
SET session_replication_role = origin;
RESET synchronous_commit;
