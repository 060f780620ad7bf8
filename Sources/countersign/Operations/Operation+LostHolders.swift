import JSON
import Ledger
import LedgerStore

/// Holders whom no mail reaches, and holders who are asked who owns their stock in fact.
extension Operation {
    static let accountLost = Operation(
        name: "account.lost",
        summary: "Records that mail came back and no new address is known (17Ad-17).",
        fields: [
            accountName,
            .required("returned_on", .date, "When the mail came back."),
            .optional("sent_again_on", .date, "When it was sent again, if it was."),
            .optional("returned_again_on", .date, "When that came back, too."),
            .optional("dues", .money, "Dividends and the like that are due to the account."),
            .required("source", .text(400), "The piece of mail that came back."),
        ],
        outcomes: ["done"],
        example: [
            "account": "A-ROE", "returned_on": "2026-01-05",
            "source": "proxy statement, returned undeliverable",
        ]
    ) { fields, issuer, store in
        Answer(
            .done,
            try store.noteLost(
                try fields.needName("account"), returnedOn: try fields.needDate("returned_on"),
                sentAgainOn: fields.date("sent_again_on"),
                returnedAgainOn: fields.date("returned_again_on"), dues: fields.money("dues"),
                source: try fields.needText("source"), issuer: issuer))
    }

    static let accountSearch = Operation(
        name: "account.search",
        summary: "Records a search of a data base for a lost holder, and whether it counts.",
        fields: [
            accountName,
            .required("service", .text(200), "The data base that was searched."),
            .required(
                "by", .choice(["taxpayer_number", "name"]),
                "By what; by the name only where the number leads nowhere."),
            .required("result", .text(400), "What it found, and where that is kept."),
            .optional("address", .flag, "Whether it gave an address."),
            .optional("on", .date, "When; today when not given."),
        ],
        outcomes: ["done"],
        example: [
            "account": "A-ROE", "service": "Specimen Locator", "by": "name",
            "result": "nobody of that name; report 1 in the file", "on": "2026-01-06",
        ]
    ) { fields, issuer, store in
        let event = LedgerStore.LostEvent.search(
            service: try fields.needText("service"),
            isByNumber: fields.text("by") == "taxpayer_number",
            hasAddress: fields.flag("address") ?? false, result: try fields.needText("result"))
        return try note(event, fields, issuer, store)
    }

    static let accountFound = Operation(
        name: "account.found",
        summary: "Records that a lost holder was found, died, or was turned over to a state.",
        fields: [
            accountName,
            .optional(
                "as", .choice(["found", "died", "remitted"]), "What it is; found when not given."),
            .required("document", .text(400), "The paper that says so."),
            .optional("on", .date, "When; today when not given."),
            .optional("street", .text(200), "Where he was found, to be his address from then on."),
            .optional("city", .text(100), "City."),
            .optional("state", .text(40), "State."),
            .optional("zip", .text(20), "ZIP code."),
            .optional(
                "country", .choice(Countries.codes), "Two letters, ISO 3166; US when not given."),
        ],
        outcomes: ["done"],
        example: ["account": "A-ROE", "document": "letter from the holder, specimen"]
    ) { fields, issuer, store in
        let document = try fields.needText("document")
        if ["street", "city", "state", "zip", "country"].contains(where: { fields[$0] != nil }) {
            guard fields.text("as") ?? "found" == "found" else {
                throw InputError(
                    field: "street", problem: "only who was found has an address",
                    accepted: "no address, or as found")
            }
            let change = LedgerStore.AddressChange(
                address: try fields.wholeAddress(), paper: document,
                effectiveOn: fields.date("on"))
            return Answer(
                .done,
                try store.noteFound(
                    try fields.needName("account"), at: change, on: fields.date("on"),
                    issuer: issuer))
        }
        let event: LedgerStore.LostEvent =
            switch fields.text("as") {
            case "died": .died(document: document)
            case "remitted": .remitted(document: document)
            default: .found(document: document)
            }
        return try note(event, fields, issuer, store)
    }

    static let accountLostHolders = Operation(
        name: "account.lost-holders",
        summary: "Lists the holders who are lost, with the window of the search that is owed.",
        fields: [.optional("all", .flag, "Those who were found, too.")],
        outcomes: ["done"], example: ["all": true], isQuestion: true
    ) { fields, issuer, store in
        let holders = try store.listLost(all: fields.flag("all") ?? false, issuer: issuer)
        return Answer(.done, ["holders": .array(holders)])
    }

    static let accountDemand = Operation(
        name: "account.demand",
        summary: "Records that the ownership demand of a tax year was sent, or answered.",
        fields: [
            .required("accounts", .list(.name, 1...1_000), "The record holders."),
            .required("year", .integer(1960...9998), "The tax year."),
            .required("kind", .choice(["sent", "answered"]), "Which of the two."),
            .required("document", .text(400), "How it was sent, or the statement that came."),
            .optional("on", .date, "When; today when not given."),
        ],
        outcomes: ["done"],
        example: [
            "accounts": ["A-ROE"], "year": 2025, "kind": "sent", "document": "first-class mail",
            "on": "2026-01-12",
        ]
    ) { fields, issuer, store in
        try store.noteDemand(
            year: Int(try fields.need("year", fields.integer("year"))),
            accounts: fields.texts("accounts").compactMap { AccountID($0) },
            isAnswer: fields.text("kind") == "answered", on: fields.date("on"),
            document: try fields.needText("document"), issuer: issuer)
        return Answer(.done, fields.echo)
    }

    static let securityRecordDate = Operation(
        name: "security.record-date",
        summary: "Records a record date that the issuer declared.",
        fields: [
            .required("security", .name, "The security."),
            .required("day", .date, "The day at whose end the holders of record are meant."),
            .required(
                "purpose", .choice(["DIVIDEND", "MEETING", "OTHER"]),
                "What for; demand letters go by those of dividends."),
            .required("source", .text(400), "The issuer's declaration."),
            .optional("withdrawn", .flag, "Whether it takes back a date that was declared."),
        ],
        outcomes: ["done"],
        example: [
            "security": "SERB", "day": "2026-01-02", "purpose": "DIVIDEND",
            "source": "specimen resolution of the board",
        ]
    ) { fields, issuer, store in
        try store.setRecordDate(
            try fields.needName("security"), try fields.needDate("day"),
            purpose: try fields.needText("purpose"),
            isWithdrawn: fields.flag("withdrawn") ?? false,
            source: try fields.needText("source"), issuer: issuer)
        return Answer(.done, fields.echo)
    }

    private static let accountName = Field.required("account", .name, "The account.")

    private static func note(
        _ event: LedgerStore.LostEvent, _ fields: Fields, _ issuer: IssuerID,
        _ store: LedgerStore
    ) throws -> Answer {
        Answer(
            .done,
            try store.noteLostEvent(
                event, of: try fields.needName("account"), on: fields.date("on"), issuer: issuer))
    }
}
