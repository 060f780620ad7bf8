import JSON
import Ledger
import LedgerStore

/// What is filed in a case: the affidavit, the bond, the officers' word, the reports, its end.
extension Operation {
    static let replacementAffidavit = Operation(
        name: "replacement.affidavit",
        summary: "Files the affidavit of loss of those who would endorse a transfer.",
        fields: [
            caseNumber, .required("sworn_on", .date, "The day on which it was sworn."),
            .required("notary", .text(200), "The notary."),
            .required("commission", .text(200), "The notary's commission."),
            .required("signers", .list(.object(signer), 1...50), "Who has sworn it."),
            .optional(
                "papers", .list(.object(transferPaper), 1...50),
                "What shows that a signer may sign for the name on the face."),
            .required(
                "statements",
                .list(.choice(LossStatement.allCases.map(\.rawValue)), 0...4),
                "What it swears to beside the loss."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "case": 1, "sworn_on": "2020-01-03", "notary": "NOTA R SPECIMEN",
            "commission": "specimen commission 1, ends 2030-01-01",
            "signers": [["name": "MARY R SAMPLE"]],
            "statements": [
                "not_endorsed", "not_pledged_or_sold", "search_made", "will_surrender",
            ],
        ]
    ) { fields, issuer, store in
        let affidavit = LossAffidavit(
            swornOn: try fields.needDate("sworn_on"), notary: try fields.needText("notary"),
            commission: try fields.needText("commission"),
            signers: fields.objects("signers").map {
                Endorsement(
                    name: $0.text("name") ?? "",
                    capacity: $0.text("capacity").flatMap(Capacity.init(rawValue:)))
            }, papers: fields.objects("papers").compactMap(\.paper),
            statements: Set(fields.texts("statements").compactMap(LossStatement.init(rawValue:))))
        return try step(.affidavit(affidavit), fields, issuer, store)
    }

    static let replacementBond = Operation(
        name: "replacement.bond",
        summary: "Files the bond of indemnity, or a certificate under a blanket policy.",
        fields: [
            caseNumber, .required("surety", .text(200), "The surety."),
            .required("number", .text(64), "The bond's number."),
            .optional("penal_sum", .money, "The penal sum in dollars; an open penalty has none."),
            .optional("effective_on", .date, "From when it secures; today when not given."),
            .required("price", .money, "The market price of a share that it was written on."),
            .required("price_date", .date, "The day of the price."),
            .required("price_source", .text(200), "Where the price was read."),
            .optional("premium", .money, "The premium in dollars."),
            .optional("blanket", .flag, "Whether it is a certificate under a blanket policy."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "case": 1, "surety": "Specimen Surety Company", "number": "SB-1001",
            "penal_sum": "194900.00", "effective_on": "2020-01-03", "price": "19490.00",
            "price_date": "2020-01-03", "price_source": "1,000 common shares at 19.49",
            "premium": "3898.00",
        ]
    ) { fields, issuer, store in
        let bond = try fields.bond(effective: try store.bookDay(issuer))
        return try step(.bond(bond), fields, issuer, store)
    }

    static let replacementApprove = Operation(
        name: "replacement.approve",
        summary: "Records that the officer who is logged in approves what is on file.",
        fields: [caseNumber, .optional("note", .text(400), "What the officer adds.")],
        outcomes: ["done", "refused"], example: ["case": 1, "note": "papers seen"]
    ) { fields, issuer, store in
        try step(.approve(note: fields.text("note")), fields, issuer, store)
    }

    static let replacementFound = Operation(
        name: "replacement.found",
        summary: "Records that a certificate was found before it was replaced, and frees it.",
        fields: [
            caseNumber, .required("certificate", .name, "Its number."),
            .required("authority", .text(400), "The paper that says so."),
            .optional("on", .date, "When; today when not given."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "case": 1, "certificate": "B-0902", "authority": "owner's letter, specimen",
        ]
    ) { fields, issuer, store in
        try step(
            .found(
                try fields.needName("certificate"), on: fields.date("on"),
                authority: try fields.needText("authority")), fields, issuer, store)
    }

    static let replacementSettle = Operation(
        name: "replacement.settle",
        summary: "Hands over what an event gave for a missing certificate, once its papers are in.",
        fields: [
            caseNumber, .required("certificate", .name, "The number of the missing one."),
            .required("delivered", .text(400), "What was handed over, to whom and how."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "case": 6, "certificate": "T-0001", "delivered": "check 1001 to the owner, by mail",
        ]
    ) { fields, issuer, store in
        try step(
            .settle(
                try fields.needName("certificate"), note: try fields.needText("delivered")),
            fields, issuer, store)
    }

    static let replacementWithdraw = Operation(
        name: "replacement.withdraw",
        summary: "Withdraws a case, because everything was found, and frees its certificates.",
        fields: [caseNumber, .required("reason", .text(400), "Why, in a sentence.")],
        outcomes: ["done", "refused"],
        example: ["case": 1, "reason": "all was found in the owner's desk"]
    ) { fields, issuer, store in
        try step(.withdraw(reason: try fields.needText("reason")), fields, issuer, store)
    }

    static let replacementClose = Operation(
        name: "replacement.close",
        summary: "Closes a case; the stops on what is missing or replaced stay.",
        fields: [caseNumber, .required("reason", .text(400), "Why, in a sentence.")],
        outcomes: ["done", "refused"],
        example: ["case": 1, "reason": "the owner does not go on with it"]
    ) { fields, issuer, store in
        try step(.close(reason: try fields.needText("reason")), fields, issuer, store)
    }

    static let replacementReport = Operation(
        name: "replacement.report",
        summary: "Records that the loss or the recovery was reported on Form X-17F-1A.",
        fields: [
            caseNumber, .required("to", .text(200), "To whom it was sent."),
            .optional("on", .date, "When; today when not given."),
            .optional("recovery", .flag, "Whether it reports the recovery, not the loss."),
        ],
        outcomes: ["done", "refused"],
        example: ["case": 1, "to": "Securities Information Center"]
    ) { fields, issuer, store in
        let (day, addressee) = (fields.date("on"), try fields.needText("to"))
        let note: CaseNote =
            fields.flag("recovery") == true
            ? .recoveryReport(on: day, to: addressee) : .report(on: day, to: addressee)
        return try step(note, fields, issuer, store)
    }

    static let replacementPresent = Operation(
        name: "replacement.present-original",
        summary: "Records that an original came back: who brought it, and what was found.",
        fields: [
            caseNumber, .required("certificate", .name, "The original's number."),
            .required("presentor", .text(200), "Who brought it."),
            .required(
                "standing", .choice(OriginalAppearance.Standing.allCases.map(\.rawValue)),
                "owner, or what was found of a purchaser: open, found or denied."),
            .required("reason", .text(400), "Why, in a sentence."),
            .optional("on", .date, "When; today when not given."),
            .optional(
                "authority", .object(writtenAuthority),
                "The issuer's authority to register it beside its replacement."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "case": 1, "certificate": "B-0903", "presentor": "ALEX FINDER SPECIMEN",
            "standing": "denied", "reason": "found in a bag, and gave nothing for it",
        ]
    ) { fields, issuer, store in
        let today = try store.bookDay(issuer)
        return try step(.presented(try fields.appearance(today: today)), fields, issuer, store)
    }

    private static let signer: [Field] = [
        .required("name", .text(200), "The name as signed."),
        .optional(
            "capacity", .choice(Capacity.allCases.map(\.rawValue)),
            "As whom; as the registered owner when not given."),
    ]

    private static let writtenAuthority: [Field] = [
        .required("document", .text(400), "The paper."),
        .required("signed_by", .text(200), "Who signed it for the issuer."),
    ]
}

extension Fields {
    fileprivate func bond(effective today: CalendarDate) throws(InputError) -> IndemnityBond {
        let zero = Money(tenThousandths: 0)
        for name in ["penal_sum", "price"] where money(name).map({ $0 <= zero }) == true {
            throw InputError(
                field: name, problem: "nothing is no sum", accepted: "an amount above 0.00")
        }
        return IndemnityBond(
            surety: try needText("surety"), number: try needText("number"),
            penalty: money("penal_sum").map { .fixed($0) } ?? .open,
            effectiveOn: date("effective_on") ?? today,
            valuation: PriceFacts(
                perShare: try need("price", money("price")), asOf: try needDate("price_date"),
                source: try needText("price_source")),
            premium: money("premium"), isBlanket: flag("blanket") ?? false)
    }

    fileprivate func appearance(today: CalendarDate) throws(InputError) -> OriginalAppearance {
        let standing = try need(
            "standing", text("standing").flatMap(OriginalAppearance.Standing.init(rawValue:)))
        let authority = object("authority").flatMap { fields in
            fields.text("document").flatMap { document in
                fields.text("signed_by").map {
                    WrittenAuthority(document: document, signer: $0)
                }
            }
        }
        guard authority == nil || standing == .found else {
            throw InputError(
                field: "authority", problem: "nothing is registered for \(standing.rawValue)",
                accepted: "an authority with found, and none otherwise")
        }
        return OriginalAppearance(
            certificate: try needName("certificate"), presentor: try needText("presentor"),
            on: date("on") ?? today, standing: standing, reason: try needText("reason"),
            authority: authority)
    }
}
