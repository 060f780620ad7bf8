import ArgumentParser
import Glibc
import JSON
import LedgerStore
import Postgres
import PrivateCluster

struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "db", abstract: "The database under the book.",
        subcommands: [
            Status.self, Start.self, Stop.self, Psql.self, Migrate.self, User.self,
        ])

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say where the private cluster is and whether it runs.")
        @OptionGroup var location: PlaceOptions

        func run() async throws {
            try await Guard.run {
                let cluster = try location.place.privateCluster()
                let words =
                    switch try await cluster.status() {
                    case .absent: "absent; it is made when it is first needed"
                    case .stopped: "stopped"
                    case .running(let pid, let version):
                        "running, PostgreSQL \(version), pid \(pid)"
                    case .wrongVersion(let found, let installed):
                        "of PostgreSQL \(found); installed is \(installed)"
                    }
                try Output.write(
                    """
                    Private cluster   \(words)
                    Home              \(cluster.home)
                    Socket            \(cluster.socketDirectory)
                    Log               \(cluster.logFile)

                    """)
            }
        }
    }

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the private cluster if there is none, and start it.")
        @OptionGroup var location: PlaceOptions

        func run() async throws {
            try await Guard.run {
                _ = try location.place.privateCluster()
                _ = try await location.place.open()
                try Output.write("The private cluster is running.\n")
            }
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stop the private cluster.")
        @OptionGroup var location: PlaceOptions

        func run() async throws {
            try await Guard.run {
                try await location.place.privateCluster().stop()
                try Output.write("The private cluster is stopped.\n")
            }
        }
    }

    struct Psql: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open psql on the book, with the rights of the role.",
            discussion: "Everything after -- is psql's own: countersign db psql -- -c 'SELECT 1'")
        @OptionGroup var location: PlaceOptions
        @Argument(parsing: .postTerminator, help: "Arguments for psql.")
        var arguments: [String] = []

        func run() async throws {
            try await Guard.run {
                let place = location.place
                if place.isPrivate {
                    _ = try await place.open()
                    let role = place.login(otherwise: "auditor")
                    let settings = try place.cluster().settings(
                        database: Place.privateDatabase, role: role)
                    for (keyword, variable) in [
                        ("host", "PGHOST"), ("port", "PGPORT"), ("dbname", "PGDATABASE"),
                        ("user", "PGUSER"),
                    ] {
                        setenv(variable, settings.parameters[keyword] ?? "", 1)
                    }
                }
                // What was typed on this command line may stand on the next one.
                var target = place.database.map { ["-d", $0] } ?? []
                if !place.isPrivate, let login = place.chosenLogin { target += ["-U", login] }
                try replaceProcess(by: ["psql"] + target + arguments)
            }
        }

        private func replaceProcess(by words: [String]) throws(Trouble) {
            var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
            pointers.append(nil)
            execvp("psql", pointers)
            throw Trouble(
                "NO_PSQL", "psql cannot be run: \(String(cString: strerror(errno)))",
                .configuration)
        }
    }

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring a database to this program's version, as an administrator.",
            discussion: """
                Connects by --database or libpq's variables as a role that may create roles. \
                The private cluster is brought up by itself.
                """)
        @OptionGroup var location: PlaceOptions

        func run() async throws {
            try await Guard.run {
                let place = location.place
                guard !place.isPrivate else {
                    _ = try await place.open()
                    try Output.write("The private database is at version \(Migrator.version).\n")
                    return
                }
                try Migrator.migrate(try await place.administrator())
                try Output.write("The database is at version \(Migrator.version).\n")
            }
        }
    }
}

/// Runs what a command does and turns its trouble into words and an exit status.
enum Guard {
    static func run(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            try Rendering.show(Trouble(error).answer, asJSON: false)
        }
    }
}
