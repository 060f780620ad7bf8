import CLibPQ

/// How to reach a database, in libpq's own words: `host`, `dbname`, `user`, `service` …
///
/// Empty settings leave everything to libpq's `PG…` variables and files. `dbname` may be a whole
/// connection string or URI; a keyword given beside it wins over it.
public struct ConnectionSettings: Hashable, Sendable, CustomStringConvertible {
    public var parameters: [String: String]

    public init(parameters: [String: String] = [:]) {
        self.parameters = parameters
    }

    /// The same server and database, as another role.
    public func with(user: String) -> Self {
        var copy = self
        copy.parameters["user"] = user
        return copy
    }

    /// The same server and role, in another database.
    public func with(database: String) -> Self {
        var copy = self
        copy.parameters["dbname"] = database
        return copy
    }

    /// The keywords and where they lead; never a password.
    public var description: String {
        let shown: Set<String> = ["host", "hostaddr", "port", "user", "service"]
        return parameters.filter { shown.contains($0.key) }
            .sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }
            .joined(separator: " ")
    }
}

extension ConnectionSettings {
    /// Keywords in the order in which libpq must see them: a later one wins.
    private var ordered: [(keyword: String, value: String)] {
        let first = parameters["dbname"].map { [(keyword: "dbname", value: $0)] } ?? []
        return first
            + parameters.filter { $0.key != "dbname" }.sorted { $0.key < $1.key }
            .map { (keyword: $0.key, value: $0.value) }
    }

    /// Hands libpq the two arrays it wants, with `extra` after, and so above, the settings.
    func withArrays<Answer>(
        adding extra: [(keyword: String, value: String)] = [],
        _ body: (
            UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<UnsafePointer<CChar>?>?
        ) -> Answer
    ) -> Answer {
        let all = ordered + extra
        let keywords = ParameterList(all.map(\.keyword) + [nil])
        let values = ParameterList(all.map(\.value) + [nil])
        return keywords.withPointers { keywords in
            values.withPointers { values in body(keywords, values) }
        }
    }

    /// A NUL would cut a setting short without a word.
    var containsNul: Bool {
        parameters.contains { $0.key.utf8.contains(0) || $0.value.utf8.contains(0) }
    }

    /// Whether `dbname` is a connection string that libpq cannot read. Its own message repeats the
    /// string, and a string may hold a password.
    var hasMalformedConnectionString: Bool {
        guard let name = parameters["dbname"],
            name.utf8.contains(UInt8(ascii: "=")) || name.hasPrefix("postgres://")
                || name.hasPrefix("postgresql://")
        else { return false }
        guard let options = PQconninfoParse(name, nil) else { return true }
        PQconninfoFree(options)
        return false
    }

    /// What libpq makes of the settings, its variables, its service file and its defaults.
    ///
    /// An impossible `sslmode` stops libpq after it has gathered them and before it reaches out.
    func resolved() -> [String: String] {
        let handle = withArrays(adding: [(keyword: "sslmode", value: "resolve-only")]) {
            PQconnectStartParams($0, $1, 1)
        }
        defer { PQfinish(handle) }
        guard let options = PQconninfo(handle) else { return [:] }
        defer { PQconninfoFree(options) }
        var found: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                found[String(cString: keyword)] = String(cString: value)
            }
            option += 1
        }
        return found
    }
}
