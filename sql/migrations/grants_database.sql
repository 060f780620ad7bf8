-- What the database itself allows, before any table exists.
DO $$
BEGIN
    EXECUTE format(
        'REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CREATE ON DATABASE %I TO countersign_owner', current_database());
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
