import JSON
import Ledger
import LedgerStore
import Reporting

extension Operation {
    static let certificateOpen = Operation(
        name: "certificate.open",
        summary: "Takes over an outstanding certificate of another agent's book, as a fact.",
        fields: [
            .optional("key", .key, "The item's name; the same key again posts nothing."),
            .required("security", .name, "The security."),
            .required("certificate", .name, "Its number, with prefix and suffix."),
            .required("account", .name, "The account it is registered to."),
            .required("shares", .shares, "Its shares, in units."),
            .optional("issued_on", .date, "The issue date it bears."),
            .optional("paper", paper, "definitive when not given."),
            .optional(
                "legend", .integer(1...Int64(Int32.max)),
                "The version of the legend that its paper bears, where it was looked at."),
        ],
        outcomes: ["posted", "refused", "held"],
        example: [
            "security": "SERB", "certificate": "B-0001", "account": "A-DOE", "shares": 300,
            "issued_on": "2001-02-01",
        ]
    ) { fields, issuer, store in
        try answer(to: [fields.opening()], issuer, store, mode: .itemByItem)
    }

    static let certificateIssue = Operation(
        name: "certificate.issue",
        summary: "Issues a certificate on the issuer's order, countersigned and registered.",
        fields: newCertificate + [countersigner, registrar],
        outcomes: ["posted", "refused", "held"],
        example: [
            "key": "issue-1", "security": "SERB", "account": "A-DOE", "shares": 300,
            "certificate": "B-0007",
            "authority": ["document": "order of the issuer, 2026-11-02", "signed_by": "Secretary"],
        ]
    ) { fields, issuer, store in
        try answer(to: [fields.issue()], issuer, store, mode: .itemByItem)
    }

    static let certificatePrepare = Operation(
        name: "certificate.prepare",
        summary: "Inscribes a certificate that carries no shares yet.",
        fields: newCertificate, outcomes: ["posted", "refused", "held"],
        example: [
            "security": "SERB", "certificate": "B-0008", "account": "A-DOE", "shares": 50,
            "authority": ["document": "order of the issuer, 2026-11-02", "signed_by": "Secretary"],
        ]
    ) { fields, issuer, store in
        let request = ItemRequest(
            key: fields.text("key"),
            action: .prepare(try fields.newCertificate(), try fields.execution()))
        return try answer(to: [request], issuer, store, mode: .itemByItem)
    }

    static let certificateCountersign = Operation(
        name: "certificate.countersign",
        summary: "Countersigns a prepared certificate as transfer agent.",
        fields: act + [countersigner], outcomes: ["posted", "refused", "held"],
        example: ["security": "SERB", "certificate": "B-0008", "countersigner": "T. Agent"]
    ) { fields, issuer, store in
        let request = ItemRequest(
            key: fields.text("key"),
            action: .countersign(try fields.certificate(), try fields.execution()))
        return try answer(to: [request], issuer, store, mode: .itemByItem)
    }

    static let certificateRegister = Operation(
        name: "certificate.register",
        summary: "Registers a countersigned certificate; from here it carries its shares.",
        fields: act + [registrar], outcomes: ["posted", "refused", "held"],
        example: ["security": "SERB", "certificate": "B-0008", "registrar": "R. Registrar"]
    ) { fields, issuer, store in
        let request = ItemRequest(
            key: fields.text("key"),
            action: .register(try fields.certificate(), try fields.execution()))
        return try answer(to: [request], issuer, store, mode: .itemByItem)
    }

    static let certificateShow = Operation(
        name: "certificate.show", summary: "Shows a certificate and where it stands.",
        fields: [
            .required("security", .name, "The security."),
            .required("certificate", .name, "Its number."),
        ],
        outcomes: ["done"], example: ["security": "SERB", "certificate": "B-0007"], isQuestion: true
    ) { fields, issuer, store in
        Answer(.done, try store.showAnyCertificate(try fields.certificate(), issuer: issuer))
    }

