import Glibc

/// The directory of the server's socket: short, private, and named after the cluster's home.
///
/// A socket's whole path has room for 107 bytes, so it cannot live in a home of any length. The
/// mode of this directory is the gate to the ledger: who may enter it may log in as anyone.
struct SocketDirectory: Sendable, Hashable {
    static let port = "5432"
    /// Says whose directory it is, so that two homes with one hash are told apart.
    static let marker = "home"

    let path: String
    let home: String
    let owner: ServerUser

    init(home: String, environment: [String: String], owner: ServerUser) {
        self.home = home
        self.owner = owner
        let name = Self.name(of: home)
        if let runtime = Self.runtimeDirectory(environment, owner: owner) {
            path = "\(runtime)/countersign-\(name)"
        } else {
            path = "/tmp/countersign-\(owner.id)-\(name)"
        }
    }

    private init(path: String, home: String, owner: ServerUser) {
        self.path = path
        self.home = home
        self.owner = owner
    }

    var socket: String { "\(path)/.s.PGSQL.\(Self.port)" }

    /// Sixteen digits that hardly two homes share. Not cryptography: the marker settles it.
    static func name(of home: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in home.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The same cluster's directory as the running server names it: another environment, such as
    /// a cron job without a runtime directory, may have started it.
    func moved(to other: String) -> Self? {
        let name = Self.name(of: home)
        guard other.hasSuffix("/countersign-\(name)") || other.hasSuffix("-\(owner.id)-\(name)")
        else { return nil }
        return Self(path: other, home: home, owner: owner)
    }

    /// Nobody but the server's user, and root, could have put anything there.
    var isTrustworthy: Bool { distrust == nil }

    /// Why the directory cannot be used, if it is there.
    private var distrust: String? {
        guard let found = FileSystem.entry(path) else { return "it is not there" }
        guard FileSystem.isDirectory(found) else { return "it is not a directory" }
        guard found.st_uid == owner.id else {
            return "it belongs to \(ServerUser.label(of: found.st_uid)), not to \(owner.label)"
        }
        guard found.st_mode & 0o777 == 0o700 else {
            return "others than its owner may enter it"
        }
        guard let marked = FileSystem.text("\(path)/\(Self.marker)") else {
            return "it does not say which cluster it is for"
        }
        return marked == home ? nil : "it is for the cluster in \(marked)"
    }

    /// Makes the directory, or makes sure of the one that is there.
    func prepare() throws(ClusterError) {
        if mkdir(path, 0o700) != 0 && errno != EEXIST {
            throw .file(path: path, reason: FileSystem.reason())
        }
        let directory = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard directory >= 0 else {
            throw .socketDirectory(path: path, reason: FileSystem.reason())
        }
        defer { close(directory) }
        var found = stat()
        guard fstat(directory, &found) == 0 else {
            throw .socketDirectory(path: path, reason: FileSystem.reason())
        }
        if owner.isDropped && found.st_uid == geteuid() {
            guard fchown(directory, owner.id, owner.groupID) == 0 else {
                throw .socketDirectory(path: path, reason: FileSystem.reason())
            }
            found.st_uid = owner.id
        }
        // A umask can only have taken rights away from what mkdir was asked for.
        let mayBeOurs = found.st_uid == owner.id && found.st_mode & 0o077 == 0
        if mayBeOurs && FileSystem.entry("\(path)/\(Self.marker)") == nil {
            fchmod(directory, 0o700)
            try FileSystem.write(home, to: "\(path)/\(Self.marker)", owner: owner)
        }
        if let distrust { throw .socketDirectory(path: path, reason: distrust) }
    }

    /// `$XDG_RUNTIME_DIR`, if it is really ours, short, and free of what a server's option quotes.
    private static func runtimeDirectory(
        _ environment: [String: String], owner: ServerUser
    ) -> String? {
        guard !owner.isDropped, let path = environment["XDG_RUNTIME_DIR"], path.hasPrefix("/"),
            path.utf8.count <= 60, path.utf8.allSatisfy(isPlain),
            let found = FileSystem.entry(path), FileSystem.isDirectory(found),
            found.st_uid == owner.id, found.st_mode & 0o077 == 0
        else { return nil }
        return path
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            return true
        default: return false
        }
    }
}
