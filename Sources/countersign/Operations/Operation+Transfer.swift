import JSON
import Ledger
import LedgerStore

extension Operation {
    static let transferPost = Operation(
        name: "transfer.post", summary: "Judges an assignment of shares and posts it if it passes.",
        fields: transfer, outcomes: ["posted", "refused", "held"], example: transferExample
    ) { fields, issuer, store in
        try answer(to: [fields.transfer()], issuer, store, mode: .itemByItem)
    }

    static let transferCheck = Operation(
        name: "transfer.check",
        summary: "Judges an assignment of shares on the same road and writes nothing.",
        fields: transfer, outcomes: ["approved", "refused", "held"], example: transferExample,
        isQuestion: true
    ) { fields, issuer, store in
        var answer = try answer(to: [fields.transfer()], issuer, store, mode: .check)
        answer.members["checked"] = true
        return answer
    }

    static let transferReverse = Operation(
        name: "transfer.reverse",
        summary: "Corrects a posted transfer by a new entry that names it.",
        fields: [
            .optional("key", .key, "The new item's name; the same key again posts nothing."),
            .required("reverses", .key, "The key of the transfer to be reversed."),
            .required("reason", .text(400), "Why it was wrong."),
        ],
        outcomes: ["posted", "refused", "held"],
        example: ["reverses": "T-1001", "reason": "entered twice by mistake"]
    ) { fields, issuer, store in
        let reversal = Reversal(
            key: try fields.needText("reverses"), reason: try fields.needText("reason"))
        let request = ItemRequest(key: fields.text("key"), action: .reverse(reversal))
        return try answer(to: [request], issuer, store, mode: .itemByItem)
    }

    static let transferList = Operation(
        name: "transfer.list", summary: "Lists items, the latest first.",
        fields: [
            .optional("kind", .choice(ItemKind.allCases.map(\.rawValue)), "Of one kind only."),
            .optional(
                "with", .choice(["posted", "refused", "held"]), "With one outcome only."),
            .optional("limit", .integer(1...10_000), "At most how many; 50 when not given."),
        ],
        outcomes: ["done"], example: ["with": "refused"], isQuestion: true
    ) { fields, issuer, store in
        let items = try store.listItems(
            kind: fields.text("kind").flatMap(ItemKind.init(rawValue:)),
            outcome: fields.text("with"), limit: Int(fields.integer("limit") ?? 50),
            issuer: issuer)
        return Answer(.done, ["items": .array(items)])
    }

    static let capShow = Operation(
        name: "cap.show",
        summary: "Shows what a person holds against the ownership limit.",
        fields: [.required("person", .name, "The person.")], outcomes: ["done", "held", "refused"],
        example: ["person": "P-DOE"], isQuestion: true
    ) { fields, issuer, store in
        let (answer, document) = try store.capStanding(
            of: try fields.needName("person"), issuer: issuer)
        return Answer.cap(answer, document, outcome: .done)
    }

    static let capCheck = Operation(
        name: "cap.check",
        summary: "Says whether a person may take so many shares more.",
        fields: [
            .required("person", .name, "The person."),
            .required("security", .name, "The security."),
            .required("shares", .shares, "How many, in units."),
        ],
        outcomes: ["approved", "refused", "held"],
        example: ["person": "P-DOE", "security": "SERB", "shares": 100], isQuestion: true
    ) { fields, issuer, store in
        let security: SecurityID = try fields.needName("security")
        let shares = try fields.needShares("shares")
        var (answer, document) = try store.capStanding(
            of: try fields.needName("person"), taking: shares, of: security, issuer: issuer)
        document["asked"] = [
            "security": .string(security.text), "shares": .integer(shares.units),
            "scale": document["scales"]?[security.text] ?? .integer(0),
        ]
        return Answer.cap(answer, document, outcome: .approved)
    }

    /// Posts items that belong together on one road, and answers for a single one.
    static func answer(
        to requests: [ItemRequest], _ issuer: IssuerID, _ store: LedgerStore, mode: PostingMode
    ) throws -> Answer {
        let outcomes = try store.post(requests, issuer: issuer, mode: mode)
        guard let outcome = outcomes.first else { return Answer(.done) }
        return Answer(outcome, security: requests.first?.action.security)
    }

    private static let transfer: [Field] =
        [
            .optional("key", .key, "The item's name; the same key again posts nothing."),
            .required("security", .name, "The security."),
            .optional(
                "from", .name,
                "The presented owner's account; that of the first certificate else."),
            .required("certificates", .list(.name, 1...1_000), "The certificates surrendered."),
            .optional(
                "faces", .list(.object(face), 1...1_000),
                "What their faces say, where the desk has read it; held where the book differs."),
            .optional(
                "effective_on", .date,
                "The day of the transfer, where it is posted on a later one."),
        ] + assigning

    private static let face: [Field] = [
        .required("certificate", .name, "One of the certificates."),
        .required("shares", .shares, "The shares that its face says, in units."),
    ]

