import Conversation
import Glibc
import JSON
import PrivateCluster

/// Items that were begun and not ended, each in a file of its own that its owner alone may read.
struct EntryDrafts {
    let directory: String
    let issuer: String

    /// An item that was begun: its key, and everything that was typed.
    struct Kept {
        let key: String
        let draft: Draft
    }

    private static let version: Int64 = 1

    /// In the home of a private book; else where the system keeps the state of programs.
    static func directory(of place: Place) throws -> String {
        if place.isPrivate { return try place.cluster().home + "/drafts" }
        if let state = place.environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            return state + "/countersign/drafts"
        }
        guard let home = place.environment["HOME"], home.hasPrefix("/") else {
            throw Trouble(
                "NO_HOME", "there is no place for what is typed",
                accepted: "HOME or XDG_STATE_HOME naming a directory", .configuration)
        }
        return home + "/.local/state/countersign/drafts"
    }

    /// The key of an item that is begun now; it stays with the item, so that nothing is posted
    /// twice, whatever happens between the posting and the receipt.
    static func freshKey() -> String {
        var generator = SystemRandomNumberGenerator()
        return "enter-" + String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
    }

    /// The latest first.
    func all() -> [Kept] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var found: [(kept: Kept, changed: timespec)] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var status = stat()
            guard name.hasPrefix(prefix), name.hasSuffix(".json"),
                stat(directory + "/" + name, &status) == 0,
                let kept = read(directory + "/" + name)
            else { continue }
            found.append((kept, status.st_mtim))
        }
        return found.sorted {
            ($0.changed.tv_sec, $0.changed.tv_nsec) > ($1.changed.tv_sec, $1.changed.tv_nsec)
        }.map(\.kept)
    }

    /// Saves what was typed; answers with a sentence when it cannot.
    func save(_ draft: Draft, key: String) -> String? {
        let entries: [JSONValue] = draft.entries.compactMap { entry in
            let typed = Self.kept(entry.typed)
            // Nine digits that no question took are more likely somebody's number than a slip.
            let isRefused = entry.accepted != entry.typed
            let isNumber = entry.typed.utf8.filter { (48...57).contains($0) }.count == 9
            let accepted = entry.accepted.flatMap(Self.kept)
            guard accepted != nil || typed != nil else { return nil }
            return [
                "id": .string(entry.id), "accepted": accepted.map { .string($0) } ?? .null,
                "typed": .string((isRefused && isNumber ? nil : typed) ?? accepted ?? ""),
            ]
        }
        let document: JSONValue = [
            "version": .integer(Self.version), "issuer": .string(issuer), "key": .string(key),
            "entries": .array(entries),
        ]
        do {
            try makeDirectory()
            let beside = path(key) + ".making-\(getpid())"
            try SmallFile.write(document.pretty + "\n", to: beside, mode: 0o600)
            guard rename(beside, path(key)) == 0 else { throw SystemError() }
            return nil
        } catch {
            let number = (error as? SystemError)?.number ?? EIO
            return "\(path(key)): \(String(cString: strerror(number)))"
        }
    }

    func remove(_ key: String) { unlink(path(key)) }

    private var prefix: String { "transfer-\(fileName(issuer))-" }

    private func path(_ key: String) -> String { "\(directory)/\(prefix)\(key).json" }

    /// A book's name may hold what parts folders.
    private func fileName(_ text: String) -> String {
        String(text.map { "/:".contains($0) ? "_" : $0 })
    }

    /// No taxpayer number, into whichever question it was typed.
    private static func kept(_ text: String) -> String? {
        TaxpayerText.isNumber(text) || TaxpayerText.isShown(in: text) ? nil : text
    }

    private func read(_ path: String) -> Kept? {
        guard let text = try? SmallFile.read(path),
            let document = try? JSONReader.read(Array(text.utf8)),
            document["version"]?.int64 == Self.version, document["issuer"]?.text == issuer,
            let key = document["key"]?.text, let entries = document["entries"]?.array
        else { return nil }
        return Kept(
            key: key,
            draft: Draft(
                entries.compactMap { entry in
                    guard let id = entry["id"]?.text, let typed = entry["typed"]?.text else {
                        return nil
                    }
                    return Draft.Entry(id: id, accepted: entry["accepted"]?.text, typed: typed)
                }))
    }

    private func makeDirectory() throws(SystemError) {
        var path = ""
        for part in directory.split(separator: "/") {
            path += "/" + part
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw SystemError() }
        }
    }
}
