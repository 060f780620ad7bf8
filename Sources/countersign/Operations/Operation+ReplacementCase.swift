import JSON
import Ledger
import LedgerStore

/// Replacement cases: opened, asked about, and the letters that belong to them.
extension Operation {
    static let replacementOpen = Operation(
        name: "replacement.open",
        summary: "Opens a case for certificates that are gone, and stops them at once.",
        fields: [
            .required("security", .name, "The security."),
            .required(
                "certificates", .list(.name, 1...100), "The certificates, of one registration."),
            .required(
                "kind", .choice(LossKind.allCases.map(\.rawValue)), "What became of them."),
            .required("reported_by", .text(200), "Who reports it."),
            .required(
                "capacity", .choice(LossReporter.allCases.map(\.rawValue)), "In what right."),
            .required("address", .text(400), "Where the answer goes."),
            .required("circumstances", .text(400), "What happened, in a sentence."),
            .optional("discovered_on", .date, "When it was discovered; today when not given."),
            .optional("dispatched_on", .date, "With NOT_RECEIVED: when it was sent."),
            .optional("received_at", .time, "When the notice was received; now when not given."),
            .optional(
                "purchaser_notice_at", .time,
                "When the issuer had notice that a protected purchaser has one of them."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "security": "SERB", "certificates": ["B-0901"], "kind": "LOST",
            "reported_by": "MARY R SAMPLE", "capacity": "owner",
            "address": "2 Sample Street, Springfield MA 01101",
            "circumstances": "not in the safe after the owner moved house",
            "received_at": "2020-01-03T11:30:00-05:00", "discovered_on": "2020-01-02",
        ]
    ) { fields, issuer, store in
        let opened = try store.openCase(try fields.opening(), issuer: issuer)
        let findings = opened.findings.map(\.json)
        guard let document = opened.document else {
            return Answer(.refused, fields.echo, findings: findings)
        }
        return Answer(.done, document, findings: findings)
    }

    static let replacementShow = Operation(
        name: "replacement.show",
        summary: "Shows a case: what is filed, what is missing and by when, what may come next.",
        fields: [caseNumber], outcomes: ["done"], example: ["case": 1], isQuestion: true
    ) { fields, issuer, store in
        Answer(.done, try store.showCase(try fields.caseNumber(), issuer: issuer))
    }

    static let replacementList = Operation(
        name: "replacement.list", summary: "Lists the cases with every date that is due.",
        fields: [.optional("all", .flag, "Those that are over, too.")],
        outcomes: ["done"], example: ["all": true], isQuestion: true
    ) { fields, issuer, store in
        let cases = try store.listCases(all: fields.flag("all") ?? false, issuer: issuer)
        return Answer(.done, ["cases": .array(cases)])
    }

    static let caseNumber = Field.required(
        "case", .integer(1...Int64.max), "The case's number.")

    /// Takes a step, and answers with the case as it then stands.
    static func step(
        _ note: CaseNote, _ fields: Fields, _ issuer: IssuerID, _ store: LedgerStore
    ) throws -> Answer {
        let answer = try store.noteCase(try fields.caseNumber(), note, issuer: issuer)
        var members = answer.document
        members["step"] = .string(note.step.rawValue)
        if let refusal = answer.refusal {
            members["refusal"] = .string(refusal.description)
            return Answer(.refused, members)
        }
        return Answer(
            answer.findings.isEmpty ? .done : .refused, members,
            findings: answer.findings.map(\.json))
    }
}

extension Fields {
    func caseNumber() throws(InputError) -> Int64 { try need("case", integer("case")) }

    fileprivate func opening() throws(InputError) -> CaseOpening {
        CaseOpening(
            kind: try need("kind", text("kind").flatMap(LossKind.init(rawValue:))),
            security: try needName("security"),
            certificates: texts("certificates").compactMap { CertificateNumber($0) },
            reportedBy: try needText("reported_by"), capacity: try needText("capacity"),
            address: try needText("address"), circumstances: try needText("circumstances"),
            discoveredOn: date("discovered_on"), dispatchedOn: date("dispatched_on"),
            receivedAt: text("received_at"), purchaserNoticeAt: text("purchaser_notice_at"))
    }
}