    /// What a transfer says beside the certificates that are surrendered for it.
    static let assigning: [Field] =
        [
            .required(
                "assignments", .list(.object(assignment), 1...1_000),
                "Who takes, and how many; the rest goes back as a balance certificate.")
        ] + endorsing + [
            .optional(
                "positions", .list(.object(position), 1...50),
                "What intermediaries hold for those who draw shares out of them, or put shares in."),
            .optional(
                "knowledge", .text(400),
                "The paper that shows that the transferee knew of a restriction not on the paper."),
            .optional("price", .money, "The market price of a share, in dollars."),
            .optional("price_source", .text(200), "Where the price was read."),
            .optional("price_date", .date, "The day of the price."),
            .optional("received_at", .time, "When the item was received; now when not given."),
            .optional("presentor", .text(200), "Who presented it."),
            .optional("ticket", .text(64), "The ticket it came under."),
        ]

    /// What the registered owner signed, and what came with it.
    static let endorsing: [Field] = [
        .optional(
            "signatures", .list(.text(200), 0...50), "The names as signed under the assignment."),
        .optional(
            "endorsements", .list(.object(endorsement), 1...50),
            "The same with the capacity in which each has signed; instead of signatures."),
        .optional("guarantee", .object(guarantee), "The guarantee of the first signature."),
        .optional(
            "guarantees", .list(.object(guarantees), 1...50),
            "The guarantees, one for each signature; instead of guarantee."),
        .optional(
            "papers", .list(.object(transferPaper), 1...50),
            "What came with the certificates beside assignment and guarantee."),
    ]

    private static let assignment: [Field] = [
        .optional("to", .name, "An account that is in the file."),
        .optional("new", .object(registration), "A registration to be opened."),
        .optional(
            "shares", .shares, "How many, in units; blank as on the paper is held, not guessed."),
        .optional(
            "certificate", .name, "The new certificate's number; the next one when not given."),
    ]

    private static let endorsement: [Field] = [
        .required("name", .text(200), "The name as signed."),
        .optional(
            "capacity", .choice(Capacity.allCases.map(\.rawValue)),
            "As whom it was signed; as the registered owner when not given."),
    ]

    static let transferPaper: [Field] = [
        .required("kind", .choice(PaperKind.allCases.map(\.rawValue)), "What it is."),
        .optional("dated", .date, "The day it bears; of a birth certificate the day of birth."),
        .optional("concerning", .text(200), "The person it is about."),
        .optional("reference", .text(200), "Its number or where it is filed."),
        .optional("certified_by", .text(200), "Who certified it."),
    ]

    private static let position: [Field] = [
        .required("account", .name, "The intermediary's account."),
        .required("person", .name, "The person for whom it holds."),
        .required("shares", .sharesOrNone, "What it holds once the item is posted, in units."),
        .required("source", .text(400), "The statement that says so."),
    ]

    private static let guarantees: [Field] =
        [.required("signature", .integer(1...50), "The place of the signature, from 1.")]
        + guarantee

    private static let guarantee: [Field] = [
        .required("program", .text(40), "STAMP, SEMP or MSP, as the stamp reads."),
        .required("prefix", .text(4), "The letter before the serial number."),
        .optional("serial", .text(40), "The stamp's serial number."),
        .optional("institution", .text(200), "The guarantor institution."),
        .optional("value_covered", .money, "The value that the stamp states to cover."),
        .optional("date", .date, "The day of the guarantee."),
    ]

    private static let transferExample: JSONObject = [
        "key": "T-1001", "security": "SERB", "from": "A-DOE", "certificates": ["B-0007"],
        "assignments": [["to": "A-ROE", "shares": 100]],
        "signatures": ["JANE Q EXAMPLE"],
        "guarantee": [
            "program": "STAMP", "prefix": "A", "serial": "A0012345",
            "institution": "First Example Bank", "date": "2026-11-20",
        ],
        "price": "25.00", "price_source": "board's valuation", "price_date": "2026-11-20",
        "received_at": "2026-11-20T11:30:00-05:00", "presentor": "Example Brokerage",
        "ticket": "W-88",
    ]
}

extension Fields {
    func transfer() throws -> ItemRequest {
        try transfer(
            of: texts("certificates").compactMap { CertificateNumber($0) },
            security: try needName("security"), key: text("key"))
    }

    /// The same where the certificates are known otherwise.
    func transfer(
        of certificates: [CertificateNumber], security: SecurityID, key: String?
    ) throws -> ItemRequest {
        let assignments = try objects("assignments").enumerated().map { index, fields in
            try fields.assignment(at: "assignments[\(index)]")
        }
        let stamps = try self.stamps()
        for name in ["price_source", "price_date"] where self[name] != nil && self["price"] == nil {
            throw InputError(
                field: name, problem: "there is no price that it could belong to",
                accepted: "\(name) beside price")
        }
        let price = money("price").map { amount in
            MarketPrice(
                perShare: amount, source: text("price_source"), date: date("price_date"))
        }
        let faces = try self.faces(of: certificates)
        let request = TransferRequest(
            security: security, from: name("from"), certificates: certificates,
            assignments: assignments, signatures: endorsements, guarantees: stamps,
            price: price, papers: objects("papers").compactMap(\.paper),
            positions: try objects("positions").map { try $0.position() },
            knowledge: text("knowledge"), faces: faces, effectiveOn: date("effective_on"))
        return ItemRequest(
            key: key, action: .transfer(request), receivedAt: text("received_at"),
            presentor: text("presentor"), ticket: text("ticket"))
    }

