import Postgres

/// A person's own login in the database, which names that person as the actor of what it does.
public struct BookUser: Hashable, Sendable {
    /// The roles of the book that a login may be given, and no others.
    public enum Role: String, CaseIterable, Sendable {
        case clerk
        case officer
        case auditor

        /// The database's name for it.
        public var group: String { "countersign_" + rawValue }
    }

    public let name: String
    public let roles: [Role]

    /// A name that needs no quoting anywhere and is none of the database's own or the book's.
    public static func isAcceptable(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, bytes.count <= 31, (97...122).contains(first) else {
            return false
        }
        let reserved = ["pg_", "countersign", "postgres"]
        return bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
            && !reserved.contains { name.hasPrefix($0) } && !["public", "none"].contains(name)
    }
}

extension BookUser {
    /// Makes a login with the rights of a role. It has no password, and the session must be that
    /// of an administrator who may make roles.
    public static func add(
        _ name: String, as role: Role, _ connection: Connection
    ) throws(StoreError) {
        guard isAcceptable(name) else {
            throw .unacceptable(
                field: "name", problem: "the name is not of that form",
                accepted: """
                    1 to 31 small letters, digits and _ that begin with a letter, and not with \
                    pg_, postgres or countersign
                    """)
        }
        do {
            // The server quotes the names; a statement that makes a role takes no parameters.
            let rows = try connection.run(
                """
                SELECT format('CREATE ROLE %I LOGIN IN ROLE %I', \(name)::text,
                    \(role.group)::text) AS statement
                """)
            try connection.script(try rows.first?.text("statement") ?? "")
        } catch {
            guard error.sqlState != SQLState(rawValue: "42710") else {
                throw .taken(what: "user", name: name, field: "name")
            }
            throw .database(error)
        }
    }

    /// Whether a login of that name has a role of the book. An administrator's has none.
    public static func exists(_ name: String, _ connection: Connection) throws(StoreError) -> Bool {
        try all(connection).contains { $0.name == name }
    }

    /// Every login that has a role of the book, the book's own logins aside.
    public static func all(_ connection: Connection) throws(StoreError) -> [BookUser] {
        do {
            let rows = try connection.run(
                """
                SELECT m.rolname AS name, string_agg(g.rolname, ' ' ORDER BY g.rolname) AS groups
                FROM pg_catalog.pg_auth_members AS a
                JOIN pg_catalog.pg_roles AS g ON g.oid = a.roleid
                JOIN pg_catalog.pg_roles AS m ON m.oid = a.member
                WHERE m.rolcanlogin
                    AND g.rolname IN (
                        'countersign_clerk', 'countersign_officer', 'countersign_auditor')
                GROUP BY m.rolname
                ORDER BY m.rolname
                """)
            return rows.map { row in
                let groups = (row["groups"] ?? "").split(separator: " ").map(String.init)
                return BookUser(
                    name: row["name"] ?? "",
                    roles: Role.allCases.filter { groups.contains($0.group) })
            }
        } catch {
            throw .database(error)
        }
    }
}
