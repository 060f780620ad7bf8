import JSON
import LedgerStore
import Postgres
import PrivateCluster

/// An error as the program says it: what, where, what would be accepted, and how the run ends.
struct Trouble: Error {
    let errors: [JSONValue]
    let status: ExitStatus

    init(_ error: any Error) {
        switch error {
        case let trouble as Trouble:
            self = trouble
        case let error as InputError:
            self.init(errors: error.problems.map(\.json), status: .badInput)
        case let error as StoreError:
            self = Self.explain(error)
        case let error as PostgresError:
            self = Self.explain(error)
        case let error as ClusterError:
            self.init("CLUSTER", error.description, Self.status(of: error))
        default:
            self.init("UNEXPECTED", "an error of no known kind", .unexpected)
        }
    }

    private init(errors: [JSONValue], status: ExitStatus) {
        self.errors = errors
        self.status = status
    }

    init(_ code: String, _ problem: String, accepted: String? = nil, _ status: ExitStatus) {
        var error: JSONObject = ["code": .string(code), "problem": .string(problem)]
        error["accepted"] = accepted.map { .string($0) }
        errors = [.object(error)]
        self.status = status
    }

    init(_ code: String, field: String, _ problem: String, accepted: String) {
        errors = [
            [
                "code": .string(code), "field": .string(field), "problem": .string(problem),
                "accepted": .string(accepted),
            ]
        ]
        status = .badInput
    }

    var answer: Answer {
        var answer = Answer(.error, ["errors": .array(errors)])
        answer.status = status
        return answer
    }

    /// Whether the group it happened in is over, to be run again or given up as a whole.
    var endsGroup: Bool {
        switch status {
        case .unavailable, .configuration, .cannotWrite, .unexpected, .tryAgain: true
        default: false
        }
    }

    private static func status(of error: ClusterError) -> ExitStatus {
        switch error.kind {
        case .configuration: .configuration
        case .unavailable: .unavailable
        }
    }

    private static func explain(_ error: StoreError) -> Trouble {
        switch error {
        case .database(let error):
            explain(error)
        case .unknown(let what, let name, let field):
            Trouble(
                "UNKNOWN_NAME", field: field, "there is no \(what) \(name)".trimmed,
                accepted: listed[what].map {
                    "the number of \(what.withArticle); `\($0)` shows them"
                } ?? "the name of \(what.withArticle) that is in the book")
        case .taken(let what, let name, let field):
            Trouble(
                "NAME_TAKEN", field: field,
                "the \(what) \(name)".trimmed + " is in the book already",
                accepted: "a name that has not been used")
        case .unacceptable(let field, let problem, let accepted):
            Trouble("BAD_INPUT", field: field, problem, accepted: accepted)
        case .keyReused(let key):
            Trouble(
                "KEY_REUSED", field: "key",
                "the key \(key) was used for another request; nothing was posted",
                accepted: "the same request again, or a key that has not been used")
        case .backstop(let state, let constraint, _):
            Trouble(
                state, "the database refused on its own authority: \(constraint ?? state)", .no)
        case .noTaxpayerKey:
            Trouble(
                "NO_TAXPAYER_KEY", "there is no key to hash taxpayer numbers with",
                accepted: "COUNTERSIGN_KEY_FILE naming a file of 64 hexadecimal digits",
                .configuration)
        case .otherTaxpayerKey:
            Trouble(
                "OTHER_TAXPAYER_KEY",
                "the key is not the one under which this book's taxpayer numbers were hashed",
                accepted: "the key file that was there when the book was opened", .configuration)
        case .outcomeUnknown(let key):
            Trouble(
                "OUTCOME_UNKNOWN",
                "the connection was lost while item \(key) was being committed",
                accepted: "the same request with the same key; it posts nothing twice", .tryAgain)
        }
    }

    /// What the book itself gives a number, and the command that lists it.
    private static let listed = [
        "case": "replacement list --all", "stop": "stop list --all", "draw": "stock list",
        "item": "item list --all", "relation": "person show",
    ]

    /// The act that is asked for, and the role that may do it.
    static func notPermitted(_ operation: Operation) -> Trouble {
        let role = operation.role
        let others = role == .officer ? "" : "; an officer may, too"
        return Trouble(
            "NOT_PERMITTED", "the role of this session may not do \(operation.name)",
            accepted: "a login of \(role.rawValue.withArticle)\(others)", .notPermitted)
    }

    private static func explain(_ error: PostgresError) -> Trouble {
        switch error {
        case .connection:
            Trouble("DATABASE_UNREACHABLE", error.description, .unavailable)
        case .commitUnknown:
            Trouble(
                "OUTCOME_UNKNOWN", error.description,
                accepted: """
                    the same items with the same keys, which post nothing twice; look first \
                    whether what has no key has happened
                    """,
                .tryAgain)
        case .nulByteInParameter:
            Trouble("BAD_INPUT", error.description, .badInput)
        case .unexpectedResult:
            Trouble("UNEXPECTED", error.description, .unexpected)
        case .server(let state, _, _):
            explain(state, error.description)
        }
    }

    private static func explain(_ state: SQLState, _ words: String) -> Trouble {
        switch state {
        case .insufficientPrivilege:
            Trouble(
                "NOT_PERMITTED", "the role of this session may not do that",
                accepted: "a session of a role that may; an officer may do everything",
                .notPermitted)
        case .lockNotAvailable, .serializationFailure, .deadlockDetected, .queryCanceled:
            Trouble(
                "BUSY", "others hold what this operation needs; nothing was written",
                accepted: "the same request again", .tryAgain)
        case .undefinedTable, .invalidSchemaName, SQLState(rawValue: "42883"):
            Trouble(
                "SCHEMA", "the database has no book of this version",
                accepted: "a database brought up by: countersign db migrate", .configuration)
        case .diskFull:
            Trouble(
                "DISK_FULL", "the database has no room left; nothing was written", .unavailable)
        case .readOnlyTransaction:
            Trouble(
                "READ_ONLY", "the database takes no writes at present", .unavailable)
        case .adminShutdown, .crashShutdown, .cannotConnectNow, .tooManyConnections:
            Trouble("DATABASE_UNREACHABLE", words, .unavailable)
        default:
            Trouble("DATABASE", words, .unexpected)
        }
    }
}

extension String {
    fileprivate var withArticle: String {
        (first.map { "aeiou".contains($0) } == true ? "an " : "a ") + self
    }

    fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
