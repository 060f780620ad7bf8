-- What is written stays. Grants keep the roles out; these triggers stop the owner as well.

CREATE FUNCTION ledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'The book is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'TA901', CONSTRAINT = 'book_is_append_only';
END
$$;

DO $$
DECLARE
    relation text;
    -- Sums of the journal move with it; they are recomputed from it, never believed over it.
    derived CONSTANT text [] := ARRAY['holding', 'book_total', 'kin'];
BEGIN
    FOR relation IN
        SELECT tablename FROM pg_tables WHERE schemaname = 'ledger' ORDER BY tablename
    LOOP
        EXECUTE format(
            'CREATE TRIGGER append_only BEFORE %s ON ledger.%I
             FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change()',
            CASE WHEN relation = ANY(derived) THEN 'DELETE' ELSE 'UPDATE OR DELETE' END,
            relation);
        EXECUTE format(
            'CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ledger.%I
             FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', relation);
        EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER append_only', relation);
        EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER never_truncated', relation);
    END LOOP;
END
$$;
