-- The roles of a cluster: who owns, who enters, who decides, who only looks.
-- Roles belong to the whole cluster, so two databases may be made at the same instant.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[
        'countersign_owner', 'countersign_clerk', 'countersign_officer', 'countersign_auditor'
    ]
    LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I', wanted);
            END IF;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
END
$$;
