import JSON
import Ledger
import LedgerStore

/// Void certificates, and cancelled paper: 17 CFR 240.17Ad-19.
extension Operation {
    static let certificateVoid = Operation(
        name: "certificate.void",
        summary: "Makes a certificate void for ever that has never carried shares.",
        fields: [
            .required("security", .name, "The security."),
            .required("certificate", .name, "Its number."),
            .required("reason", .text(400), "Why, in a sentence."),
            .required("document", .text(400), "The paper that orders it."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "security": "SERB", "certificate": "B-0100", "reason": "inscribed to another person",
            "document": "officer's memorandum of 2026-11-20",
        ]
    ) { fields, issuer, store in
        Answer(
            try store.voidCertificate(
                try fields.certificate(), reason: try fields.needText("reason"),
                paper: try fields.needText("document"), issuer: issuer))
    }

    static let certificateMark = paper(
        "mark", .marked, "Records that the paper of ended certificates was marked CANCELLED.",
        [.required("method", .text(200), "By stamp or perforation, and whose.")],
        ["method": "perforated CANCELLED"])

    static let certificateStore = paper(
        "store", .stored, "Records where marked papers are stored.",
        [.required("place", .text(200), "The place of storage.")], ["place": "vault 2, box 14"])

    static let certificateShip = paper(
        "ship", .shipped, "Records that stored papers were sent to another place.",
        [
            .required("place", .text(200), "Where to."),
            .required("party", .text(200), "The carrier."),
        ], ["place": "Example Records Centre", "party": "Example Armored Courier"])

    static let certificateReceive = paper(
        "receive", .received,
        "Records that papers on their way have come, or a replaced original has come back.",
        [.required("party", .text(200), "From whom they came.")],
        ["party": "Example Armored Courier"])

    static let certificateDestroy = paper(
        "destroy", .destroyed, "Records that papers were destroyed before two witnesses.",
        [
            .required("method", .text(200), "How, such as shredding."),
            .required("witnesses", .list(.text(200), 2...20), "Who saw it: two or more."),
        ], ["method": "cross-cut shredding", "witnesses": ["W. Witness", "V. Witness"]],
        certificate: "B-0100")

    static let certificateDispose = paper(
        "dispose", .disposed, "Records that papers were given away for good, and to whom.",
        [
            .required("party", .text(200), "The recipient's name."),
            .required("address", .text(400), "The recipient's address."),
            .optional("method", .text(200), "How, such as sale to a collector."),
        ],
        ["party": "Example Museum of Finance", "address": "5 Sample Plaza, Boston MA 02110"])

    static let certificateCancelled = Operation(
        name: "certificate.cancelled",
        summary: "The index of cancelled certificates, by CUSIP number or its stand-in.",
        fields: [
            .required("security", .name, "The security."),
            .optional("number", .name, "Of one certificate only."),
            .optional(
                "list", .choice(CancelledList.allCases.map(\.rawValue)),
                "all, the disposal index, or what is on its way; all when not given."),
        ],
        outcomes: ["done"], example: ["security": "SERB", "list": "destroyed"], isQuestion: true
    ) { fields, issuer, store in
        let list = fields.text("list").flatMap(CancelledList.init(rawValue:)) ?? .all
        return Answer(
            .done,
            try store.listCancelled(
                list, security: try fields.needName("security"), number: fields.name("number"),
                issuer: issuer))
    }

    /// One act on the papers of several certificates, all of them or none.
    private static func paper(
        _ verb: String, _ act: PaperAct, _ summary: String, _ own: [Field], _ example: JSONObject,
        certificate: String = "B-0007"
    ) -> Operation {
        var whole: JSONObject = [
            "security": "SERB", "certificates": .array([.string(certificate)]),
        ]
        for (name, value) in example.members { whole[name] = value }
        return Operation(
            name: "certificate." + verb, summary: summary,
            fields: [
                .required("security", .name, "The security."),
                .required("certificates", .list(.name, 1...1_000), "Their numbers."),
                .optional("on", .date, "On which day; today when not given."),
                .optional("document", .text(400), "The paper that records it."),
            ] + own,
            outcomes: ["done", "refused"], example: whole
        ) { fields, issuer, store in
            let note = PaperNote(
                act, on: fields.date("on"), place: fields.text("place"),
                party: fields.text("party"), address: fields.text("address"),
                method: fields.text("method"), witnesses: fields.texts("witnesses"),
                document: fields.text("document"))
            return Answer(
                try store.notePaper(
                    note, on: try fields.numbers("certificates"),
                    of: try fields.needName("security"), issuer: issuer))
        }
    }
}
