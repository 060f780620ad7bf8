-- The first step of the road: lock, in statements of their own, in one order for everybody.

CREATE FUNCTION ledger.require_read_committed() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'The book is written at READ COMMITTED only.'
            USING ERRCODE = 'TA903', CONSTRAINT = 'writer_reads_committed',
            HINT = 'At a higher level a waiter would go on reading the book of before its wait.';
    END IF;
END
$$;

-- A row lock has no queue: a stream of those who share it keeps out for ever whoever wants it
-- alone. So he raises a flag, and newcomers wait while it is up. The flag is an advisory lock,
-- which any session may take; therefore nobody waits for it long, and nothing rests on it.
CREATE FUNCTION ledger.wait_for_turn(p_issuer text, p_is_alone boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_flag CONSTANT bigint := hashtextextended('ledger.issuer ' || p_issuer, 0);
BEGIN
    FOR attempt IN 1..100 LOOP
        IF p_is_alone THEN
            EXIT WHEN pg_try_advisory_xact_lock(v_flag);
        ELSIF pg_try_advisory_lock_shared(v_flag) THEN
            EXIT WHEN pg_advisory_unlock_shared(v_flag);
        END IF;
        PERFORM pg_sleep(0.002);
    END LOOP;
END
$$;

CREATE FUNCTION ledger.lock_issuer(p_issuer text, p_changes_capital boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM ledger.require_read_committed();
    IF p_changes_capital THEN
        PERFORM ledger.wait_for_turn(p_issuer, true);
        PERFORM FROM ledger.issuer WHERE issuer = p_issuer FOR UPDATE;
    ELSE
        PERFORM FROM ledger.issuer WHERE issuer = p_issuer FOR SHARE;
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no such issuer in this book.'
            USING ERRCODE = 'TA101', CONSTRAINT = 'issuer_known';
    END IF;
END
$$;

-- Until the transaction ends, a statement keeps the plan that is right for a large book: made
-- once, and each row looked up by its key. Planning a statement anew at every item costs more
-- than running it, and a plan made while the book was small would read whole tables ever after.
CREATE FUNCTION ledger.plan_for_the_road() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true);
END
$$;

-- The next names that nobody has given by hand.
CREATE FUNCTION ledger.next_person(p_issuer text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_person text;
BEGIN
    LOOP
        v_person := 'P' || nextval('ledger.person_number');
        EXIT WHEN NOT EXISTS (
            SELECT FROM ledger.person AS p
            WHERE p.issuer = p_issuer AND p.person = v_person
        );
    END LOOP;
    RETURN v_person;
END
$$;

CREATE FUNCTION ledger.next_account(p_issuer text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_account text;
BEGIN
    LOOP
        v_account := 'A' || nextval('ledger.account_number');
        EXIT WHEN NOT EXISTS (
            SELECT FROM ledger.account AS a
            WHERE a.issuer = p_issuer AND a.account = v_account
        );
    END LOOP;
    RETURN v_account;
END
$$;

-- Owners are named as an account is opened, so that nobody comes to hold shares but by an item.
CREATE FUNCTION ledger.require_new_accounts(p_batch jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT FROM jsonb_to_recordset(p_batch -> 'owners') AS o (account text)
        WHERE NOT EXISTS (
            SELECT FROM jsonb_to_recordset(p_batch -> 'accounts') AS a (account text)
            WHERE a.account = o.account
        )
    ) THEN
        RAISE EXCEPTION 'Owners are named for an account as it is opened.'
            USING ERRCODE = 'TA403', CONSTRAINT = 'owners_of_new_accounts';
    END IF;
    -- What nobody owned would be counted for nobody.
    IF EXISTS (
        SELECT
        FROM jsonb_to_recordset(p_batch -> 'owners') AS o (
            account text, capacity text, numerator bigint, denominator bigint
        )
        WHERE o.capacity NOT IN ('custodian', 'trustee', 'representative')
        GROUP BY o.account
        HAVING count(o.numerator) > 0 AND (
            count(o.numerator) < count(*)
            OR abs(sum(o.numerator::numeric / nullif(o.denominator, 0)) - 1) > 0.000000000001
        )
    ) THEN
        RAISE EXCEPTION 'The parts of the owners of an account make up the whole.'
            USING ERRCODE = 'TA403', CONSTRAINT = 'owners_own_the_whole';
    END IF;
END
$$;

-- Issuer, persons, holdings, certificates: always in this order, each in ascending order.
-- p_accounts: the accounts that take shares. p_owners: the owners of accounts yet to be opened,
-- who are known by their taxpayer number or are new; a new one is written here, so that two
-- items for one new person wait for each other like any others.
CREATE FUNCTION ledger.lock_book(
    p_issuer text, p_changes_capital boolean, p_accounts text [], p_owners jsonb,
    p_securities text [], p_numbers text [], p_new_accounts integer
) RETURNS TABLE (
    today date, owners text [], accounts text [], locked text []
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_owner record;
    v_person text;
    v_owners text [] := '{}';
    v_persons text [];
    v_accounts text [];
BEGIN
    -- Whoever may not change the capital may not make everybody wait as if he did.
    IF p_changes_capital AND NOT pg_has_role(session_user, 'countersign_officer', 'USAGE') THEN
        RAISE EXCEPTION 'Only an officer locks the whole book.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF p_changes_capital IS NOT TRUE THEN
        PERFORM ledger.wait_for_turn(p_issuer, false);
    END IF;
    PERFORM ledger.plan_for_the_road();
    PERFORM ledger.lock_issuer(p_issuer, p_changes_capital);

    FOR v_owner IN
        SELECT o.ordinality, o.person, o.full_name, o.is_entity,
            decode(o.tin_hash, 'hex') AS tin_hash, o.tin_last_four
        FROM ROWS FROM (
            jsonb_to_recordset(p_owners) AS (
                person text, full_name text, is_entity boolean, tin_hash text,
                tin_last_four text
            )
        ) WITH ORDINALITY AS o (
            person, full_name, is_entity, tin_hash, tin_last_four, ordinality
        )
        ORDER BY o.tin_hash NULLS LAST, o.ordinality
    LOOP
        v_person := v_owner.person;
        IF v_person IS NULL THEN
            INSERT INTO ledger.person (
                issuer, person, full_name, is_entity, tin_hash, tin_last_four
            )
            VALUES (
                p_issuer, ledger.next_person(p_issuer), v_owner.full_name,
                v_owner.is_entity, v_owner.tin_hash, v_owner.tin_last_four
            )
            ON CONFLICT ON CONSTRAINT person_of_one_taxpayer_number DO NOTHING
            RETURNING person INTO v_person;
            IF v_person IS NULL THEN
                SELECT p.person INTO v_person
                FROM ledger.person AS p
                WHERE p.issuer = p_issuer AND p.tin_hash = v_owner.tin_hash;
            END IF;
        END IF;
        v_owners[v_owner.ordinality] := v_person;
    END LOOP;

    -- What is left of a certificate goes back to its owner, who is locked with those who take;
    -- his holding keeps him waiting in any case.
    -- The charter's trust takes what would be in excess, where the issuer has it so.
    v_accounts := array_remove(p_accounts || ledger.trust_account(p_issuer), NULL) || ARRAY(
        SELECT c.account::text
        FROM unnest(p_securities, p_numbers) AS n (security, number)
        JOIN ledger.certificate AS c
            ON c.issuer = p_issuer AND c.security = n.security AND c.number = n.number
    );

    -- An account may be opened while this waits, so the caller is told who is locked, and looks
    -- whether that is everybody to whom the accounts belong by then.
    -- Persons who are tied to each other are locked by the one row of their root: who is tied to
    -- whom changes only under a lock on the whole issuer.
    v_persons := v_owners || ARRAY(
        SELECT DISTINCT o.person::text FROM ledger.account_owner AS o
        WHERE o.issuer = p_issuer AND o.account = ANY(v_accounts)
    );
    PERFORM FROM ledger.person AS p
    WHERE p.issuer = p_issuer
        AND p.person = ANY(ARRAY(SELECT r.root FROM ledger.roots_of(p_issuer, v_persons) AS r))
    ORDER BY p.person
    FOR UPDATE;

    PERFORM FROM ledger.holding AS h
    WHERE h.issuer = p_issuer AND h.account = ANY(v_accounts)
    ORDER BY h.account, h.security
    FOR UPDATE;

    PERFORM FROM ledger.certificate AS c
    JOIN unnest(p_securities, p_numbers) AS n (security, number)
        ON c.security = n.security AND c.number = n.number
    WHERE c.issuer = p_issuer
    ORDER BY c.security, c.number
    FOR UPDATE OF c;

    RETURN QUERY SELECT ledger.today(p_issuer), v_owners, ARRAY(
        SELECT ledger.next_account(p_issuer)
        FROM generate_series(1, least(p_new_accounts, 100000))
    ), v_persons;
END
$$;
