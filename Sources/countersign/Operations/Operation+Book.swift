import JSON
import Ledger
import LedgerStore

extension Operation {
    static let bookOpen = Operation(
        name: "book.open", summary: "Opens the book of an issuer.",
        fields: [
            .required("name", .text(200), "The issuer's legal name."),
            .optional("jurisdiction", .text(40), "Where it is organised; MD when not given."),
            .optional(
                "time_zone", .text(64),
                "Where the agent's office is; America/New_York when not given."),
        ],
        outcomes: ["done"],
        example: ["name": "Thornburg Mortgage, Inc.", "jurisdiction": "MD"]
    ) { fields, issuer, store in
        let zone = fields.text("time_zone") ?? "America/New_York"
        guard TimeZones.isKnown(zone) else {
            throw InputError(
                field: "time_zone", problem: "no such time zone",
                accepted: "a name of the IANA time zone database, such as America/New_York")
        }
        try store.openBook(
            issuer, legalName: try fields.needText("name"),
            jurisdiction: fields.text("jurisdiction") ?? "MD", timeZone: zone)
        return Answer(.done)
    }

    static let bookList = Operation(
        name: "book.list", summary: "Lists the issuers whose books the database holds.",
        fields: [], outcomes: ["done"], example: [:], isOfOneIssuer: false, isQuestion: true
    ) { _, _, store in
        let issuers = try store.listBooks()
        return Answer(.done, ["issuers": .array(issuers)])
    }

    static let bookShow = Operation(
        name: "book.show",
        summary: "Shows an issuer, its securities with the control book, and its limits.",
        fields: [], outcomes: ["done"], example: [:], isQuestion: true
    ) { _, issuer, store in
        Answer(.done, try store.showBook(issuer).without("issuer"))
    }

    static let bookVerify = Operation(
        name: "book.verify",
        summary: "Works out again what the book keeps in step, and names the first difference.",
        fields: [], outcomes: ["done", "refused"], example: [:], isQuestion: true
    ) { _, issuer, store in
        let checks = try store.verify(issuer)
        let rows: [JSONValue] = checks.map { check in
            [
                "name": .string(check.name), "meaning": .string(check.meaning),
                "compared": .integer(check.compared),
                "differences": .integer(check.differences),
                "first": check.first.map { .string($0) } ?? .null,
            ]
        }
        let isSound = checks.allSatisfy { $0.differences == 0 }
        return Answer(isSound ? .done : .refused, ["checks": .array(rows)])
    }

    static let securityAdd = Operation(
        name: "security.add", summary: "Adds a class or series of the issuer's stock.",
        fields: [
            .required("security", .name, "The book's name for it, such as SERB."),
            .required("title", .text(200), "Its title, as the certificate prints it."),
            .optional(
                "equity", .flag,
                "Whether it is equity stock, which the ownership limit counts; true when not given."
            ),
            .optional(
                "kept", .choice(["here", "elsewhere"]),
                "Whether this book keeps its register; here when not given."),
            .optional("scale", .integer(0...3), "Decimal places of a share; 0 when not given."),
            .optional("cusip", .cusip, "Its CUSIP number."),
            .optional(
                "cusip_base", .cusipBase,
                "The issuer's six characters, where the form prints no more."),
            .optional(
                "serial_prefix", .name,
                "What certificate numbers begin with; the security's name and - when not given."),
            .optional(
                "serial_digits", .integer(1...12),
                "How many digits a certificate number has at least; 4 when not given."),
        ],
        outcomes: ["done"],
        example: [
            "security": "SERB", "title": "Series B Cumulative Preferred Stock",
            "cusip_base": "885218", "serial_prefix": "B-",
        ]
    ) { fields, issuer, store in
        let id: SecurityID = try fields.needName("security")
        let prefix = fields.text("serial_prefix") ?? id.text + "-"
        guard prefix.count <= 16 || fields["serial_prefix"] == nil else {
            throw InputError(
                field: "serial_prefix", problem: "\(prefix.count) characters are too many",
                accepted: "at most 16 characters")
        }
        try store.addSecurity(
            SecurityRequest(
                issuer: issuer, id: id, title: try fields.needText("title"),
                isEquity: fields.flag("equity") ?? true,
                isKeptHere: fields.text("kept") != "elsewhere",
                scale: Scale(places: Int(fields.integer("scale") ?? 0)) ?? .whole,
                cusip: fields.text("cusip").flatMap { try? CUSIP($0) },
                cusipBase: fields.text("cusip_base").flatMap { CUSIPBase($0) },
                serialPrefix: String(prefix.suffix(16)),
                serialWidth: Int(fields.integer("serial_digits") ?? 4)))
        return Answer(.done, ["security": .string(id.text)])
    }

