extension ClusterError: CustomStringConvertible {
    /// Fit for a terminal: what is wrong, then the command that cures it.
    public var description: String { Self.printable(words) }

    private var words: String {
        switch self {
        case .homeUnknown:
            return "neither COUNTERSIGN_HOME nor XDG_DATA_HOME nor HOME says where to keep the"
                + " ledger's private database. Run: export COUNTERSIGN_HOME=/a/directory/of/yours"
        case .homeEmpty(let variable):
            return "\(variable) is set but empty. Set it to a directory, or run: unset \(variable)"
        case .homeNotAbsolute(let path):
            return "the home of the private database must be a whole path beginning with \"/\","
                + " and this is not: \(path)"
        case .file(let path, let reason):
            return "\(path): \(reason)"
        case .unreachable(let directory, let user):
            return "the private database runs as the system user \(user), who may not pass"
                + " through \(directory). Run: chmod o+x \(Self.quoted(directory)) – or choose"
                + " another place: export COUNTERSIGN_HOME=/var/lib/countersign"
        case .noServerUser(let user):
            return "PostgreSQL does not run as root, and there is no system user \(user) to run"
                + " it as. Run: useradd --system --user-group --no-create-home"
                + " --shell /usr/sbin/nologin \(user)"
        case .noSetpriv:
            return "PostgreSQL does not run as root, and neither setpriv nor runuser is there to"
                + " run it as another user. Run: apt-get install util-linux"
        case .noPrograms(let wanted, let places):
            return Self.noPrograms(wanted: wanted, places: places)
        case .wrongVersion(let found, let installed, let data):
            return Self.wrongVersion(found: found, installed: installed, data: data)
        case .notACluster(let path):
            return "\(path) is there, but is not a PostgreSQL cluster. Move it away, or set"
                + " COUNTERSIGN_HOME to another directory"
        case .foreignOwner(let path, let owner, let needed):
            return "\(path) belongs to \(owner), and the private database would run as \(needed)."
                + " Run the command as \(owner), or set COUNTERSIGN_HOME to a directory of your own"
        case .socketDirectory(let path, let reason):
            return "the socket directory \(path) cannot be trusted: \(reason). Look who made it,"
                + " then run: rm -r \(Self.quoted(path))"
        default: return passingWords
        }
    }

    /// Trouble that may be gone the next time.
    private var passingWords: String {
        switch self {
        case .busy(let what): return "\(what). Try again in a moment"
        case .makingFailed(let directory, let output):
            return "the private database could not be made in \(directory): \(output)"
        case .startFailed(let output, let log):
            return "the private database did not start: \(output). Its log is \(log)"
        case .stopFailed(let output, let log):
            return "the private database did not stop: \(output). Its log is \(log)"
        case .leftoverProcesses(let processes, let data):
            let list = processes.map { String($0) }.joined(separator: " ")
            return "processes of a server that died still use \(data). Wait for them to end,"
                + " or run: kill \(list)"
        case .processFailed(let program, let reason):
            return "\(program) could not be run: \(reason)"
        default: return "the private database is not available"
        }
    }

    private static func noPrograms(wanted: String?, places: [String]) -> String {
        let version = wanted.map { " \($0)" } ?? " \(Programs.oldestMajor) or later"
        let package = wanted ?? "\(Programs.oldestMajor)"
        return "the programs of PostgreSQL\(version) (initdb, pg_ctl, postgres) were not found in"
            + " \(places.joined(separator: ", ")). Run: apt-get install postgresql-\(package)"
            + " – or say where they are: export COUNTERSIGN_PG_BIN=/their/bin"
    }

    private static func wrongVersion(found: String, installed: [String], data: String) -> String {
        let here = installed.isEmpty ? "no PostgreSQL" : installed.joined(separator: " and ")
        return "the private database in \(data) was made by PostgreSQL \(found), and installed"
            + " here is \(here). Nothing was changed. Run: apt-get install postgresql-\(found)"
            + " – and to move to a newer version afterwards, run countersign db backup under"
            + " \(found), then countersign db restore with COUNTERSIGN_HOME set to a new directory"
    }

    /// For a shell: the commands in messages are meant to be copied.
    private static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "-"):
                return true
            default: return false
            }
        }
        if isPlain { return path }
        return "'"
            + path.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }

    /// A path can hold anything; no control character of it may drive a terminal.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.properties.generalCategory == .control
                        || $0.properties.generalCategory == .format ? "\u{FFFD}" : $0
                }))
    }
}
