import JSON
import Ledger
import LedgerStore
import Reporting

/// Where the books of record differ: 17 CFR 240.17Ad-9(g), -10, -11.
extension Operation {
    static let bookReconcile = Operation(
        name: "book.reconcile",
        summary: "Compares the accounts with the control book, and opens what differs.",
        fields: [
            .optional(
                "prior_agent", .flag, "Whether what is found came over from an earlier agent.")
        ],
        outcomes: ["done"], example: [:]
    ) { fields, issuer, store in
        Answer(
            .done,
            try store.reconcile(issuer, isPriorAgents: fields.flag("prior_agent") ?? false))
    }

    static let bookDifferences = Operation(
        name: "book.differences",
        summary: "Lists the record differences, over-issues and unposted debits that are open.",
        fields: [.optional("all", .flag, "Those that have ended too.")],
        outcomes: ["done"], example: ["all": true], isQuestion: true
    ) { fields, issuer, store in
        Answer(
            .done,
            try store.listDifferences(issuer, withResolved: fields.flag("all") ?? false))
    }

    static let differenceOpen = Operation(
        name: "difference.open",
        summary: "Records that a certificate's paper is not what the master file says.",
        fields: [
            .required("security", .name, "The security."),
            .required("certificate", .name, "The certificate's number."),
            .required("face", .sharesOrNone, "The shares that the paper says, in units."),
            .required("reason", .text(400), "What differs, and what is done about it."),
            .optional("opened_on", .date, "The day of its discovery; today when not given."),
            .optional(
                "prior_agent", .flag, "Whether it came over from an earlier agent."),
        ],
        outcomes: ["done"],
        example: [
            "security": "SERB", "certificate": "B-0001", "face": 1000,
            "reason": "the paper says 1,000 shares; the holder was asked for it",
        ]
    ) { fields, issuer, store in
        let request = DifferenceRequest(
            certificate: CertificateID(
                security: try fields.needName("security"),
                number: try fields.needName("certificate")),
            face: try fields.needShares("face"), reason: try fields.needText("reason"),
            openedOn: fields.date("opened_on"),
            isPriorAgents: fields.flag("prior_agent") ?? false)
        return Answer(.done, try store.openDifference(request, issuer: issuer))
    }

    static let differenceResolve = Operation(
        name: "difference.resolve",
        summary: "Ends a record difference that is no longer there, with its reason.",
        fields: [
            .required("difference", .integer(1...Int64.max), "Its number."),
            .required("reason", .text(400), "What it came from, and what was done."),
            .required("paper", .text(400), "The paper that shows it."),
        ],
        outcomes: ["done"],
        example: [
            "difference": 1, "reason": "the paper was read wrongly at the window",
            "paper": "photocopy of the face",
        ]
    ) { fields, issuer, store in
        let number = try fields.need("difference", fields.integer("difference"))
        return Answer(
            .done,
            try store.resolveDifference(
                number, reason: try fields.needText("reason"),
                paper: try fields.needText("paper"), issuer: issuer))
    }

    static let differencePostDebit = Operation(
        name: "difference.post-debit",
        summary: "Posts a debit that waits: certificates that carry just as many shares end.",
        fields: [
            .required("security", .name, "The security."),
            .required(
                "certificates", .list(.name, 1...1_000),
                "The one whose debit waits, and those that make up the rest."),
            .required("reason", .text(400), "Where the rest came from."),
        ],
        outcomes: ["done"],
        example: [
            "security": "NOTE", "certificates": ["N-0001", "N-0002"],
            "reason": "bought in for the missing shares",
        ]
    ) { fields, issuer, store in
        let certificates = fields.texts("certificates").compactMap { CertificateNumber($0) }
        return Answer(
            .done,
            try store.postDebit(
                of: try fields.needName("security"), ending: certificates,
                reason: try fields.needText("reason"),
                issuer: issuer))
    }

