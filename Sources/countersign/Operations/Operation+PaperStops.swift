import JSON
import Ledger
import LedgerStore

/// The stop list.
extension Operation {
    static let stopPlace = Operation(
        name: "stop.place", summary: "Places a stop on a certificate.",
        fields: [
            .required("security", .name, "The security."),
            .required("certificate", .name, "Its number."),
            .required("kind", .choice(StopKind.allCases.map(\.rawValue)), "The kind of stop."),
            .required("reason", .text(400), "Why, in a sentence."),
            .optional(
                "demanded_by", .text(200), "Who demands it; an ADVERSE_CLAIM_403 needs it."),
            .optional(
                "address", .text(400),
                "Where the notice to the claimant goes; an ADVERSE_CLAIM_403 needs it."),
            .optional("received_at", .time, "When the notice was received; now when not given."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "security": "SERB", "certificate": "B-0007", "kind": "LOST",
            "reason": "reported lost by the owner's letter of 2026-11-20",
        ]
    ) { fields, issuer, store in
        let kind = StopKind(rawValue: try fields.needText("kind"))
        if kind == .adverseClaim { try fields.checkDemand() }
        let placement = try store.enterStop(
            StopOrder(
                kind: try fields.need("kind", kind), certificate: try fields.certificate(),
                reason: try fields.needText("reason"), demandedBy: fields.text("demanded_by"),
                address: fields.text("address"),
                receivedAt: fields.text("received_at")), issuer: issuer)
        let findings = placement.findings.map(\.json)
        guard let stop = placement.stop else {
            return Answer(.refused, fields.echo, findings: findings)
        }
        return Answer(.done, ["stop": .integer(stop)], findings: findings)
    }

    static let stopNote = Operation(
        name: "stop.note", summary: "Records what happened to a stop, if it comes in its order.",
        fields: [
            stopNumber,
            .required(
                "act",
                .choice(StopAct.allCases.filter { $0 != .released }.map(\.rawValue)),
                "What happened."),
            .optional("on", .date, "On which day; today when not given."),
            .optional("court", .text(200), "Of process served: the court or officer."),
            .optional(
                "reference", .text(200),
                "The case, writ or bond; of an end: which of several has ended."),
            .optional("authority", .text(400), "Of an end: the paper that ends it."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "stop": 1, "act": "process_served",
            "court": "Circuit Court, specimen", "reference": "case 24-C-26",
        ]
    ) { fields, issuer, store in
        let act = try fields.need("act", fields.text("act").flatMap(StopAct.init(rawValue:)))
        try fields.checkPapers(of: act)
        return try answer(
            to: StopNote(
                act, on: fields.date("on"), court: fields.text("court"),
                reference: fields.text("reference"), authority: fields.text("authority")),
            fields, issuer, store)
    }

    static let stopRelease = Operation(
        name: "stop.release", summary: "Releases a stop, unless process or a bond is open.",
        fields: [
            stopNumber, .required("authority", .text(400), "The paper that releases it."),
        ],
        outcomes: ["done", "refused"],
        example: ["stop": 1, "authority": "owner's letter of 2026-11-21, certificate found"]
    ) { fields, issuer, store in
        try answer(
            to: StopNote(.released, authority: try fields.needText("authority")), fields, issuer,
            store)
    }

    static let stopShow = Operation(
        name: "stop.show", summary: "Shows a stop: where it stands, and what may come next.",
        fields: [stopNumber], outcomes: ["done"], example: ["stop": 1], isQuestion: true
    ) { fields, issuer, store in
        Answer(
            .done,
            try store.showStop(try fields.need("stop", fields.integer("stop")), issuer: issuer))
    }

    static let stopList = Operation(
        name: "stop.list", summary: "Lists the stops that withhold their certificates today.",
        fields: [
            .optional("kind", .choice(StopKind.allCases.map(\.rawValue)), "Of one kind only."),
            .optional("all", .flag, "Those that are over, too."),
        ],
        outcomes: ["done"], example: ["kind": "ADVERSE_CLAIM_403"], isQuestion: true
    ) { fields, issuer, store in
        let stops = try store.listStops(
            kind: fields.text("kind").flatMap(StopKind.init(rawValue:)),
            all: fields.flag("all") ?? false, issuer: issuer)
        return Answer(.done, ["stops": .array(stops)])
    }

    private static let stopNumber = Field.required(
        "stop", .integer(1...Int64.max), "The stop's number.")

    private static func answer(
        to note: StopNote, _ fields: Fields, _ issuer: IssuerID, _ store: LedgerStore
    ) throws -> Answer {
        let answer = try store.noteStop(
            try fields.need("stop", fields.integer("stop")), note, issuer: issuer)
        var members = answer.document
        members["act"] = .string(note.act.rawValue)
        guard let refusal = answer.refusal else { return Answer(.done, members) }
        members["refusal"] = .string(refusal.description)
        return Answer(.refused, members)
    }
}

extension Fields {
    /// UCC 8-403(a): the certificate identifies the registered owner and the issue; the demand
    /// is effective only with who demands it and an address for the notice.
    fileprivate func checkDemand() throws(InputError) {
        let wanted = [
            ("demanded_by", "the name of the person who demands"),
            ("address", "the address to which the notice to the claimant goes"),
        ]
        let problems = wanted.filter { self[$0.0] == nil }.map { name, accepted in
            InputProblem(
                field: name, problem: "a demand under UCC 8-403 is not effective without it",
                accepted: accepted)
        }
        if !problems.isEmpty { throw InputError(problems) }
    }

    /// Each act has the papers that prove it, and no others.
    fileprivate func checkPapers(of act: StopAct) throws(InputError) {
        let needed: [String]
        var possible: [String] = []
        switch act {
        case .processServed: needed = ["court", "reference"]
        case .bondFiled: needed = ["reference"]
        case .processEnded: (needed, possible) = (["authority"], ["reference"])
        case .presented, .noticeToClaimant, .noticeToPresentor, .released: needed = []
        }
        for name in needed where self[name] == nil {
            throw InputError(
                field: name, problem: "\(act.rawValue) is not proved without it",
                accepted: needed.joined(separator: " and "))
        }
        for name in ["court", "reference", "authority"]
        where self[name] != nil && !(needed + possible).contains(name) {
            let papers = needed + possible
            throw InputError(
                field: name, problem: "\(act.rawValue) has no \(name)",
                accepted: papers.isEmpty ? "the act and its day" : papers.joined(separator: ", "))
        }
    }
}