    static let capitalSet = Operation(
        name: "capital.set",
        summary: "States the control book: authorised and outstanding shares, with their source.",
        fields: [
            .required("security", .name, "The security."),
            .optional("authorised", .sharesOrNone, "Authorised shares, in units."),
            .optional(
                "outstanding", .sharesOrNone,
                """
                Outstanding shares on the day, in units; what the book issues later adds to them. \
                Without any statement the register itself is taken.
                """),
            .required("as_of", .date, "The day of the figures."),
            .required("source", .text(400), "The document they are taken from."),
            .optional(
                "max_age_days", .integer(0...36_500),
                "How old the figures may be before the cap is held; no bound when not given."),
            .optional("authority", .object(authority), "The issuer's written authority."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "security": "COM", "authorised": 499_978_000, "outstanding": 30_218_000,
            "as_of": "2026-11-20", "source": "issuer's capitalisation letter",
            "max_age_days": 31,
        ]
    ) { fields, issuer, store in
        guard fields["authorised"] != nil || fields["outstanding"] != nil else {
            throw InputError(
                field: "authorised", problem: "neither authorised nor outstanding is given",
                accepted: "at least one of the two figures")
        }
        let statement = CapitalStatement(
            security: try fields.needName("security"), authorised: fields.shares("authorised"),
            outstanding: fields.shares("outstanding"), asOf: try fields.needDate("as_of"),
            source: try fields.needText("source"),
            maximumAgeDays: fields.integer("max_age_days").map { Int($0) },
            authority: fields.authority)
        return Answer(try store.stateCapital(statement, issuer: issuer), fields.echo)
    }

    static let limitSet = Operation(
        name: "limit.set", summary: "Records an ownership limit of the charter.",
        fields: [
            .required("numerator", .integer(1...1_000_000_000), "99 of 99/1000."),
            .required("denominator", .integer(1...1_000_000_000), "1000 of 99/1000."),
            .optional(
                "security", .name,
                "The class it is confined to; all of the equity stock when not given."),
            .optional(
                "basis", .choice(OwnershipLimit.Basis.allCases.map(\.rawValue)),
                "What is counted; by number of shares when not given."),
            .optional("from", .date, "Its first day; today when not given."),
            .optional("until", .date, "Its last day; open when not given."),
            .required("authority", .text(400), "The clause that makes it."),
        ],
        outcomes: ["done"],
        example: [
            "numerator": 99, "denominator": 1000, "from": "2001-01-25",
            "authority": "articles of incorporation, restriction on ownership",
        ]
    ) { fields, issuer, store in
        let ratio = try fields.ratio()
        let basis = fields.text("basis").flatMap(OwnershipLimit.Basis.init(rawValue:))
        if let from = fields.date("from"), let until = fields.date("until"), until < from {
            throw InputError(
                field: "until", problem: "before the first day", accepted: "a day from \(from) on")
        }
        let security = fields.name("security", SecurityID.self)
        let recount = try store.setLimit(
            OwnershipLimit(
                ratio: ratio, basis: basis ?? .number,
                scope: security.map { .security($0) } ?? .allEquity,
                authority: try fields.needText("authority")),
            from: fields.date("from"), until: fields.date("until"), issuer: issuer)
        return Answer(recount, fields.echo)
    }

    static let guaranteeCover = Operation(
        name: "guarantee.cover",
        summary: "Records what a medallion prefix secures from a day on.",
        fields: [
            .required(
                "prefix", .choice((65...90).map { String(UnicodeScalar($0)) }), "The letter."),
            .required("maximum", .money, "The most that it secures, in dollars."),
            .optional("from", .date, "From which day; today when not given."),
            .required("source", .text(400), "Where that is written."),
        ],
        outcomes: ["done"],
        example: ["prefix": "Z", "maximum": "10000000.00", "source": "program's prefix table"]
    ) { fields, issuer, store in
        try store.setCoverage(
            GuaranteeCoverage(
                prefix: try fields.needText("prefix"),
                maximum: try fields.need("maximum", fields.money("maximum")),
                source: try fields.needText("source")),
            from: fields.date("from"), issuer: issuer)
        return Answer(.done, fields.echo)
    }

    static let authority: [Field] = [
        .required("document", .text(400), "The document."),
        .required("signed_by", .text(200), "Who signed it for the issuer."),
    ]
}

extension Fields {
    var authority: WrittenAuthority? {
        guard let given = object("authority"), let document = given.text("document"),
            let signer = given.text("signed_by")
        else { return nil }
        return WrittenAuthority(document: document, signer: signer)
    }
}

extension Fields {
    /// What was asked, told back, so that a slip of the hand is seen.
    var echo: JSONObject { object.without("do").without("issuer") }
}

extension JSONObject {
    func without(_ name: String) -> JSONObject {
        var copy = self
        copy[name] = nil
        return copy
    }
}