    static let certificateHistory = Operation(
        name: "certificate.history",
        summary: "Shows a certificate's chain of title, backwards and forwards.",
        fields: [
            .required("security", .name, "The security."),
            .required("certificate", .name, "Its number."),
            .optional(
                "format", .choice(["text", "svg"]),
                "svg for a drawing beside the chain itself; text when not given."),
        ],
        outcomes: ["done"], example: ["security": "SERB", "certificate": "B-0007"], isQuestion: true
    ) { fields, issuer, store in
        var document = try store.certificateHistory(try fields.certificate(), issuer: issuer)
        if fields.text("format") == "svg" {
            document["svg"] = .string(HistoryTreeDrawing(HistoryTree(document)).svg)
        }
        return Answer(.done, document)
    }

    static let certificateList = Operation(
        name: "certificate.list", summary: "Lists certificates in order of number.",
        fields: [
            .optional("security", .name, "Of one security only."),
            .optional(
                "standing",
                .choice([
                    "PREPARED", "COUNTERSIGNED", "OUTSTANDING", "SURRENDERED", "REVERSED",
                    "VOID", "EXCHANGED", "REPLACED", "REDEEMED", "BOUGHT_BACK", "CONVERTED",
                    "RECLASSIFIED", "DIVIDED",
                ]), "In one standing only."),
            .optional("limit", .integer(1...10_000), "At most how many; 100 when not given."),
        ],
        outcomes: ["done"], example: ["security": "SERB", "standing": "OUTSTANDING"],
        isQuestion: true
    ) { fields, issuer, store in
        let certificates = try store.listCertificates(
            security: fields.name("security"), standing: fields.text("standing"),
            limit: Int(fields.integer("limit") ?? 100), issuer: issuer)
        return Answer(.done, ["certificates": .array(certificates)])
    }

    private static let paper = FieldKind.choice(Execution.Paper.allCases.map(\.rawValue))
    private static let countersigner = Field.optional(
        "countersigner", .text(200), "Who signed for the transfer agent.")
    private static let registrar = Field.optional(
        "registrar", .text(200), "Who signed for the registrar.")

    private static let newCertificate: [Field] = [
        .optional("key", .key, "The item's name; the same key again posts nothing."),
        .required("security", .name, "The security."),
        .required("account", .name, "The account it is registered to."),
        .required("shares", .shares, "Its shares, in units."),
        .optional("certificate", .name, "Its number; the next of the series when not given."),
        .optional("paper", paper, "definitive when not given."),
        .optional(
            "authority", .object(authority),
            "The issuer's written order; without it the issue is refused."),
    ]

    private static let act: [Field] = [
        .optional("key", .key, "The item's name; the same key again posts nothing."),
        .required("security", .name, "The security."),
        .required("certificate", .name, "Its number."),
    ]
}

extension Fields {
    func certificate() throws -> CertificateID {
        CertificateID(
            security: try needName("security"), number: try needName("certificate"))
    }

    func execution() throws -> Execution {
        Execution(
            paper: text("paper").flatMap(Execution.Paper.init(rawValue:)) ?? .definitive,
            countersigner: text("countersigner"), registrar: text("registrar"))
    }

    func newCertificate() throws -> Issue {
        Issue(
            security: try needName("security"), account: try needName("account"),
            shares: try needShares("shares"), number: name("certificate"),
            authority: authority)
    }

    func issue() throws -> ItemRequest {
        ItemRequest(key: text("key"), action: .issue(try newCertificate(), try execution()))
    }

    func opening() throws -> ItemRequest {
        let opening = Opening(
            certificate: try certificate(), account: try needName("account"),
            shares: try needShares("shares"), issuedOn: date("issued_on"),
            legend: integer("legend"))
        return ItemRequest(key: text("key"), action: .open(opening, try execution()))
    }
}
