/// Whether a server answers, found out without logging in.
public enum PingResult: Hashable, Sendable {
    case accepting
    /// It is there, but starting up, shutting down or recovering.
    case rejecting
    case noResponse
    /// The settings made no attempt possible.
    case noAttempt
}
