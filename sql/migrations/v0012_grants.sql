-- Least privilege: everybody may look, each may pass his own doors, nobody may write a table.

GRANT USAGE ON SCHEMA ledger TO
countersign_clerk, countersign_officer, countersign_auditor;

GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO countersign_clerk, countersign_officer;

-- The auditor reads everything but what a taxpayer number could be looked up by.
DO $$
DECLARE
    relation record;
BEGIN
    FOR relation IN
        SELECT c.table_name,
            string_agg(quote_ident(c.column_name), ', ' ORDER BY c.ordinal_position) AS columns
        FROM information_schema.columns AS c
        WHERE c.table_schema = 'ledger' AND c.column_name <> 'tin_hash'
        GROUP BY c.table_name
    LOOP
        EXECUTE format(
            'GRANT SELECT (%s) ON ledger.%I TO countersign_auditor',
            relation.columns, relation.table_name);
    END LOOP;
END
$$;

GRANT EXECUTE ON FUNCTION
ledger.today(text),
ledger.standing(text, text, date),
ledger.standing_of(text, text, date),
ledger.counted_owners(text, text [], date),
ledger.record_holdings(text, text [], date),
ledger.outside_holdings(text, text []),
ledger.control_book(text),
ledger.limits_in_force(text, date),
ledger.disclosed_holdings(text, text []),
ledger.kin_of(text, text []),
ledger.relations_of(text, text [], date),
ledger.exceptions_of(text, text [], date),
ledger.prices_on(text, date),
ledger.policies_on(text, date),
ledger.sharers(text, text, date),
ledger.roots_of(text, text []),
ledger.trust_account(text),
ledger.stop_blocks(text, bigint, date),
ledger.legend_in_force(text, text, date),
ledger.is_stopped(text, text, text)
TO countersign_clerk, countersign_officer, countersign_auditor;

GRANT EXECUTE ON FUNCTION
ledger.lock_book(text, boolean, text [], jsonb, text [], text [], integer),
ledger.post_transfers(text, jsonb),
ledger.record_verdicts(text, jsonb),
ledger.add_person(text, text, text, boolean, bytea, text),
ledger.open_accounts(text, jsonb),
ledger.note_notice(text, bigint, text, text, date),
ledger.note_legend(text, text, text, integer, bytea, text)
TO countersign_clerk, countersign_officer;

GRANT EXECUTE ON FUNCTION
ledger.open_book(text, text, text, text, bytea),
ledger.add_security(text, jsonb),
ledger.state_capital(text, jsonb),
ledger.set_limit(text, jsonb),
ledger.set_coverage(text, text, bigint, date, text),
ledger.set_standing(text, text, text, text, date, date),
ledger.report_position(text, text, text, bigint, date, text),
ledger.post_issues(text, jsonb),
ledger.open_certificates(text, jsonb),
ledger.post_reversals(text, jsonb),
ledger.relate(text, jsonb),
ledger.end_relation(text, bigint, date, text),
ledger.except_limit(text, jsonb),
ledger.set_price(text, text, bigint, date, text, integer),
ledger.disclose_position(text, text, text, text, bigint, date, text),
ledger.set_policy(text, text, text, date, date, text),
ledger.record_excess(text, text, jsonb),
ledger.set_legend(text, jsonb),
ledger.set_standard(text, jsonb),
ledger.note_stop(text, bigint, text, date, text, text),
ledger.decide_item(text, jsonb),
ledger.load_calendar(text, integer, text, jsonb),
ledger.set_day(text, date, boolean, text),
ledger.place_stop(text, text, text, text, text, text, timestamptz),
ledger.release_stop(text, bigint, text)
TO countersign_officer;
