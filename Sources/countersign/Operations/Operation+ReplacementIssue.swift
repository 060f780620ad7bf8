import JSON
import Ledger
import LedgerStore
import Reporting

/// What goes down the road under a case, and the letters that go out of it.
extension Operation {
    static let replacementIssue = Operation(
        name: "replacement.issue",
        summary: "Issues the new certificates of a case whose papers are complete.",
        fields: [
            caseNumber,
            .optional("key", .key, "The item's name; the same key again posts nothing."),
            .optional(
                "numbers", .list(.name, 1...100),
                "The new numbers, in the order of the old; the next ones when not given."),
            .optional(
                "paper", .choice(Execution.Paper.allCases.map(\.rawValue)),
                "temporary or definitive; definitive when not given."),
            .optional("countersigner", .text(200), "Who countersigned."),
            .optional("registrar", .text(200), "Who registered."),
            .optional(
                "transfer", .object(passingOn),
                "The new certificates go to somebody else at once, both or neither."),
        ],
        outcomes: ["posted", "refused", "held"], example: ["case": 1, "key": "L-1001"]
    ) { fields, issuer, store in
        let replacement = try store.replacement(
            of: try fields.caseNumber(),
            numbers: fields.texts("numbers").compactMap { CertificateNumber($0) }, issuer: issuer)
        let key = fields.text("key")
        let request = ItemRequest(
            key: key, action: .replace(replacement, try fields.execution()))
        guard let transfer = fields.object("transfer") else {
            return try answer(to: [request], issuer, store, mode: .itemByItem)
        }
        if let key, key.utf8.count > Fields.longestKeyBesideTransfer {
            throw InputError(
                field: "key", problem: "it leaves no room for the transfer's own key",
                accepted: "at most \(Fields.longestKeyBesideTransfer) characters beside a transfer")
        }
        if let named: SecurityID = transfer.name("security"), named != replacement.security {
            throw InputError(
                field: "transfer.security", problem: "the case is about another security",
                accepted: replacement.security.text)
        }
        // Read once before anything is posted, so that a blank filled in wrongly costs nothing.
        _ = try transfer.transfer(
            of: replacement.certificates, security: replacement.security, key: nil)
        let (issued, passed) = try store.replace(request, issuer: issuer) { numbers in
            // By the numbers too: what is undone gives them up, and comes again under others.
            try? transfer.transfer(
                of: numbers, security: replacement.security,
                key: key.map { key in "\(key)/\(numbers.first?.text ?? "")" })
        }
        return Answer(issued, passedOn: passed, security: replacement.security)
    }

    private static let passingOn: [Field] =
        [.optional("security", .name, "The security of the case, for whoever would make sure.")]
        + assigning

    static let replacementHonour = Operation(
        name: "replacement.honour",
        summary: "Registers a replaced original for its protected purchaser, whole or not at all.",
        fields: [
            caseNumber, .required("certificate", .name, "The original's number."),
            .required("account", .name, "The purchaser's account."),
            .optional("key", .key, "The item's name; the same key again posts nothing."),
            .optional("number", .name, "The new number; the next one when not given."),
            .optional(
                "paper", .choice(Execution.Paper.allCases.map(\.rawValue)),
                "temporary or definitive; definitive when not given."),
            .optional("countersigner", .text(200), "Who countersigned."),
            .optional("registrar", .text(200), "Who registered."),
        ],
        outcomes: ["posted", "refused", "held"],
        example: ["case": 1, "certificate": "B-0901", "account": "A-ROE", "key": "L-1002"]
    ) { fields, issuer, store in
        let outcome = try store.honour(
            try fields.needName("certificate"), of: try fields.caseNumber(),
            for: try fields.needName("account"), as: fields.name("number"),
            key: fields.text("key"), execution: try fields.execution(), issuer: issuer)
        return Answer(outcome, security: nil)
    }

    static let replacementLetter = Operation(
        name: "replacement.letter",
        summary: "Writes a letter or worksheet of a case, ready to be sent.",
        fields: [
            caseNumber,
            .required(
                "letter", .choice(CaseLetterView.Kind.allCases.map(\.rawValue)), "Which one."),
        ],
        outcomes: ["done"], example: ["case": 1, "letter": "acknowledgement"], isQuestion: true
    ) { fields, issuer, store in
        let kind = try fields.need(
            "letter", fields.text("letter").flatMap(CaseLetterView.Kind.init(rawValue:)))
        let document = try store.showCase(try fields.caseNumber(), issuer: issuer)
        let letter = CaseLetterView(document, kind)
        if let trouble = letter.trouble {
            throw InputError(
                field: "letter", problem: trouble,
                accepted: CaseLetterView.possible(for: document).map(\.rawValue)
                    .joined(separator: ", "))
        }
        return Answer(
            .done,
            [
                "case": document["case"] ?? .null, "letter": .string(kind.rawValue),
                "text": .string(letter.text),
            ])
    }
}

extension Fields {
    /// A key has 64 characters, of which the number of a certificate takes 32 and a stroke one.
    static let longestKeyBesideTransfer = 31
}

extension Answer {
    /// A replacement and the transfer of what it issued: posted both, or neither.
    init(_ issued: ItemOutcome, passedOn: ItemOutcome?, security: SecurityID) {
        self.init(issued, security: security)
        guard let passedOn else { return }
        let second = Answer(passedOn, security: security)
        if passedOn.word != .posted {
            outcome = second.outcome
            status = second.status
            findings = second.findings
        }
        var document = second.json
        document["version"] = nil
        members["transfer"] = .object(document)
    }
}
