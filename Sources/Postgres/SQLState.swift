/// Five characters that stay the same in every language and version; messages do not.
///
/// An open struct, so that a code nobody thought of survives.
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public var description: String { rawValue }

    /// The first two characters, which name the kind of trouble.
    public var classCode: Substring { rawValue.prefix(2) }

    /// The whole transaction may be run again, unchanged.
    public var isRetryable: Bool { self == .serializationFailure || self == .deadlockDetected }

    /// The book itself refused, in our own SQL: class `TA`.
    public var isLedgerRefusal: Bool { classCode == "TA" }

    public static let successfulCompletion = Self(rawValue: "00000")
    public static let warning = Self(rawValue: "01000")

    public static let connectionException = Self(rawValue: "08000")
    public static let connectionFailure = Self(rawValue: "08006")
    public static let protocolViolation = Self(rawValue: "08P01")

    public static let featureNotSupported = Self(rawValue: "0A000")

    public static let numericValueOutOfRange = Self(rawValue: "22003")
    public static let invalidDatetimeFormat = Self(rawValue: "22007")
    public static let divisionByZero = Self(rawValue: "22012")
    /// A byte sequence the encoding does not have (`character_not_in_repertoire`).
    public static let invalidText = Self(rawValue: "22021")
    public static let invalidParameterValue = Self(rawValue: "22023")
    public static let invalidTextRepresentation = Self(rawValue: "22P02")

    public static let integrityConstraintViolation = Self(rawValue: "23000")
    public static let restrictViolation = Self(rawValue: "23001")
    public static let notNullViolation = Self(rawValue: "23502")
    public static let foreignKeyViolation = Self(rawValue: "23503")
    public static let uniqueViolation = Self(rawValue: "23505")
    public static let checkViolation = Self(rawValue: "23514")
    public static let exclusionViolation = Self(rawValue: "23P01")

    public static let activeTransaction = Self(rawValue: "25001")
    public static let readOnlyTransaction = Self(rawValue: "25006")
    public static let noActiveTransaction = Self(rawValue: "25P01")
    public static let inFailedTransaction = Self(rawValue: "25P02")
    public static let idleInTransactionTimeout = Self(rawValue: "25P03")

    public static let invalidStatementName = Self(rawValue: "26000")
    public static let invalidAuthorization = Self(rawValue: "28000")
    public static let invalidPassword = Self(rawValue: "28P01")
    public static let invalidCatalogName = Self(rawValue: "3D000")
    public static let invalidSchemaName = Self(rawValue: "3F000")

    public static let serializationFailure = Self(rawValue: "40001")
    public static let deadlockDetected = Self(rawValue: "40P01")

    public static let insufficientPrivilege = Self(rawValue: "42501")
    public static let syntaxError = Self(rawValue: "42601")
    public static let undefinedColumn = Self(rawValue: "42703")
    public static let undefinedObject = Self(rawValue: "42704")
    public static let duplicateObject = Self(rawValue: "42710")
    public static let undefinedFunction = Self(rawValue: "42883")
    public static let duplicateDatabase = Self(rawValue: "42P04")
    public static let undefinedTable = Self(rawValue: "42P01")
    public static let duplicateTable = Self(rawValue: "42P07")

    public static let insufficientResources = Self(rawValue: "53000")
    public static let diskFull = Self(rawValue: "53100")
    public static let outOfMemory = Self(rawValue: "53200")
    public static let tooManyConnections = Self(rawValue: "53300")

    public static let objectInUse = Self(rawValue: "55006")
    public static let lockNotAvailable = Self(rawValue: "55P03")

    public static let queryCanceled = Self(rawValue: "57014")
    public static let adminShutdown = Self(rawValue: "57P01")
    public static let crashShutdown = Self(rawValue: "57P02")
    public static let cannotConnectNow = Self(rawValue: "57P03")
    public static let databaseDropped = Self(rawValue: "57P04")

    public static let ioError = Self(rawValue: "58030")

    public static let raisedException = Self(rawValue: "P0001")
    public static let noDataFound = Self(rawValue: "P0002")
    public static let tooManyRows = Self(rawValue: "P0003")
    public static let internalError = Self(rawValue: "XX000")
    public static let dataCorrupted = Self(rawValue: "XX001")
    public static let indexCorrupted = Self(rawValue: "XX002")
}
