import Glibc
import Subprocess

/// The program under test: the real one, which the build put beside this test bundle.
enum Program {
    /// The folder of the running test bundle.
    static let folder: String = {
        guard let path = realpath("/proc/self/exe", nil) else { return "." }
        defer { free(path) }
        return String(cString: path).split(separator: "/").dropLast()
            .reduce("") { $0 + "/" + $1 }
    }()

    static var path: String { folder + "/countersign" }

    /// The top of the repository, from which the README's commands are run.
    static let repository = #filePath.split(separator: "/").dropLast(3)
        .reduce("") { $0 + "/" + $1 }

    /// Nothing of the caller's `PG…` and `COUNTERSIGN_…` variables, and no colour-loving terminal.
    static var cleanEnvironment: [String: String] {
        var clean = [
            "PATH": folder + ":" + (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"),
            "HOME": "/nonexistent",
            "LC_ALL": "C.UTF-8",
        ]
        for name in ["LD_LIBRARY_PATH", "SWIFT_BACKTRACE"] {
            clean[name] = getenv(name).map { String(cString: $0) }
        }
        return clean
    }

    /// What a run of a program ended with.
    struct Outcome: Equatable, Sendable {
        let status: Int32
        let output: String
        let error: String

        /// All that it said.
        var words: String { output + error }
    }

    static func run(
        _ executable: String, _ arguments: [String], environment: [String: String],
        folder: String = "/", input: [UInt8] = []
    ) async throws -> Outcome {
        var variables: [Environment.Key: String] = [:]
        for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
        let result = try await Subprocess.run(
            .path(path(executable)), arguments: Arguments(arguments),
            environment: .custom(variables), workingDirectory: path(folder),
            input: .array(input), output: .bytes(limit: 1 << 26), error: .bytes(limit: 1 << 22))
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
        return Outcome(
            status: status, output: String(decoding: result.standardOutput, as: UTF8.self),
            error: String(decoding: result.standardError, as: UTF8.self))
    }

    /// A `FilePath` by way of its literal form, since SystemPackage is no dependency of ours.
    private static func path<Path: ExpressibleByStringLiteral>(_ text: String) -> Path
    where Path.StringLiteralType == String {
        Path(stringLiteral: text)
    }
}
