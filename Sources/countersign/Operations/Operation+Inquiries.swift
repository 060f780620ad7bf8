import JSON
import Ledger
import LedgerStore
import Reporting

/// What becomes of an item after it was posted: its certificates leave, somebody asks about it.
extension Operation {
    static let itemDispatch = Operation(
        name: "item.dispatch",
        summary: "Records that new certificates were made available, which ends a turnaround.",
        fields: [
            .required("items", .list(.integer(1...Int64.max), 1...1_000), "The items' numbers."),
            .optional(
                "certificates", .list(.name, 1...1_000),
                "Which of their new certificates; all that are still here when not given."),
            .required("method", .text(200), "How, such as registered mail or at the window."),
            .optional(
                "to", .text(200),
                "To whom; to the registered holders at their addresses when not given."),
            .optional("address", .text(400), "To which address, with to."),
            .optional("at", .time, "When; now when not given."),
        ],
        outcomes: ["done"],
        example: ["items": [1], "method": "registered mail"]
    ) { fields, issuer, store in
        let items = (fields["items"]?.array ?? []).compactMap(\.int64)
        let certificates = fields.texts("certificates").compactMap { CertificateNumber($0) }
        guard fields.text("to") != nil || fields.text("address") == nil else {
            throw InputError(
                field: "to", problem: "there is an address, and nobody at it",
                accepted: "the addressee, or neither of the two")
        }
        return Answer(
            .done,
            try store.dispatch(
                DispatchRequest(
                    items: items, certificates: certificates.isEmpty ? nil : certificates,
                    method: try fields.needText("method"), addressee: fields.text("to"),
                    address: fields.text("address"), at: fields.text("at")),
                issuer: issuer))
    }

    static let itemInquire = Operation(
        name: "item.inquire",
        summary: "Records a written inquiry; what it must name to start its clock is told.",
        fields: [
            .required(
                "kind", .choice(InquiryKind.allCases.map(\.rawValue)),
                "What it asks, by the paragraph of 17 CFR 240.17Ad-5."),
            .required("from", .text(200), "Who asks."),
            .required("address", .text(400), "Where the answer goes."),
            .required("question", .text(400), "What is asked, in a sentence."),
            .optional("received_on", .date, "When it was received; today when not given."),
            .optional("item", .integer(1...Int64.max), "The item that it is about, if known."),
            .optional("security", .name, "The security that it names."),
            .optional("shares", .shares, "The shares that it names."),
            .optional(
                "presented_on", .date,
                "About when the item was presented; of a transcript, as of which day."),
            .optional("registered_name", .text(400), "The registered name that it gives."),
            .optional("certificate", .text(64), "The certificate that it names."),
            .optional("account", .name, "The account that it is about."),
            .optional("paid_on", .date, "When the dividend was to be paid."),
        ],
        outcomes: ["done"],
        example: [
            "kind": "ITEM", "from": "RICHARD SPECIMEN",
            "address": "1 Sample Street, Springfield MA 01101",
            "question": "has my transfer been registered?", "security": "SERB", "shares": 10,
            "presented_on": "2026-01-05", "registered_name": "MARY R SAMPLE",
            "received_on": "2026-01-12",
        ]
    ) { fields, issuer, store in
        var request = InquiryRequest(
            kind: try fields.need("kind", fields.text("kind").flatMap(InquiryKind.init(rawValue:))),
            inquirer: try fields.needText("from"), address: try fields.needText("address"),
            question: try fields.needText("question"))
        request.receivedOn = fields.date("received_on")
        request.item = fields.integer("item")
        request.security = fields.name("security")
        request.shares = fields.shares("shares")
        request.presentedOn = fields.date("presented_on")
        request.registeredName = fields.text("registered_name")
        request.certificate = fields.text("certificate")
        request.account = fields.name("account")
        request.paidOn = fields.date("paid_on")
        return Answer(.done, try store.inquire(request, issuer: issuer))
    }

    static let itemAnswer = Operation(
        name: "item.answer",
        summary: "Records that an inquiry was answered, or acknowledged, and what was said.",
        fields: [
            .required("inquiry", .integer(1...Int64.max), "The inquiry's number."),
            .required("substance", .text(400), "What was said, in a sentence."),
            .required(
                "method", .choice(["letter", "facsimile", "e-mail", "telephone"]),
                "How; a broker is answered in writing."),
            .optional("on", .date, "When; today when not given."),
            .optional(
                "acknowledged", .flag,
                "Whether it only acknowledges an inquiry that does not name what it must."),
            .optional("letter", .flag, "The letter as well, as text, as item.letter drafts it."),
        ],
        outcomes: ["done"],
        example: [
            "inquiry": 1, "substance": "registered and mailed to the assignee",
            "method": "letter",
        ]
    ) { fields, issuer, store in
        let inquiry = try fields.need("inquiry", fields.integer("inquiry"))
        // What cannot be drafted is told before the answer is on record.
        let letter =
            fields.flag("letter") == true
            ? InquiryLetterView(try store.inquirySubject(inquiry, item: nil, issuer: issuer)).text
            : nil
        var document = try store.answerInquiry(
            inquiry, isAnswer: fields.flag("acknowledged") != true, on: fields.date("on"),
            method: try fields.needText("method"), substance: try fields.needText("substance"),
            issuer: issuer)
        if let letter { document["text"] = .string(letter) }
        return Answer(.done, document)
    }

    static let itemLetter = Operation(
        name: "item.letter",
        summary: "Drafts the answer to a written inquiry from what the book has.",
        fields: [
            .required("inquiry", .integer(1...Int64.max), "The inquiry's number."),
            .optional(
                "item", .integer(1...Int64.max),
                "The item that it is about, where the inquiry names none."),
        ],
        outcomes: ["done"], example: ["inquiry": 1], isQuestion: true
    ) { fields, issuer, store in
        let inquiry = try fields.need("inquiry", fields.integer("inquiry"))
        let subject = try store.inquirySubject(
            inquiry, item: fields.integer("item"), issuer: issuer)
        return Answer(
            .done,
            [
                "inquiry": .integer(inquiry), "to": subject["inquiry"]?["from"] ?? .null,
                "text": .string(InquiryLetterView(subject).text),
            ])
    }

    static let itemInquiries = Operation(
        name: "item.inquiries",
        summary: "Lists the written inquiries that wait for an answer, with their clocks.",
        fields: [.optional("all", .flag, "Those that were answered, too.")],
        outcomes: ["done"], example: ["all": true], isQuestion: true
    ) { fields, issuer, store in
        let inquiries = try store.listInquiries(all: fields.flag("all") ?? false, issuer: issuer)
        return Answer(.done, ["inquiries": .array(inquiries)])
    }
}
