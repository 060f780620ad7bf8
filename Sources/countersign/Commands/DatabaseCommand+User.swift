import ArgumentParser
import LedgerStore
import Postgres
import PrivateCluster
import Reporting

extension BookUser.Role: ExpressibleByArgument {}

extension DatabaseCommand {
    /// Logins of persons: every act in the book bears the name of the login that did it.
    struct User: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The persons who work in the book, each under a name of their own.",
            discussion: """
                Where two officers must decide, they are two users. Work as one with --user NAME, \
                or with COUNTERSIGN_USER.
                """,
            subcommands: [Add.self, List.self])

        struct Add: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Make a login with the rights of a clerk, an officer or an auditor.",
                discussion: """
                    Elsewhere than in the private cluster, run it as an administrator who may \
                    create roles. It sets no password.
                    """)

            @Argument(help: "The login's name: small letters, digits and _.")
            var name: String
            @Option(help: "What the login may do: clerk, officer or auditor.")
            var role: BookUser.Role
            @OptionGroup(title: "Where the book is") var location: DatabaseOptions

            func run() async throws {
                try await Guard.run {
                    let place = location.place
                    do {
                        try BookUser.add(name, as: role, try await place.administrator())
                    } catch StoreError.database(let error) {
                        throw Self.trouble(error)
                    }
                    let article = role == .clerk ? "a" : "an"
                    let hint =
                        place.isPrivate
                        ? "To work under that name, put --user \(name) behind a command."
                        : "It has no password yet. An administrator sets one in psql: "
                            + "\\password \(name)"
                    try Output.write("\(name) is \(article) \(role.rawValue) of the book.\n")
                    try Output.write(wrap(hint).joined(separator: "\n") + "\n")
                }
            }

            private static func trouble(_ error: PostgresError) -> Trouble {
                switch error.sqlState {
                case .insufficientPrivilege?:
                    Trouble(
                        "NOT_PERMITTED", "this session may not make logins",
                        accepted: "--database as an administrator who may create roles",
                        .notPermitted)
                case SQLState(rawValue: "42704"):
                    Trouble(
                        "SCHEMA", "the database does not have the book's roles",
                        accepted: "a database brought up by: countersign db migrate",
                        .configuration)
                default: Trouble(StoreError.database(error))
                }
            }
        }

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "List the logins and what each may do.")
            @OptionGroup var location: DatabaseOptions

            func run() async throws {
                try await Guard.run {
                    let users = try BookUser.all(try await location.place.administrator())
                    try Output.write(Self.text(of: users) + "\n")
                }
            }

            private static func text(of users: [BookUser]) -> String {
                guard !users.isEmpty else { return "No users but the book's own roles." }
                let width = max(4, users.map(\.name.count).max() ?? 0) + 2
                func line(_ name: String, _ roles: String) -> String {
                    name + String(repeating: " ", count: width - name.count) + roles
                }
                let count = users.count == 1 ? "1 user" : "\(users.count) users"
                return
                    ([line("User", "May work as")]
                    + users.map { line($0.name, $0.roles.map(\.rawValue).joined(separator: ", ")) }
                    + ["", count]).joined(separator: "\n")
            }
        }
    }
}