    /// What the faces say: of certificates that are presented, each told once.
    private func faces(of certificates: [CertificateNumber]) throws -> [FaceDetail] {
        let faces = try objects("faces").map { face in
            FaceDetail(
                certificate: try face.needName("certificate"),
                shares: try face.needShares("shares"))
        }
        for (index, face) in faces.enumerated() {
            let isOther = !certificates.contains(face.certificate)
            let isTwice = faces.prefix(index).contains { $0.certificate == face.certificate }
            guard isOther || isTwice else { continue }
            throw InputError(
                field: "faces[\(index)].certificate",
                problem: isOther
                    ? "\(face.certificate) is not presented"
                    : "the face of \(face.certificate) is told twice",
                accepted: "each of the certificates once")
        }
        return faces
    }

    /// The stamps; whatever can be said in two ways is said in one.
    func stamps() throws(InputError) -> [MedallionGuarantee] {
        for (one, other) in [("signatures", "endorsements"), ("guarantee", "guarantees")]
        where self[one] != nil && self[other] != nil {
            throw InputError(
                field: other, problem: "\(one) says the same already",
                accepted: "one of \(one) and \(other)")
        }
        return (object("guarantee").map { [$0] } ?? objects("guarantees")).map(\.stamp)
    }

    var endorsements: [Endorsement] {
        texts("signatures").map { Endorsement(name: $0) }
            + objects("endorsements").map {
                Endorsement(
                    name: $0.text("name") ?? "",
                    capacity: $0.text("capacity").flatMap(Capacity.init(rawValue:)))
            }
    }

    private var stamp: MedallionGuarantee {
        MedallionGuarantee(
            signature: Int(integer("signature") ?? 1), program: text("program") ?? "",
            prefix: text("prefix") ?? "", serial: text("serial") ?? "",
            institution: text("institution") ?? "", valueCovered: money("value_covered"),
            date: date("date"))
    }

    var paper: Paper? {
        text("kind").flatMap(PaperKind.init(rawValue:)).map { kind in
            Paper(
                kind, dated: date("dated"), concerning: text("concerning"),
                reference: text("reference"), certifiedBy: text("certified_by"))
        }
    }

    private func position() throws -> PositionAfter {
        PositionAfter(
            account: try needName("account"), person: try needName("person"),
            shares: try needShares("shares"), source: try needText("source"))
    }

    private func assignment(at path: String) throws -> TransferRequest.Assignment {
        let assignee: TransferRequest.Assignment.Assignee
        switch (name("to", AccountID.self), object("new")) {
        case (let account?, nil): assignee = .existing(account)
        case (nil, let registration?):
            assignee = .new(try registration.registration(at: path + ".new"))
        default:
            throw InputError(
                field: path, problem: "the assignee is named twice or not at all",
                accepted: "one of to and new")
        }
        return TransferRequest.Assignment(
            assignee: assignee, shares: shares("shares"), number: name("certificate"))
    }
}

extension Answer {
    init(_ outcome: ItemOutcome, security: SecurityID?) {
        let word: Outcome =
            switch outcome.word {
            case .posted: .posted
            case .approved: .approved
            case .refused: .refused
            case .held: .held
            }
        var members: JSONObject = [
            "key": .string(outcome.key), "kind": .string(outcome.kind),
            "security": security.map { .string($0.text) } ?? .null,
            "item": outcome.item.map { .integer($0) } ?? .null,
            "entry": outcome.entry.map { .integer($0) } ?? .null,
            "replayed": .bool(outcome.isReplay),
            "ended": .array(outcome.ended.map { .string($0) }),
        ]
        members["certificates"] = .array(
            outcome.certificates.map { certificate in
                [
                    "certificate": certificate.number.isEmpty
                        ? .null : .string(certificate.number),
                    "account": .string(certificate.account),
                    "shares": .integer(certificate.units),
                    "scale": .integer(certificate.scale),
                    "assignment": certificate.assignment.map { .integer($0) } ?? .null,
                ]
            })
        members["cap"] = .array(outcome.positions)
        members["classification"] = outcome.classification ?? .null
        self.init(word, members, findings: outcome.findings)
    }

    /// The answer to a question about the cap; what stands in the way decides the outcome.
    static func cap(_ answer: CapAnswer, _ document: JSONObject, outcome: Outcome) -> Answer {
        var members = document
        let name = document["name"]?.text ?? ""
        members["positions"] = .array(answer.positions.map { $0.json(naming: name) })
        let word: Outcome =
            switch answer.severity {
            case .refuse?: .refused
            case .hold?: .held
            case .note?, nil: outcome
            }
        return Answer(word, members, findings: answer.findings.map(\.json))
    }
}
