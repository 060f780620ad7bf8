import Glibc

/// Another program, run to its end.
struct Child {
    struct Outcome {
        let status: Int32
        let output: String
        /// All that it wrote, whether kept or not.
        let bytes: Int
        let elapsed: Duration
        /// The most memory that it ever had, without the server's.
        let peakKilobytes: Int
    }

    let path: String
    let arguments: [String]
    var environment: [String] = ["PATH=/usr/local/bin:/usr/bin:/bin"]

    /// Runs it with both its outputs in one file, and reads the beginning of that.
    func run(keeping most: Int = .max) throws(BenchmarkError) -> Outcome {
        var name = Array("/tmp/countersign-benchmark-output-XXXXXX".utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { throw BenchmarkError("no temporary file could be made") }
        defer {
            close(file)
            unlink(name)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, file, 1)
        posix_spawn_file_actions_adddup2(&actions, file, 2)
        // A thread of Swift's own blocks signals; what it starts must not, or no alarm wakes it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { for word in words + variables { free(word) } }
        var child = pid_t()
        let started = ContinuousClock.now
        guard posix_spawn(&child, path, &actions, &attributes, words, variables) == 0 else {
            throw BenchmarkError("\(path) cannot be run")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
        let elapsed = started.duration(to: .now)
        return Outcome(
            status: status, output: Self.text(of: file, keeping: most),
            bytes: Int(lseek(file, 0, SEEK_END)), elapsed: elapsed,
            peakKilobytes: usage.ru_maxrss)
    }

    private static func text(of file: Int32, keeping most: Int) -> String {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: min(most, 65_536))
        lseek(file, 0, SEEK_SET)
        while true {
            let count = read(file, &part, part.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += part[..<count]
            guard bytes.count < most else { return String(decoding: bytes, as: UTF8.self) }
        }
    }
}
