import JSON
import Ledger
import LedgerStore

extension Operation {
    static let capPreview = Operation(
        name: "cap.preview",
        summary: """
            Says what an event would do to everybody before it is booked: who comes over the \
            limit, to it, near it or back within it.
            """,
        fields: [
            .required("event", .choice(Preview.allCases.map(\.rawValue)), "The event."),
            .required("security", .name, "The class."),
            .optional("into", .name, "The class that is given for it."),
            .optional("numerator", .integer(1...ExchangeRate.maximum), "3 of 3 new for 1."),
            .optional("denominator", .integer(1...ExchangeRate.maximum), "1 of 3 new for 1."),
            .optional("shares", .sharesOrNone, "How many are called, issued or outstanding."),
            .optional("by", .choice(["pro_rata", "lot"]), "How they are chosen; pro_rata else."),
            .optional("seed", .text(200), "What the lot is drawn from."),
            EventFields.certificates(isRequired: false), EventFields.price(isRequired: false),
            .optional("keep", .flag, "Whether old certificates of a split stay."),
            EventFields.recordDate,
            .optional("to", .name, "The account that takes an issue."),
        ],
        outcomes: ["approved", "refused", "held"],
        example: ["event": "outstanding", "security": "COM", "shares": 500_000],
        isQuestion: true
    ) { fields, issuer, store in
        let preview = try fields.need(
            "event", fields.text("event").flatMap(Preview.init(rawValue:)))
        try fields.requireTerms(of: preview)
        switch preview {
        case .issue:
            return Answer(
                try store.previewIssue(
                    try fields.needShares("shares"), of: try fields.needName("security"),
                    to: try fields.needName("to"), issuer: issuer))
        case .outstanding:
            return Answer(
                try store.previewOutstanding(
                    try fields.needName("security"), try fields.needShares("shares"),
                    issuer: issuer))
        default:
            let kind = try fields.need("event", preview.kind)
            return Answer(try store.previewEvent(try fields.eventTerms(kind), issuer: issuer))
        }
    }

    /// What can be seen before it is done.
    enum Preview: String, CaseIterable {
        case redeem, buyback, convert, exchange, split, issue, outstanding

        var kind: EventKind? {
            switch self {
            case .redeem: .redeem
            case .buyback: .buyback
            case .convert: .convert
            case .exchange: .exchangeClass
            case .split: .split
            case .issue, .outstanding: nil
            }
        }

        var needed: [String] {
            switch self {
            case .redeem: ["price"]
            case .buyback: ["certificates", "price"]
            case .convert, .exchange: ["into", "numerator", "denominator"]
            case .split: ["numerator", "denominator"]
            case .issue: ["shares", "to"]
            case .outstanding: ["shares"]
            }
        }

        var allowed: [String] {
            switch self {
            case .redeem: ["shares", "by", "seed", "certificates", "record_date"]
            case .convert, .exchange:
                ["shares", "by", "seed", "certificates", "price", "record_date"]
            case .split: ["price", "keep", "record_date"]
            case .buyback, .issue, .outstanding: []
            }
        }
    }
}

extension Fields {
    /// Each event has terms of its own; what is missing, and what it has not, is told by name.
    fileprivate func requireTerms(of preview: Operation.Preview) throws {
        let terms = [
            "into", "numerator", "denominator", "shares", "by", "seed", "certificates", "price",
            "keep", "to", "record_date",
        ]
        var problems = preview.needed.filter { self[$0] == nil }.map {
            InputProblem(
                field: $0, problem: "the field is missing",
                accepted: "a value; \(preview.rawValue) needs "
                    + preview.needed.joined(separator: ", "))
        }
        let known = Set(preview.needed + preview.allowed)
        problems += terms.filter { self[$0] != nil && !known.contains($0) }.map {
            InputProblem(
                field: $0, problem: "a preview of \(preview.rawValue) has none",
                accepted: (preview.needed + preview.allowed).joined(separator: ", "))
        }
        let needsSome = preview != .outstanding && self["shares"] != nil
        if needsSome, integer("shares") == 0 {
            problems.append(
                InputProblem(
                    field: "shares", problem: "0 shares", accepted: FieldKind.shares.accepted))
        }
        guard problems.isEmpty else { throw InputError(problems) }
    }
}
