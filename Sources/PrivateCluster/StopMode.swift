/// How a server is asked to stop.
public enum StopMode: String, CaseIterable, Hashable, Sendable {
    /// Waits until every session has ended by itself.
    case smart
    /// Rolls back what is open and ends cleanly.
    case fast
    /// Drops everything; the next start recovers.
    case immediate
}
