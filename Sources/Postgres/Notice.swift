/// A notice or warning from the server: its code, never its text, which may quote a value.
public struct Notice: Hashable, Sendable {
    /// In English whatever the server's language: `WARNING`, `NOTICE`, `INFO` …
    public let severity: String
    public let state: SQLState

    public var isWarning: Bool { severity == "WARNING" }
}
