import Glibc

/// The file of answers: its place is made sure of before anything is posted, and it takes its name
/// only once it is whole.
struct BatchOutput {
    let path: String
    private let beside: String

    /// - Parameter path: Where the answers go; beside the file of items when not given.
    init(_ path: String?, besideItems items: String) throws {
        let base = items.hasSuffix(".csv") ? String(items.dropLast(4)) : items
        self.path = path ?? base + ".answered.csv"
        beside = self.path + ".making-\(getpid())"
        guard !Self.isSame(self.path, items) else {
            throw InputError(
                field: "output", problem: "it is the file of the items themselves",
                accepted: "another file for the answers")
        }
        try PlainFile.require(self.path)
        do {
            try SmallFile.write("", to: beside, mode: 0o600)
        } catch {
            throw cannotWrite(error)
        }
        Interruption.watch(beside, for: self.path)
    }

    func write(_ text: String) throws(Trouble) {
        do throws(SystemError) {
            try SmallFile.write(text, to: beside, mode: 0o600)
            guard rename(beside, path) == 0 else { throw SystemError() }
            Interruption.forget()
        } catch {
            discard()
            throw cannotWrite(error)
        }
    }

    /// For a run that came to no answers.
    func discard() {
        unlink(beside)
        Interruption.forget()
    }

    private func cannotWrite(_ error: SystemError) -> Trouble {
        Trouble(
            "CANNOT_WRITE",
            "the answers cannot be written to \(path): \(String(cString: strerror(error.number)))",
            accepted: "a place that can be written, by --output", .cannotWrite)
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(first, &one) == 0, stat(second, &other) == 0 else { return first == second }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }
}
