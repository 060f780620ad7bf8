import JSON
import Ledger
import LedgerStore
import Reporting

/// The queue of what is held, and what people do about it.
extension Operation {
    static let itemList = Operation(
        name: "item.list",
        summary: "Lists items with their age and who must act; held ones the oldest first.",
        fields: [
            .optional("held", .flag, "Only those that are held."),
            .optional("all", .flag, "Those as well that were refused under automatic keys."),
            .optional("kind", .choice(ItemKind.allCases.map(\.rawValue)), "Of one kind only."),
            .optional("limit", .integer(1...10_000), "At most how many; 100 when not given."),
        ],
        outcomes: ["done"], example: ["held": true], isQuestion: true
    ) { fields, issuer, store in
        let onlyHeld = fields.flag("held") ?? false
        let all = fields.flag("all") ?? false
        let kind = fields.text("kind").flatMap(ItemKind.init(rawValue:))
        let items = try store.itemQueue(
            onlyHeld: onlyHeld, all: all, kind: kind,
            limit: Int(fields.integer("limit") ?? 100), issuer: issuer)
        let leftOut =
            all || onlyHeld ? 0 : try store.refusedWithoutKey(kind: kind, issuer: issuer)
        return Answer(.done, ["items": .array(items), "left_out": .integer(leftOut)])
    }

    static let itemShow = Operation(
        name: "item.show",
        summary: "Shows an item: papers, clocks, and every verdict, decision and notice.",
        fields: [
            .optional("item", .integer(1...Int64.max), "The item's number."),
            .optional("key", .key, "The item's key; instead of its number."),
        ],
        outcomes: ["done"], example: ["item": 1], isQuestion: true
    ) { fields, issuer, store in
        switch (fields.integer("item"), fields.text("key")) {
        case (let item?, nil):
            return Answer(.done, try store.showItem(number: item, issuer: issuer))
        case (nil, let key?): return Answer(.done, try store.showItem(key, issuer: issuer))
        default:
            throw InputError(
                field: "item", problem: "the item is named twice or not at all",
                accepted: "one of item and key")
        }
    }

    static let itemDecide = Operation(
        name: "item.decide",
        summary: "Decides a held item: lets it pass, refuses it, or puts it off to a day.",
        fields: [
            itemNumber,
            .required(
                "ruling", .choice(DecisionRequest.Ruling.allCases.map(\.rawValue)),
                "What is decided."),
            .optional(
                "codes", .list(.choice(holds), 1...holds.count),
                "The holds that are decided; all of them when not given."),
            .required("reason", .text(400), "Why, in a sentence."),
            .optional("paper", .text(400), "The paper that allows it; needed to allow."),
            .optional("next", .date, "When it is looked at again; needed to wait."),
        ],
        outcomes: ["done"],
        example: [
            "item": 1, "ruling": "allow", "codes": ["LEGEND_MISSING"],
            "reason": "the transferee knew of the restriction",
            "paper": "opinion of counsel of 2026-11-20",
        ]
    ) { fields, issuer, store in
        Answer(.done, try store.decide(try fields.decision(), issuer: issuer))
    }

    static let itemRetry = Operation(
        name: "item.retry",
        summary: "Sends a held item down the road again, with the papers that came last.",
        fields: [itemNumber], outcomes: ["posted", "refused", "held"], example: ["item": 1]
    ) { fields, issuer, store in
        let item = try fields.need("item", fields.integer("item"))
        if let event = try store.keptEvent(item, issuer: issuer) {
            return Answer(try store.post(event, issuer: issuer))
        }
        let request = try store.keptRequest(item, issuer: issuer)
        return try answer(to: [request], issuer, store, mode: .itemByItem)
    }

    static let itemNotice = Operation(
        name: "item.notice",
        summary: "Writes the letter on a refused or held item, ready to be sent.",
        fields: [
            itemNumber,
            .optional("to", .choice(addressees), "To whom; to the presentor when not given."),
        ],
        outcomes: ["done"], example: ["item": 1, "to": "presentor"], isQuestion: true
    ) { fields, issuer, store in
        let item = try fields.need("item", fields.integer("item"))
        let document = try store.showItem(number: item, issuer: issuer)
        let addressee = fields.text("to") ?? "presentor"
        let letter = LetterView(document, isToGuarantor: addressee == "guarantor")
        switch letter.trouble {
        case .passed:
            throw InputError(
                field: "item", problem: "item \(item) was neither refused nor held",
                accepted: "the number of an item that was")
        case .noGuaranteeRejected:
            throw InputError(
                field: "to", problem: "no guarantee on item \(item) was rejected",
                accepted: "presentor")
        case nil:
            return Answer(
                .done,
                [
                    "item": .integer(item), "key": document["key"] ?? .null,
                    "to": .string(addressee), "text": .string(letter.text),
                ])
        }
    }

    static let itemNotified = Operation(
        name: "item.notified",
        summary: "Records that the presentor or the guarantor was told.",
        fields: [
            itemNumber, .required("to", .choice(addressees), "Who was told."),
            .required("method", .text(200), "How, such as mail or facsimile."),
            .optional("on", .date, "On which day; today when not given."),
        ],
        outcomes: ["done"],
        example: ["item": 1, "to": "presentor", "method": "first-class mail"]
    ) { fields, issuer, store in
        let item = try fields.need("item", fields.integer("item"))
        let addressee = fields.text("to").flatMap(RejectionNotice.Recipient.init(rawValue:))
        let rejections = try store.noteNotice(
            item: item, to: try fields.need("to", addressee),
            method: try fields.needText("method"), on: fields.date("on"), issuer: issuer)
        var members = fields.echo
        members["rejections"] = .array(rejections)
        return Answer(.done, members)
    }

    private static let itemNumber = Field.required(
        "item", .integer(1...Int64.max), "The item's number.")

    private static let addressees = RejectionNotice.Recipient.allCases.map(\.rawValue)

    /// The codes that hold an item.
    private static let holds = FindingCode.allCases.filter { $0.definition.severity == .hold }
        .map(\.rawValue)
}

extension Fields {
    fileprivate func decision() throws -> DecisionRequest {
        let ruling = try need(
            "ruling", text("ruling").flatMap(DecisionRequest.Ruling.init(rawValue:)))
        return DecisionRequest(
            item: try need("item", integer("item")), ruling: ruling, codes: texts("codes"),
            reason: try needText("reason"), paper: text("paper"), nextOn: date("next"))
    }
}