    static let differenceOverIssue = Operation(
        name: "difference.over-issue",
        summary: "Records an over-issue that was discovered; the buy-in's clock starts.",
        fields: [
            .required("security", .name, "The security."),
            .required("shares", .shares, "How many too many, in units."),
            .required(
                "discovered_on", .date,
                "The day on which the certificates and their registered holders were known."),
            .required("certificates", .text(400), "The erroneous certificates and their holders."),
            .required("reason", .text(400), "How it came about."),
            .optional("difference", .integer(1...Int64.max), "The record difference it explains."),
        ],
        outcomes: ["done"],
        example: [
            "security": "SERB", "shares": 10, "discovered_on": "2026-01-05",
            "certificates": "B-0099, SPECIMEN HOLDER", "reason": "issued twice on one order",
        ]
    ) { fields, issuer, store in
        let request = OverIssueRequest(
            security: try fields.needName("security"), shares: try fields.needShares("shares"),
            discoveredOn: try fields.needDate("discovered_on"),
            certificates: try fields.needText("certificates"),
            reason: try fields.needText("reason"), difference: fields.integer("difference"))
        return Answer(.done, try store.noteOverIssue(request, issuer: issuer))
    }

    static let differenceBuyIn = Operation(
        name: "difference.buy-in",
        summary:
            "Records the holder's letter, the bond, the buy-in or the return of an over-issue.",
        fields: [
            .required("over_issue", .integer(1...Int64.max), "Its number."),
            .required(
                "kind", .choice(OverIssueNote.Kind.allCases.map(\.rawValue)), "What happened."),
            .required("paper", .text(400), "The paper that shows it."),
            .optional("on", .date, "The day; today when not given."),
            .optional("party", .text(200), "Who executed the buy-in."),
            .optional("cost", .money, "What the shares cost, in dollars."),
        ],
        outcomes: ["done"],
        example: [
            "over_issue": 1, "kind": "bought_in", "party": "Specimen Brokers",
            "cost": "194900.00", "paper": "confirmation 17",
        ]
    ) { fields, issuer, store in
        let note = OverIssueNote(
            kind: OverIssueNote.Kind(rawValue: try fields.needText("kind")) ?? .letter,
            day: fields.date("on"), party: fields.text("party"), cost: fields.money("cost"),
            paper: try fields.needText("paper"))
        let number = try fields.need("over_issue", fields.integer("over_issue"))
        return Answer(.done, try store.noteBuyIn(note, on: number, issuer: issuer))
    }

    static let reportDifferences = Operation(
        name: "report.differences",
        summary: "Says whether a month's aged differences and buy-ins are told to the issuer.",
        fields: [
            .optional("month", .text(7), "Such as 2026-11; the last that has ended otherwise."),
            formatField,
        ],
        outcomes: ["done"], example: ["month": "2026-01"], isQuestion: true
    ) { fields, issuer, store in
        let period = try fields.period(
            "month", "2026-11", ReportingPeriod.init(month:), on: try store.day(issuer),
            otherwise: ReportingPeriod.month(before:))
        return Answer(
            .done,
            fields.formatted(try store.issuerDifferenceReport(period, issuer: issuer)) {
                DifferenceReportView($0).csv
            })
    }

    static let reportRegulator = Operation(
        name: "report.regulator",
        summary: "Says whether a quarter's differences and buy-ins are told to the regulator.",
        fields: [
            .optional("quarter", .text(7), "Such as 2026-Q4; the last that has ended otherwise."),
            formatField,
        ],
        outcomes: ["done"], example: ["quarter": "2026-Q1"], isOfOneIssuer: false,
        isQuestion: true
    ) { fields, _, store in
        let period = try fields.period(
            "quarter", "2026-Q1", ReportingPeriod.init(quarter:), on: try store.agentsDay(),
            otherwise: ReportingPeriod.quarter(before:))
        return Answer(
            .done,
            fields.formatted(try store.regulatorDifferenceReport(period)) {
                DifferenceReportView($0).csv
            })
    }
}

extension Fields {
    /// A month or quarter as it is written, or the last one that has ended.
    fileprivate func period(
        _ name: String, _ example: String, _ read: (String) -> ReportingPeriod?,
        on today: CalendarDate, otherwise: (CalendarDate) -> ReportingPeriod?
    ) throws -> ReportingPeriod {
        let text = text(name)
        guard let period = text.map(read) ?? otherwise(today) else {
            throw InputError(
                field: name, problem: "the text is no \(name)",
                accepted: "a \(name) such as \(example)")
        }
        guard period.last < today else {
            let word = today < period.first ? "is yet to come" : "is not over"
            throw InputError(
                field: name, problem: "\(period.text) \(word)",
                accepted: "a \(name) that ended before \(today)")
        }
        return period
    }
}
