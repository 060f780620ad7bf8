-- The words of a security's certificates, face and back, as of each day.

CREATE TABLE ledger.certificate_form (
    issuer ledger.name NOT NULL,
    security ledger.name NOT NULL,
    version integer NOT NULL,
    wording jsonb NOT NULL,
    is_draft boolean NOT NULL,
    effective_from date NOT NULL,
    authority text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL DEFAULT session_user,
    CONSTRAINT certificate_form_once PRIMARY KEY (issuer, security, version),
    CONSTRAINT certificate_form_of_security
    FOREIGN KEY (issuer, security) REFERENCES ledger.security,
    CONSTRAINT certificate_form_version_positive CHECK (version > 0),
    CONSTRAINT certificate_form_is_wording CHECK (jsonb_typeof(wording) = 'object'),
    CONSTRAINT certificate_form_authority_named CHECK (authority ~ '\S')
);
COMMENT ON TABLE ledger.certificate_form IS
'MGCL 2-211, UCC 8-204: what the certificates of a security say. A draft is never printed from.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.certificate_form
FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ledger.certificate_form
FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.certificate_form ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE ledger.certificate_form ENABLE ALWAYS TRIGGER never_truncated;

CREATE FUNCTION ledger.form_in_force(p_issuer text, p_security text, p_day date)
RETURNS integer
LANGUAGE sql STABLE
AS $$
    SELECT f.version
    FROM ledger.certificate_form AS f
    WHERE f.issuer = p_issuer AND f.security = p_security AND f.effective_from <= p_day
        AND NOT f.is_draft
    ORDER BY f.effective_from DESC, f.version DESC
    LIMIT 1
$$;

CREATE FUNCTION ledger.set_form(p_issuer text, p_form jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_version integer;
BEGIN
    PERFORM ledger.lock_issuer(p_issuer, true);
    INSERT INTO ledger.certificate_form (
        issuer, security, version, wording, is_draft, effective_from, authority
    )
    SELECT p_issuer, f.security, (
        SELECT coalesce(max(e.version), 0) + 1 FROM ledger.certificate_form AS e
        WHERE e.issuer = p_issuer AND e.security = f.security
    ), f.wording, f.is_draft, coalesce(f.effective_from, ledger.today(p_issuer)), f.authority
    FROM jsonb_to_record(p_form) AS f (
        security text, wording jsonb, is_draft boolean, effective_from date, authority text
    )
    RETURNING version INTO v_version;
    RETURN v_version;
END
$$;

GRANT SELECT ON ledger.certificate_form TO countersign_clerk, countersign_officer;
GRANT SELECT (
    issuer, security, version, wording, is_draft, effective_from, authority, recorded_at, actor
) ON ledger.certificate_form TO countersign_auditor;
GRANT EXECUTE ON FUNCTION ledger.form_in_force(text, text, date)
TO countersign_clerk, countersign_officer, countersign_auditor;
GRANT EXECUTE ON FUNCTION ledger.set_form(text, jsonb) TO countersign_officer;
