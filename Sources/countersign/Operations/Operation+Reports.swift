import JSON
import Ledger
import LedgerStore
import Reporting

/// Reports on the book, for those who sign them and those who read them.
extension Operation {
    static let reportCap = Operation(
        name: "report.cap",
        summary: "Audits the ownership limit as of a day, as it was known at a time.",
        fields: [
            .optional("as_of", .date, "The day of the report; today when not given."),
            .optional(
                "known_on", .text(40),
                """
                A time with its offset, or now: whatever was recorded later is left out. When not \
                given, the end of the day of the report.
                """),
            .optional(
                "since", .date, "The day to compare with; a month earlier when not given."),
            .optional(
                "near", .text(16),
                "Who has less than this percentage of the limit left is near it; 5% when not given."
            ),
            .optional(
                "watch", .text(16),
                "Who has this percentage of the whole is watched; 5% when not given."),
            .optional(
                "fail_on", .choice(FailOn.allCases.map(\.rawValue)),
                "When to end with status 3; never when not given."),
            .optional(
                "series", .flag, "Whether to read the largest owners over the last year, too."),
        ],
        outcomes: ["done"], example: ["as_of": "2026-01-02", "known_on": "now", "near": "5%"],
        isQuestion: true
    ) { fields, issuer, store in
        let audit = try store.capAudit(try fields.capAudit(), issuer: issuer)
        var answer = Answer(.done, CapAuditDocument(audit).members)
        answer.report = .cap(audit)
        let failOn = fields.text("fail_on").flatMap(FailOn.init(rawValue:)) ?? .never
        if failOn.isMet(by: audit) { answer.status = .no }
        return answer
    }

    static let capSimulate = Operation(
        name: "cap.simulate",
        summary: "Says how many shares a person may take today, by each basis, and who binds.",
        fields: [
            .required("person", .name, "The person, or an account with one owner."),
            .required("security", .name, "The security."),
        ],
        outcomes: ["done", "held", "refused"],
        example: ["person": "P-DOE", "security": "SERB"], isQuestion: true
    ) { fields, issuer, store in
        let (room, document) = try store.capRoom(
            of: try fields.needName("person"), taking: try fields.needName("security"),
            issuer: issuer)
        let outcome: Answer.Outcome =
            switch room.findings.map(\.severity).max() {
            case .refuse?: .refused
            case .hold?: .held
            case .note?, nil: .done
            }
        return Answer(outcome, document, findings: room.findings.map(\.json))
    }

    /// For a timer that runs by night and shall ring.
    enum FailOn: String, CaseIterable {
        case over
        case near
        case never

        /// What cannot be told is no clean bill either.
        func isMet(by audit: CapAudit) -> Bool {
            switch self {
            case .over: audit.isAnybodyOver || !audit.uncertain.isEmpty
            case .near: audit.isAnybodyNear || !audit.uncertain.isEmpty
            case .never: false
            }
        }
    }
}

/// A whole report as a value, for renderings that are more than its document.
enum Report: Sendable {
    case cap(CapAudit)
    /// A rendering that was asked for, as it is to be written.
    case page([UInt8])
}

extension Fields {
    fileprivate func capAudit() throws -> CapAuditRequest {
        if let time = text("known_on"), time != CapAuditRequest.now,
            !Timestamp.isWellFormed(time)
        {
            throw InputError(
                field: "known_on", problem: TaxpayerText.refused(time),
                accepted: FieldKind.time.accepted + ", or now")
        }
        return CapAuditRequest(
            asOf: date("as_of"), knownOn: text("known_on"), since: date("since"),
            thresholds: AuditThresholds(
                near: try percentage("near") ?? AuditThresholds.usual.near,
                watch: try percentage("watch") ?? AuditThresholds.usual.watch),
            withSeries: flag("series") ?? false)
    }

    private func percentage(_ name: String) throws -> Ratio? {
        guard let text = text(name) else { return nil }
        guard let ratio = Ratio(percentage: text) else {
            throw InputError(
                field: name, problem: TaxpayerText.refused(text),
                accepted: "a percentage above 0 and up to 100, such as 5% or 9.5%")
        }
        return ratio
    }
}
