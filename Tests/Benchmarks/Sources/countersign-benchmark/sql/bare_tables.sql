-- The same tables in a schema `bare`: columns, defaults, checks, keys, indexes and foreign keys,
-- with the same rows, but without one function of ours.
DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT c.relname FROM pg_class AS c
        WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind = 'r' ORDER BY c.relname
    LOOP
        EXECUTE format(
            'CREATE TABLE bare.%1$I (LIKE ledger.%1$I INCLUDING ALL)', found.relname);
        EXECUTE format('INSERT INTO bare.%1$I SELECT * FROM ledger.%1$I', found.relname);
    END LOOP;
    FOR found IN
        SELECT c.conname, t.relname,
            replace(pg_get_constraintdef(c.oid), 'ledger.', 'bare.') AS definition
        FROM pg_constraint AS c
        JOIN pg_class AS t ON t.oid = c.conrelid
        WHERE c.connamespace = 'ledger'::regnamespace AND c.contype = 'f'
        ORDER BY c.conname
    LOOP
        EXECUTE format(
            'ALTER TABLE bare.%I ADD CONSTRAINT %I %s',
            found.relname, found.conname, found.definition);
    END LOOP;
END
$$;

-- Transfer number n is out of the certificate S<account>-<generation>, where n goes round and
-- round the accounts: each certificate ends once, without a look at the book. What follows the
-- word BARE in a number is known to be new.
CREATE SEQUENCE bare.source MINVALUE 0;

CREATE FUNCTION bare.write_transfer(p_accounts bigint, p_step bigint) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_source CONSTANT bigint := nextval('bare.source');
    v_item CONSTANT bigint := nextval('ledger.item_number');
    v_entry CONSTANT bigint := nextval('ledger.entry_number');
    v_verdict CONSTANT bigint := nextval('ledger.fact_number');
    v_place CONSTANT bigint := v_source % p_accounts;
    v_turn CONSTANT bigint := v_source / p_accounts;
    v_account CONSTANT text := bare.account_name(v_place);
    v_taker CONSTANT text := bare.account_name((v_source + p_step) % p_accounts);
    v_old CONSTANT text := 'S' || v_place || '-' || v_turn;
    v_new CONSTANT text := 'S' || v_place || '-' || v_turn + 1;
    v_taken CONSTANT text := 'BARE-' || v_source;
    v_units CONSTANT bigint := 1000000000 - 100 * v_turn;
BEGIN
    INSERT INTO bare.item (
        issuer, item, key, fingerprint, kind, security, received_at, signatures, papers
    )
    VALUES ('BEN', v_item, 'bare-000000000000000000-' || v_source,
        '\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'transfer', 'SERB',
        clock_timestamp(), ARRAY['HOLDER ' || v_place || ' SPECIMEN'], bare.papers());
    INSERT INTO bare.verdict (
        issuer, item, verdict, outcome, findings, positions, fingerprint, papers, rules_version
    )
    VALUES ('BEN', v_item, v_verdict, 'posted', '[]', bare.positions(),
        '\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', bare.papers(), 2);
    INSERT INTO bare.assignment (issuer, item, line, assignee, units)
    VALUES ('BEN', v_item, 1, v_taker, 100);
    INSERT INTO bare.medallion_guarantee (
        issuer, item, verdict, signature, program, prefix, serial, institution, dated
    )
    VALUES ('BEN', v_item, v_verdict, 1, 'STAMP', 'Z', 'Z-' || v_source, 'Specimen Bank',
        '2020-01-02');
    INSERT INTO bare.entry (issuer, entry, kind, effective_on, item)
    VALUES ('BEN', v_entry, 'transfer', current_date, v_item);
    INSERT INTO bare.certificate (issuer, security, number, account, units)
    VALUES ('BEN', 'SERB', v_taken, v_taker, 100),
        ('BEN', 'SERB', v_new, v_account, v_units - 100);
    INSERT INTO bare.countersignature (issuer, security, number)
    VALUES ('BEN', 'SERB', v_taken), ('BEN', 'SERB', v_new);
    INSERT INTO bare.registration (issuer, security, number, entry, line)
    VALUES ('BEN', 'SERB', v_taken, v_entry, 1), ('BEN', 'SERB', v_new, v_entry, NULL);
    INSERT INTO bare.retirement (issuer, security, number, cause, entry)
    VALUES ('BEN', 'SERB', v_old, 'SURRENDERED', v_entry);
    INSERT INTO bare.posting (issuer, entry, line, security, account, certificate, units)
    VALUES ('BEN', v_entry, 1, 'SERB', v_account, v_old, -v_units),
        ('BEN', v_entry, 2, 'SERB', v_taker, v_taken, 100),
        ('BEN', v_entry, 3, 'SERB', v_account, v_new, v_units - 100);
    UPDATE bare.holding
    SET units = units + CASE account WHEN v_taker THEN 100 ELSE -100 END
    WHERE issuer = 'BEN' AND account = ANY(ARRAY[v_account, v_taker]) AND security = 'SERB';
