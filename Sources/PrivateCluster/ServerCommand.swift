import Glibc
import Subprocess

/// Runs a program of the server's, as the server's user, in the cluster's home.
///
/// Paths are given relative to that home, because pg_ctl hands them to a shell. No descriptor but
/// the standard three passes on, and what the server keeps of those is its log.
struct ServerCommand: Sendable {
    let user: ServerUser
    let home: String
    let environment: [String: String]

    struct Outcome: Sendable {
        let succeeded: Bool
        let output: String

        /// The lines that say what went wrong, as one.
        var summary: String {
            let lines = output.split(separator: "\n")
            let telling = lines.compactMap(Self.complaint)
            return (telling.isEmpty ? lines.suffix(2).map(String.init) : telling.suffix(3))
                .joined(separator: "; ")
        }

        /// What a line says after the word that makes it an error, without its time and process.
        private static func complaint(_ line: Substring) -> String? {
            for mark in ["FATAL:", "PANIC:", "error:"] {
                guard let start = line.firstRange(of: mark)?.upperBound else { continue }
                return String(line[start...].drop { $0 == " " })
            }
            return nil
        }
    }

    func run(_ program: String, _ arguments: [String]) async throws(ClusterError) -> Outcome {
        let words = try user.dropping + [program] + arguments
        do {
            let result = try await Subprocess.run(
                .path(Self.path(words[0])), arguments: Arguments(Array(words.dropFirst())),
                environment: .custom(childEnvironment), workingDirectory: Self.path(home),
                output: .string(limit: 1 << 20), error: .combinedWithOutput)
            return Outcome(
                succeeded: result.terminationStatus.isSuccess, output: result.standardOutput)
        } catch {
            throw .processFailed(program: program, reason: "\(error)")
        }
    }

    /// Nothing of the caller's `PG…` variables may reach the server.
    private var childEnvironment: [Environment.Key: String] {
        var child: [Environment.Key: String] = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC",
        ]
        if let libraries = environment["LD_LIBRARY_PATH"] { child["LD_LIBRARY_PATH"] = libraries }
        return child
    }

    /// A `FilePath` by way of its literal form, since SystemPackage is no dependency of ours.
    private static func path<Path: ExpressibleByStringLiteral>(_ text: String) -> Path
    where Path.StringLiteralType == String {
        Path(stringLiteral: text)
    }
}
