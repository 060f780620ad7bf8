/// How the private cluster stands.
public enum ClusterStatus: Hashable, Sendable {
    /// It was never made.
    case absent
    case stopped
    /// The version is the server's own word, or that of its files while it lets nobody in.
    case running(pid: Int32, version: String)
    /// Made by a version of PostgreSQL whose programs are not installed.
    case wrongVersion(found: String, installed: [String])
}
