/// Why the private cluster cannot be had, in words that say what to do.
public enum ClusterError: Error, Hashable, Sendable {
    /// Who has to act: whoever set the machine up, or nobody but time.
    public enum Kind: Hashable, Sendable {
        /// Exit code 78.
        case configuration
        /// Exit code 69.
        case unavailable
    }

    case homeUnknown
    case homeEmpty(variable: String)
    case homeNotAbsolute(String)
    /// A file or directory that could not be made, read or written.
    case file(path: String, reason: String)
    /// The server's own user may not pass through a directory above the cluster.
    case unreachable(directory: String, user: String)
    case noServerUser(String)
    case noSetpriv
    case noPrograms(wanted: String?, lookedIn: [String])
    case wrongVersion(found: String, installed: [String], dataDirectory: String)
    case notACluster(String)
    case foreignOwner(path: String, owner: String, needed: String)
    case socketDirectory(path: String, reason: String)
    case busy(String)
    case makingFailed(directory: String, output: String)
    case startFailed(output: String, logFile: String)
    case stopFailed(output: String, logFile: String)
    case leftoverProcesses([Int32], dataDirectory: String)
    case processFailed(program: String, reason: String)

    public var kind: Kind {
        switch self {
        case .busy, .makingFailed, .startFailed, .stopFailed, .leftoverProcesses, .processFailed:
            return .unavailable
        default: return .configuration
        }
    }
}
