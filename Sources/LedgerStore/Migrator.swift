import LedgerSchema
import Postgres

/// Brings a database to the version the program was built for.
public enum Migrator {
    public static var version: Int { LedgerSchema.version }

    /// Runs as a role that may create roles; the tables end up owned by `countersign_owner`.
    ///
    /// Each migration is one transaction; of two programs that migrate at once, the second fails
    /// on what the first has made and leaves nothing behind.
    public static func migrate(_ connection: Connection) throws(StoreError) {
        do {
            try connection.script(LedgerSchema.roles)
            try connection.script(LedgerSchema.database)
            let exists = try connection.run(
                "SELECT to_regclass('ledger.migration') IS NOT NULL AS found")
            if try exists.first?.bool("found") == true {
                try apply(after: try applied(connection), connection)
            } else {
                try apply(after: 0, connection)
            }
        } catch {
            throw .database(error)
        }
    }

    private static func apply(
        after applied: Int, _ connection: Connection
    ) throws(PostgresError) {
        for migration in LedgerSchema.migrations where migration.version > applied {
            try connection.script("BEGIN; SET LOCAL ROLE countersign_owner")
            do {
                try connection.script(migration.text)
            } catch {
                try connection.script("ROLLBACK")
                throw error
            }
            try connection.run(
                """
                INSERT INTO ledger.migration (version, name)
                VALUES (\(migration.version), \(migration.name))
                """)
            try connection.script("COMMIT")
        }
    }

    /// The version of the tables that are there.
    public static func applied(_ connection: Connection) throws(PostgresError) -> Int {
        let rows = try connection.run(
            "SELECT coalesce(max(version), 0) AS version FROM ledger.migration")
        return Int(try rows.first?.int64("version") ?? 0)
    }

    /// In a cluster of one's own the roles may log in; elsewhere an administrator grants them.
    public static func allowLogin(_ connection: Connection) throws(StoreError) {
        do {
            for role in ["clerk", "officer", "auditor"] {
                // Altering a role to what it is already would only make two programs collide.
                let rows = try connection.run(
                    """
                    SELECT rolcanlogin FROM pg_catalog.pg_roles
                    WHERE rolname = \("countersign_" + role)
                    """)
                guard try rows.first?.bool("rolcanlogin") == false else { continue }
                switch role {
                case "clerk": try connection.script("ALTER ROLE countersign_clerk LOGIN")
                case "officer": try connection.script("ALTER ROLE countersign_officer LOGIN")
                default: try connection.script("ALTER ROLE countersign_auditor LOGIN")
                }
            }
        } catch {
            throw .database(error)
        }
    }
}
