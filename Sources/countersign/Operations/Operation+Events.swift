import JSON
import Ledger
import LedgerStore

/// Corporate events: each changes the capital of a class on the issuer's written authority.
extension Operation {
    static let capitalRedeem = Operation(
        name: "capital.redeem",
        summary: "Redeems a class for cash: all of it, a part pro rata or by lot, or certificates.",
        fields: EventFields.security + EventFields.taking + [EventFields.price(isRequired: true)]
            + EventFields.endorsing + EventFields.papers,
        outcomes: ["posted", "refused", "held"],
        example: [
            "key": "E-1", "security": "SERA", "shares": 300, "by": "lot",
            "seed": "closing index of 2026-11-20: 4711.08", "price": "25.00",
            "authority": ["document": "board resolution, 2026-11-19", "signed_by": "Secretary"],
        ]
    ) { fields, issuer, store in
        try event(.redeem, fields, issuer, store)
    }

    static let capitalBuyback = Operation(
        name: "capital.buyback",
        summary: "Takes shares back that their holders sold to the issuer.",
        fields: EventFields.security
            + [EventFields.certificates(isRequired: true), EventFields.price(isRequired: true)]
            + EventFields.endorsing + EventFields.papers,
        outcomes: ["posted", "refused", "held"],
        example: [
            "key": "E-2", "security": "SERA",
            "certificates": [["certificate": "SERA-0001", "shares": 100]], "price": "24.50",
            "signatures": ["JANE Q EXAMPLE"],
            "guarantee": [
                "program": "STAMP", "prefix": "A", "serial": "A0012346",
                "institution": "First Example Bank", "date": "2026-11-20",
            ],
            "authority": ["document": "board resolution, 2026-11-19", "signed_by": "Secretary"],
        ]
    ) { fields, issuer, store in
        try event(.buyback, fields, issuer, store)
    }

    static let capitalConvert = Operation(
        name: "capital.convert",
        summary: "Converts a class into another at a rate; parts of shares are paid in cash.",
        fields: EventFields.security + EventFields.into + EventFields.rate + EventFields.taking
            + [EventFields.price(isRequired: false)] + EventFields.endorsing + EventFields.papers,
        outcomes: ["posted", "refused", "held"],
        example: [
            "key": "E-3", "security": "SERA", "into": "NEW", "numerator": 77_232,
            "denominator": 100_000, "price": "19.49",
            "authority": ["document": "notice of conversion", "signed_by": "Secretary"],
        ]
    ) { fields, issuer, store in
        try event(.convert, fields, issuer, store)
    }

    static let capitalExchange = Operation(
        name: "capital.exchange",
        summary: "Exchanges a class for another: what is tendered, or all of it.",
        fields: EventFields.security + EventFields.into + EventFields.rate + EventFields.taking
            + [EventFields.price(isRequired: false)] + EventFields.endorsing + EventFields.papers,
        outcomes: ["posted", "refused", "held"],
        example: [
            "key": "E-4", "security": "NEW", "into": "LAST", "numerator": 3, "denominator": 1,
            "authority": ["document": "offer to exchange", "signed_by": "Secretary"],
        ]
    ) { fields, issuer, store in
        try event(.exchangeClass, fields, issuer, store)
    }

    static let capitalSplit = Operation(
        name: "capital.split",
        summary: "Splits a class, or brings its shares together; parts are paid in cash.",
        fields: EventFields.security + EventFields.rate
            + [
                .optional(
                    "keep", .flag,
                    "Whether old certificates stay, and others are given for the difference."),
                EventFields.price(isRequired: false), EventFields.recordDate,
            ] + EventFields.papers,
        outcomes: ["posted", "refused", "held"],
        example: [
            "key": "E-5", "security": "LAST", "numerator": 2, "denominator": 1, "keep": true,
            "authority": ["document": "articles of amendment", "signed_by": "Secretary"],
        ]
    ) { fields, issuer, store in
        try event(.split, fields, issuer, store)
    }

    static let capitalEvents = Operation(
        name: "capital.events", summary: "Lists the corporate events on the book, the last first.",
        fields: [.optional("limit", .integer(1...10_000), "How many; 100 when not given.")],
        outcomes: ["done"], example: [:], isQuestion: true
    ) { fields, issuer, store in
        let events = try store.listEvents(issuer, limit: Int(fields.integer("limit") ?? 100))
        return Answer(.done, ["events": .array(events)])
    }

    static let capitalCalled = Operation(
        name: "capital.called",
        summary: "Lists certificates that were called in and have not come.",
        fields: [
            .optional("security", .name, "One class; all of them when not given."),
            .optional("limit", .integer(1...100_000), "How many; 100 when not given."),
        ],
        outcomes: ["done"], example: [:], isQuestion: true
    ) { fields, issuer, store in
        Answer(
            .done,
            try store.listCalledIn(
                fields.name("security"), limit: Int(fields.integer("limit") ?? 100),
                issuer: issuer))
    }

    static let capitalPayments = Operation(
        name: "capital.payments",
        summary: "Lists whom a corporate event pays, and what is withheld from whom.",
        fields: [.required("event", .key, "The key of the event.")],
        outcomes: ["done"], example: ["event": "E-1"], isQuestion: true
    ) { fields, issuer, store in
        Answer(.done, try store.listPayments(try fields.needText("event"), issuer: issuer))
    }

    private static func event(
        _ kind: EventKind, _ fields: Fields, _ issuer: IssuerID, _ store: LedgerStore
    ) throws -> Answer {
        let request = EventRequest(
            key: fields.text("key"), terms: try fields.eventTerms(kind),
            execution: Execution(
                countersigner: fields.text("countersigner"), registrar: fields.text("registrar")),
            receivedAt: fields.text("received_at"), presentor: fields.text("presentor"),
            ticket: fields.text("ticket"))
        return Answer(try store.post(request, issuer: issuer))
    }
}

extension Answer {
    /// What became of an event, or would.
    init(_ outcome: EventOutcome) {
        var members = outcome.document
        members["replayed"] = .bool(outcome.isReplay)
        let word: Outcome =
            switch outcome.word {
            case .posted: .posted
            case .approved: .approved
            case .refused: .refused
            case .held: .held
            }
        self.init(word, members, findings: outcome.findings)
    }
}
