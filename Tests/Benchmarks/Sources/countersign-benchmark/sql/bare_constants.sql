-- What a posted item keeps in JSON, after the model of a real one, as constants.
DO $$
DECLARE
    found record;
BEGIN
    SELECT i.papers, v.positions INTO found
    FROM ledger.item AS i
    JOIN ledger.verdict AS v USING (issuer, item)
    WHERE i.kind = 'transfer' LIMIT 1;
    EXECUTE format(
        'CREATE FUNCTION bare.papers() RETURNS jsonb LANGUAGE sql IMMUTABLE AS %L',
        format('SELECT %L::jsonb', found.papers));
    EXECUTE format(
        'CREATE FUNCTION bare.positions() RETURNS jsonb LANGUAGE sql IMMUTABLE AS %L',
        format('SELECT %L::jsonb', found.positions));
END
$$;