END
$$;

-- So many transfers at once, one set-based statement for each table.
CREATE FUNCTION bare.write_transfers(p_accounts bigint, p_count bigint, p_step bigint)
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_first CONSTANT bigint := nextval('bare.source');
BEGIN
    PERFORM setval('bare.source', v_first + p_count - 1);
    INSERT INTO bare.item (
        issuer, item, key, fingerprint, kind, security, received_at, signatures, papers
    )
    SELECT 'BEN', -n, 'bare-000000000000000000-' || n,
        '\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'transfer', 'SERB',
        clock_timestamp(), ARRAY['HOLDER ' || n % p_accounts || ' SPECIMEN'], bare.papers()
    FROM generate_series(v_first, v_first + p_count - 1) AS n;
    INSERT INTO bare.verdict (
        issuer, item, verdict, outcome, findings, positions, fingerprint, papers, rules_version
    )
    SELECT 'BEN', -n, -n, 'posted', '[]', bare.positions(),
        '\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', bare.papers(), 2
    FROM generate_series(v_first, v_first + p_count - 1) AS n;
    INSERT INTO bare.assignment (issuer, item, line, assignee, units)
    SELECT 'BEN', -n, 1, bare.account_name((n + p_step) % p_accounts), 100
    FROM generate_series(v_first, v_first + p_count - 1) AS n;
    INSERT INTO bare.medallion_guarantee (
        issuer, item, verdict, signature, program, prefix, serial, institution, dated
    )
    SELECT 'BEN', -n, -n, 1, 'STAMP', 'Z', 'Z-' || n, 'Specimen Bank', DATE '2020-01-02'
    FROM generate_series(v_first, v_first + p_count - 1) AS n;
    INSERT INTO bare.entry (issuer, entry, kind, effective_on, item)
    SELECT 'BEN', -n, 'transfer', current_date, -n
    FROM generate_series(v_first, v_first + p_count - 1) AS n;
    INSERT INTO bare.certificate (issuer, security, number, account, units)
    SELECT 'BEN', 'SERB', c.number, c.account, c.units
    FROM generate_series(v_first, v_first + p_count - 1) AS n
    CROSS JOIN LATERAL (
        VALUES ('BARE-' || n, bare.account_name((n + p_step) % p_accounts), 100),
            ('S' || n % p_accounts || '-' || n / p_accounts + 1,
                bare.account_name(n % p_accounts), 1000000000 - 100 * (n / p_accounts + 1))
    ) AS c (number, account, units);
    INSERT INTO bare.countersignature (issuer, security, number)
    SELECT 'BEN', 'SERB', c.number
    FROM generate_series(v_first, v_first + p_count - 1) AS n
    CROSS JOIN LATERAL (
        VALUES ('BARE-' || n), ('S' || n % p_accounts || '-' || n / p_accounts + 1)
    ) AS c (number);
    INSERT INTO bare.registration (issuer, security, number, entry, line)
    SELECT 'BEN', 'SERB', c.number, -n, c.line
    FROM generate_series(v_first, v_first + p_count - 1) AS n
    CROSS JOIN LATERAL (
        VALUES ('BARE-' || n, 1), ('S' || n % p_accounts || '-' || n / p_accounts + 1, NULL)
    ) AS c (number, line);
    INSERT INTO bare.retirement (issuer, security, number, cause, entry)
    SELECT 'BEN', 'SERB', 'S' || n % p_accounts || '-' || n / p_accounts, 'SURRENDERED', -n
    FROM generate_series(v_first, v_first + p_count - 1) AS n;
    INSERT INTO bare.posting (issuer, entry, line, security, account, certificate, units)
    SELECT 'BEN', -n, c.line, 'SERB', c.account, c.number, c.units
    FROM generate_series(v_first, v_first + p_count - 1) AS n
    CROSS JOIN LATERAL (
        VALUES (1, bare.account_name(n % p_accounts),
                'S' || n % p_accounts || '-' || n / p_accounts,
                -(1000000000 - 100 * (n / p_accounts))),
            (2, bare.account_name((n + p_step) % p_accounts), 'BARE-' || n, 100),
            (3, bare.account_name(n % p_accounts),
                'S' || n % p_accounts || '-' || n / p_accounts + 1,
                1000000000 - 100 * (n / p_accounts + 1))
    ) AS c (line, account, number, units);
    UPDATE bare.holding AS h
    SET units = h.units + c.units
    FROM (
        SELECT m.account, sum(m.units)::bigint AS units
        FROM generate_series(v_first, v_first + p_count - 1) AS n
        CROSS JOIN LATERAL (
            VALUES (bare.account_name(n % p_accounts), -100),
                (bare.account_name((n + p_step) % p_accounts), 100)
        ) AS m (account, units)
        GROUP BY m.account
    ) AS c
    WHERE h.issuer = 'BEN' AND h.account = c.account AND h.security = 'SERB';
END
$$;
