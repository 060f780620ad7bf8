-- So many accounts, each owned by one person and holding one certificate, written in bulk as if
-- taken over from an earlier agent. Foreign keys are put off: every row here is sound.
SET session_replication_role = replica;

CREATE SCHEMA bare;

CREATE FUNCTION bare.account_name(p_number bigint) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN 'N' || lpad(p_number::text, 7, '0');

CREATE TEMPORARY TABLE asked AS
SELECT current_setting('benchmark.accounts')::bigint AS accounts;

INSERT INTO ledger.person (issuer, person, full_name, is_entity)
SELECT 'BEN', bare.account_name(n), 'HOLDER ' || n || ' SPECIMEN', false
FROM asked, generate_series(0, accounts - 1) AS n;

INSERT INTO ledger.account (
    issuer, account, inscription, form, street, city, state, postal_code, country, tin_absence
)
SELECT 'BEN', bare.account_name(n), 'HOLDER ' || n || ' SPECIMEN', 'INDIVIDUAL',
    '1 Specimen Street', 'Springfield', 'MA', '01101', 'US', 'specimen'
FROM asked, generate_series(0, accounts - 1) AS n;

INSERT INTO ledger.account_owner (issuer, account, person, capacity, effective_from)
SELECT 'BEN', bare.account_name(n), bare.account_name(n), 'owner', DATE '2001-01-25'
FROM asked, generate_series(0, accounts - 1) AS n;

INSERT INTO ledger.item (
    issuer, item, key, fingerprint, kind, security, received_at, signatures, papers
)
VALUES ('BEN', 0, 'opening', sha256('opening'), 'open', 'SERB', now(), '{}', '{}');

INSERT INTO ledger.verdict (
    issuer, item, outcome, findings, positions, fingerprint, papers, rules_version
)
VALUES ('BEN', 0, 'posted', '[]', '[]', sha256('opening'), '{}', 1);

INSERT INTO ledger.entry (issuer, entry, kind, effective_on, item)
VALUES ('BEN', 0, 'open', current_date, 0);

INSERT INTO ledger.certificate (issuer, security, number, account, units)
SELECT 'BEN', 'SERB', 'S' || n || '-0', bare.account_name(n), 1000000000
FROM asked, generate_series(0, accounts - 1) AS n;

INSERT INTO ledger.countersignature (issuer, security, number)
SELECT 'BEN', 'SERB', 'S' || n || '-0'
FROM asked, generate_series(0, accounts - 1) AS n;

INSERT INTO ledger.registration (issuer, security, number, entry)
SELECT 'BEN', 'SERB', 'S' || n || '-0', 0
FROM asked, generate_series(0, accounts - 1) AS n;

INSERT INTO ledger.posting (issuer, entry, line, security, account, certificate, units)
SELECT 'BEN', 0, n + 1, 'SERB', bare.account_name(n), 'S' || n || '-0', 1000000000
FROM asked, generate_series(0, accounts - 1) AS n
UNION ALL
SELECT 'BEN', 0, accounts + 1, 'SERB', '@UNISSUED', NULL, -1000000000 * accounts
FROM asked;

INSERT INTO ledger.holding (issuer, account, security, units)
SELECT 'BEN', bare.account_name(n), 'SERB', 1000000000
FROM asked, generate_series(0, accounts - 1) AS n;

INSERT INTO ledger.book_total (issuer, security, registered, issued)
SELECT 'BEN', 'SERB', 1000000000 * accounts, 0
FROM asked;

SET session_replication_role = origin;
