import JSON
import Ledger
import LedgerStore
import Postgres
import Reporting

extension Desk {
    func audit(
        asOf: CalendarDate? = nil, knownOn: String? = nil, since: CalendarDate? = nil,
        thresholds: AuditThresholds = .usual
    ) throws -> CapAudit {
        try store.capAudit(
            CapAuditRequest(
                asOf: asOf, knownOn: knownOn, since: since, thresholds: thresholds),
            issuer: issuer)
    }

    /// The database's own time, which is what facts are recorded by.
    func now() throws -> String {
        try superuser().run("SELECT clock_timestamp()::text AS now")[0].text("now")
    }

    /// Makes everything of the book so many days older, as if it had been recorded then.
    func age(days: Int) throws {
        let session = try superuser()
        for _ in 0..<days { try session.script(Self.dayOlder) }
    }

    private static let dayOlder = """
        DO $$
        DECLARE
            found record;
        BEGIN
            FOR found IN
                SELECT c.table_name, string_agg(format(
                    '%1$I = %1$I - %2$L::interval', c.column_name, '1 day'), ', ') AS moves
                FROM information_schema.columns AS c
                JOIN information_schema.tables AS t ON t.table_schema = c.table_schema
                    AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
                WHERE c.table_schema = 'ledger' AND c.table_name <> 'migration' AND (
                    c.data_type = 'timestamp with time zone'
                    OR c.column_name IN ('effective_from', 'effective_on', 'since'))
                GROUP BY c.table_name
            LOOP
                EXECUTE format('ALTER TABLE ledger.%I DISABLE TRIGGER USER', found.table_name);
                EXECUTE format('UPDATE ledger.%I SET %s', found.table_name, found.moves);
                EXECUTE format('ALTER TABLE ledger.%I ENABLE TRIGGER USER', found.table_name);
                EXECUTE format(
                    'ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER append_only',
                    found.table_name);
                EXECUTE format(
                    'ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER never_truncated',
                    found.table_name);
            END LOOP;
        END
        $$;
        """
}

extension CapAudit {
    /// Each person's status and what is left of the limit, the gravest first.
    var told: [String] {
        holders.flatMap { holder in
            holder.standings.filter { $0.status < .within }.map { standing in
                "\(holder.person) \(standing.status.rawValue) \(standing.position.headroom)"
            }
        }
    }

    /// Everything but the time that was asked about.
    var document: String {
        var members = CapAuditDocument(self).members
        members["known_on"] = .null
        return JSONValue.object(members).pretty
    }
}
