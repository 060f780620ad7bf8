import JSON
import Ledger
import LedgerStore

/// What bounds the owners: exceptions, prices, settings.
extension Operation {
    static let limitExcept = Operation(
        name: "limit.except",
        summary: "Records the board's own percentage for one person, and checks it by 5/50.",
        fields: [
            .required("person", .name, "The excepted holder."),
            .required("numerator", .integer(1...1_000_000_000), "12 of 12/100."),
            .required("denominator", .integer(1...1_000_000_000), "100 of 12/100."),
            .optional(
                "scope", .name,
                "The class whose limit it excepts from; all of the equity stock when not given."),
            .optional("from", .date, "Its first day; today when not given."),
            .optional("until", .date, "Its last day; open when not given."),
            .optional(
                "tighter", .flag,
                """
                true where the percentage is below the general limit and is meant to be; without \
                it such an exception is refused.
                """),
            .required("authority", .text(400), "The board's paper."),
        ],
        outcomes: ["done"],
        example: [
            "person": "P-DOE", "numerator": 12, "denominator": 100, "until": "2027-12-31",
            "authority": "resolution of the board",
        ]
    ) { fields, issuer, store in
        if let from = fields.date("from"), let until = fields.date("until"), until < from {
            throw InputError(
                field: "until", problem: "before the first day", accepted: "a day from \(from) on")
        }
        let scope = fields.name("scope", SecurityID.self)
        let exception = LimitException(
            person: try fields.needName("person"),
            scope: scope.map { .security($0) } ?? .allEquity, ratio: try fields.ratio(),
            authority: try fields.needText("authority"), until: fields.date("until"))
        let made = try store.except(
            exception, from: fields.date("from"), isTighter: fields.flag("tighter") ?? false,
            issuer: issuer)
        var members: JSONObject = ["exception": .integer(made.number)]
        for (name, value) in fields.echo.members { members[name] = value }
        return Answer(made.recount, members)
    }

    static let limitList = Operation(
        name: "limit.list",
        summary: "Lists limits and exceptions, past, present and to come, with their authority.",
        fields: [], outcomes: ["done"], example: [:], isQuestion: true
    ) { _, issuer, store in
        Answer(.done, try store.listLimits(issuer))
    }

    static let priceSet = Operation(
        name: "price.set", summary: "Records what a share of a class is worth.",
        fields: [
            .required("security", .name, "The class."),
            .required("amount", .money, "Of one share, in dollars."),
            .required("as_of", .date, "The day of the price."),
            .required("source", .text(400), "Where it is taken from."),
            .optional(
                "max_age_days", .integer(0...36_500),
                "How old it may be before the cap is held; no bound when not given."),
        ],
        outcomes: ["done"],
        example: [
            "security": "COM", "amount": "19.49", "as_of": "2026-11-20",
            "source": "last sale on the exchange", "max_age_days": 5,
        ]
    ) { fields, issuer, store in
        let amount = try fields.need("amount", fields.money("amount"))
        // Beyond a thousand million dollars a share the sums of a large class leave 128 bits.
        guard (1...10_000_000_000_000).contains(amount.tenThousandths) else {
            throw InputError(
                field: "amount", problem: "no price of a share",
                accepted: "dollars from 0.0001 to 1000000000.00")
        }
        let price = PriceFacts(
            perShare: amount, asOf: try fields.needDate("as_of"),
            source: try fields.needText("source"),
            maximumAgeDays: fields.integer("max_age_days").map { Int($0) })
        let recount = try store.setPrice(
            price, of: try fields.needName("security"), issuer: issuer)
        return Answer(recount, fields.echo)
    }

    static let priceList = Operation(
        name: "price.list", summary: "Lists the prices on file, the latest of each class first.",
        fields: [], outcomes: ["done"], example: [:], isQuestion: true
    ) { _, issuer, store in
        Answer(.done, ["prices": .array(try store.listPrices(issuer))])
    }

    static let policySet = Operation(
        name: "policy.set", summary: "Makes a setting of the issuer or the agent, from a day on.",
        fields: [
            .required("policy", .choice(PolicyName.allCases.map(\.rawValue)), "Its name."),
            .required("value", .text(64), "Its value; policy.list says what each can have."),
            .optional("from", .date, "From which day; today when not given."),
            .optional("until", .date, "The last day; open when not given."),
            .required("authority", .text(400), "The paper it rests on."),
        ],
        outcomes: ["done"],
        example: [
            "policy": "joint_attribution", "value": "FULL_EACH",
            "authority": "instruction of the issuer",
        ]
    ) { fields, issuer, store in
        if let from = fields.date("from"), let until = fields.date("until"), until < from {
            throw InputError(
                field: "until", problem: "before the first day", accepted: "a day from \(from) on")
        }
        let name = PolicyName(rawValue: try fields.needText("policy"))
        let recount = try store.setPolicy(
            try fields.need("policy", name), to: try fields.needText("value"),
            from: fields.date("from"), until: fields.date("until"),
            authority: try fields.needText("authority"), issuer: issuer)
        return Answer(recount, fields.echo)
    }

    static let policyList = Operation(
        name: "policy.list", summary: "Lists every setting with its value today and its default.",
        fields: [], outcomes: ["done"], example: [:], isQuestion: true
    ) { _, issuer, store in
        Answer(.done, ["policies": .array(try store.listPolicies(issuer))])
    }
}
