import JSON
import Ledger
import LedgerStore

/// One thing that can be asked of the book, by a command or by a line of `apply`.
struct Operation: Sendable {
    let name: String
    let summary: String
    let fields: [Field]
    /// The outcomes that an answer can have, errors aside.
    let outcomes: [String]
    /// A request that could be sent, for the documentation and the tests that hold it to the schema.
    let example: JSONObject
    /// Whether it belongs to the book of one issuer, as all but the list of the books do.
    var isOfOneIssuer = true
    /// Whether it only asks, so that a dry run of it is the same as any other.
    var isQuestion = false
    let perform: @Sendable (Fields, IssuerID, LedgerStore) throws -> Answer

    /// Every operation says what it does, and names its issuer.
    var allFields: [Field] {
        let issuer: [Field] =
            isOfOneIssuer ? [.required("issuer", .name, "The issuer whose book it is.")] : []
        return [.required("do", .choice([name]), "The operation.")] + issuer + fields
    }

    /// The fields of a request that has nothing wrong with it.
    func checked(_ request: JSONObject) throws(InputError) -> Fields {
        let problems = Field.problems(of: request, against: allFields, at: "")
        guard problems.isEmpty else { throw InputError(problems) }
        return Fields(object: request)
    }

    /// Checks the request and carries it out.
    func run(_ request: JSONObject, store: LedgerStore) throws -> Answer {
        let fields = try checked(request)
        let issuer =
            isOfOneIssuer ? try fields.needName("issuer") : IssuerID(unchecked: "")
        var answer: Answer
        do {
            answer = try perform(fields, issuer, store)
        } catch let error as StoreError {
            throw error.isNotPermitted ? Trouble.notPermitted(self) : error.naming(issuer)
        }
        answer.operation = name
        answer.issuer = issuer.text
        return answer
    }
}

/// What an operation answers: an outcome, findings, and whatever it has to tell.
struct Answer: Sendable {
    static let formatVersion: Int64 = 1

    enum Outcome: String, CaseIterable, Sendable {
        case done
        case posted
        case approved
        case refused
        case held
        case error

        var exitStatus: ExitStatus {
            switch self {
            case .done, .posted, .approved: .done
            case .refused, .held: .no
            case .error: .badInput
            }
        }
    }

    var operation = ""
    var issuer = ""
    var outcome: Outcome
    var findings: [JSONValue] = []
    /// The rest of the answer, in the order in which it is written.
    var members: JSONObject
    var status: ExitStatus
    /// The report that the members tell, as a value.
    var report: Report?

    init(_ outcome: Outcome, _ members: JSONObject = [:], findings: [JSONValue] = []) {
        self.outcome = outcome
        self.members = members
        self.findings = findings
        status = outcome.exitStatus
    }

    /// One versioned document.
    var json: JSONObject {
        var json: JSONObject = ["version": .integer(Self.formatVersion)]
        if !operation.isEmpty { json["do"] = .string(operation) }
        if !issuer.isEmpty { json["issuer"] = .string(issuer) }
        json["outcome"] = .string(outcome.rawValue)
        for (name, value) in members.members { json[name] = value }
        json["findings"] = .array(findings)
        return json
    }
}
