import ArgumentParser
import JSON
import Ledger
import LedgerStore

/// A command is an operation whose fields come from the command line.
protocol BookCommand: AsyncParsableCommand {
    static var operation: Operation { get }
    var common: CommonOptions { get }
    /// The operation's fields, `do` and `issuer` aside.
    func fields(_ book: BookLookup) throws -> JSONObject
    /// Whether the command opens the book of an issuer that is not there yet.
    static var namesNewIssuer: Bool { get }
    /// The options that are called otherwise than their fields.
    static var options: [String: String] { get }
}

extension BookCommand {
    static var namesNewIssuer: Bool { false }

    static var options: [String: String] { [:] }

    func run() async throws { try await runOnBook() }

    /// One operation, one answer.
    func runOnBook() async throws {
        var answer: Answer
        var times: OfficeTimes?
        do {
            let store = try await common.location.place.open()
            answer = try self.answer(from: store)
            if !common.json { times = OfficeTimes(of: answer, from: store) }
        } catch {
            answer = Trouble(error).answer
        }
        if !common.json { answer = answer.naming(Self.options) }
        try Rendering.show(answer, asJSON: common.json, times: times)
    }

    /// What the operation answers to the command's fields.
    func answer(from store: LedgerStore) throws -> Answer {
        let request = try request(for: store)
        let progress = BatchProgress()
        progress.say(
            Self.operation.name.split(separator: ".").joined(separator: " ") + " is at work")
        progress.begin()
        defer { progress.end() }
        guard common.dryRun else {
            return Apply(store: store, isDryRun: false).answer(to: request)
        }
        return try store.dryRun { Apply(store: store, isDryRun: true).answer(to: request) }
    }

    /// The command's fields as a request, with the issuer whose book it is.
    func request(for store: LedgerStore) throws -> JSONObject {
        var request: JSONObject = ["do": .string(Self.operation.name)]
        var book = BookLookup(scales: [:])
        if Self.operation.isOfOneIssuer {
            let scales = try store.securityScales()
            let issuer = try common.issuer(
                among: scales.keys.sorted(), isNew: Self.namesNewIssuer)
            book = BookLookup(scales: scales[issuer] ?? [:])
            request["issuer"] = .string(issuer.text)
        }
        for (name, value) in try fields(book).members where !value.isNull {
            // A file with a whole item may name them too, but not others than the command.
            guard request[name] ?? value == value else {
                throw InputError(
                    field: name, problem: "the file names another than the command",
                    accepted: request[name]?.text ?? "")
            }
            request[name] = MinusSign.restored(value)
        }
        return request
    }
}

extension Answer {
    /// Errors by the options that a person typed, or would have typed.
    fileprivate func naming(_ options: [String: String]) -> Answer {
        guard isError, !options.isEmpty, let errors = members["errors"]?.array else { return self }
        var answer = self
        answer.members["errors"] = .array(
            errors.map { error in
                guard var named = error.object,
                    let option = named["field"]?.text.flatMap({ options[$0] })
                else { return error }
                named["field"] = .string(option)
                if named["problem"] == "the field is missing" {
                    named["problem"] = "the option is missing"
                }
                return .object(named)
            })
        return answer
    }
}

extension CommonOptions {
    func issuer(
        among issuers: [IssuerID], isNew: Bool = false
    ) throws(InputError) -> IssuerID {
        try IssuerNaming.issuer(named: issuer, among: issuers, isNew: isNew)
    }
}

/// Whose book it is: by the command line, by the environment, or because there is only one.
enum IssuerNaming {
    static func issuer(
        named: String?, among issuers: [IssuerID], isNew: Bool = false
    ) throws(InputError) -> IssuerID {
        let named = named ?? Environment.all["COUNTERSIGN_ISSUER"]
        if let named {
            guard let issuer = IssuerID(named) else {
                throw InputError(
                    field: "issuer", problem: "the text is not of that form",
                    accepted: FieldKind.name.accepted)
            }
            return issuer
        }
        guard issuers.count == 1, !isNew else {
            throw InputError(
                field: "issuer", problem: "the issuer is not named",
                accepted: issuers.isEmpty
                    ? "--issuer NAME; there is no book yet: countersign book open"
                    : "--issuer and one of: " + issuers.map(\.text).joined(separator: ", "))
        }
        return issuers[0]
    }
}

/// What the command line needs to know of the book: how many decimal places a share has.
struct BookLookup {
    let scales: [SecurityID: Scale]

    /// Whether no security of the book has parts of a share.
    var isWhole: Bool { scales.values.allSatisfy { $0.places == 0 } }

    /// Shares as a person types them, in units.
    func units(
        _ text: String?, of security: String, field: String = "shares", orNone: Bool = false
    ) throws(InputError) -> JSONValue {
        guard let text = text.map({ MinusSign.restored($0) }) else { return .null }
        let scale = SecurityID(security).flatMap { scales[$0] } ?? .whole
        guard let shares = scale.parse(text) else {
            throw InputError(
                field: field, problem: TaxpayerText.refused(text) + Self.why(text, scale),
                accepted: scale.places == 0
                    ? "a whole number of shares from \(orNone ? 0 : 1) to 9223372036854775807"
                    : "shares above zero with at most \(scale.places) decimal places")
        }
        return .integer(shares.units)
    }

    /// What is wrong with a number that is one; nothing more is known of other texts.
    private static func why(_ text: String, _ scale: Scale) -> String {
        if text.hasPrefix("-"), scale.parse(String(text.dropFirst())) != nil {
            return ": it is below zero"
        }
        let sides = text.split(separator: ".", omittingEmptySubsequences: false)
        guard sides.count == 2, sides[1].count > scale.places,
            sides.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return "" }
        return scale.places == 0
            ? ": it is no whole number" : ": it has \(sides[1].count) decimal places"
    }
}

extension JSONValue {
    static func given(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// A whole number as typed; what is not one goes on as text, to be refused by name.
    static func number(typed text: String?) -> JSONValue {
        guard let text else { return .null }
        return Int64(text).map { .integer($0) } ?? .number(text)
    }
}
