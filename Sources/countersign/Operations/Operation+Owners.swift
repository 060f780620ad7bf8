import JSON
import Ledger
import LedgerStore

/// Who is tied to whom.
extension Operation {
    static let personRelate = Operation(
        name: "person.relate",
        summary: "Records that a person is another's relative, owns part of an entity, or has an "
            + "option.",
        fields: [
            .required(
                "kind", .choice(RelationRequest.Kind.allCases.map(\.rawValue)),
                "What the person is to the other."),
            .required(
                "person", .name,
                "The spouse, sibling, ancestor or descendant; the owner; the option's holder."),
            .optional(
                "other", .name,
                """
                The relative; the entity; the option's writer, not given where the option is on \
                shares that are not issued.
                """),
            .optional("numerator", .integer(1...1_000_000_000), "2 of 2/5, for a stake."),
            .optional("denominator", .integer(1...1_000_000_000), "5 of 2/5, for a stake."),
            .optional("security", .name, "What the option is on."),
            .optional("shares", .shares, "On how many shares the option is, in units."),
            .optional(
                "option", .integer(1...Int64.max), "The number of the option that it is on."),
            .optional("from", .date, "Its first day; today when not given."),
            .optional("until", .date, "Its last day; open when not given."),
            .required("paper", .text(400), "The paper that shows it."),
        ],
        outcomes: ["done"],
        example: [
            "kind": "spouse", "person": "P-DOE", "other": "P-ROE", "from": "2026-10-10",
            "paper": "marriage certificate",
        ]
    ) { fields, issuer, store in
        let made = try store.relate(try fields.relation(), issuer: issuer)
        var members: JSONObject = ["relation": .integer(made.number)]
        for (name, value) in fields.echo.members { members[name] = value }
        return Answer(made.recount, members)
    }

    static let personUnrelate = Operation(
        name: "person.unrelate", summary: "Ends a relation with its last day.",
        fields: [
            .required("relation", .integer(1...Int64.max), "Its number."),
            .optional("on", .date, "Its last day; today when not given."),
            .required("paper", .text(400), "The paper that ends it."),
        ],
        outcomes: ["done"],
        example: ["relation": 1, "on": "2026-11-20", "paper": "decree of divorce"]
    ) { fields, issuer, store in
        let relation = try fields.need("relation", fields.integer("relation"))
        let recount = try store.endRelation(
            relation, on: fields.date("on"), paper: try fields.needText("paper"), issuer: issuer)
        return Answer(recount, fields.echo)
    }

    static let personList = Operation(
        name: "person.list", summary: "Finds persons by part of the name or of the identifier.",
        fields: [
            .optional("name", .text(200), "What the name or the identifier contains."),
            .optional("limit", .integer(1...10_000), "At most how many; 100 when not given."),
        ],
        outcomes: ["done"], example: ["name": "EXAMPLE"], isQuestion: true
    ) { fields, issuer, store in
        let persons = try store.persons(
            matching: fields.text("name"), limit: Int(fields.integer("limit") ?? 100),
            issuer: issuer)
        return Answer(.done, ["persons": .array(persons)])
    }

    static let accountDisclose = Operation(
        name: "account.disclose",
        summary: "Records what an intermediary discloses that it holds for a person.",
        fields: [
            .required("account", .name, "An account with the standing of an intermediary."),
            .required("person", .name, "The person it holds for."),
            .required("security", .name, "The security."),
            .required("shares", .sharesOrNone, "The whole position, in units."),
            .required("as_of", .date, "The day of the statement."),
            .required("source", .text(400), "The statement."),
        ],
        outcomes: ["done"],
        example: [
            "account": "CEDE", "person": "P-DOE", "security": "SERB", "shares": 40,
            "as_of": "2026-11-20", "source": "participant's letter",
        ]
    ) { fields, issuer, store in
        let position = DisclosedPosition(
            account: try fields.needName("account"), person: try fields.needName("person"),
            security: try fields.needName("security"),
            units: Int128(try fields.needShares("shares").units))
        let recount = try store.disclose(
            position, asOf: try fields.needDate("as_of"), source: try fields.needText("source"),
            issuer: issuer)
        return Answer(recount, fields.echo)
    }

    static let capWhy = Operation(
        name: "cap.why",
        summary: "Shows every way by which shares count for a person, up to the figure.",
        fields: [.required("person", .name, "The person, or an account with one owner.")],
        outcomes: ["done", "held", "refused"], example: ["person": "P-DOE"], isQuestion: true
    ) { fields, issuer, store in
        let (answer, document) = try store.capAttribution(
            of: try fields.needName("person"), issuer: issuer)
        return Answer.cap(answer, document, outcome: .done)
    }

    static let capExcess = Operation(
        name: "cap.excess",
        summary: "Lists who is over the ownership limit, since when and by what.",
        fields: [], outcomes: ["done"], example: [:], isQuestion: true
    ) { _, issuer, store in
        Answer(.done, try store.excess(issuer))
    }
}

extension Fields {
    /// Each kind has terms of its own, and no others.
    fileprivate func relation() throws -> RelationRequest {
        let kind = RelationRequest.Kind(rawValue: try needText("kind")) ?? .spouse
        let terms: (needed: [String], allowed: [String]) =
            switch kind {
            case .spouse, .sibling, .ancestor, .descendant: (["other"], [])
            case .stake: (["other", "numerator", "denominator"], [])
            case .option: (["security", "shares"], ["other", "option"])
            }
        var problems = terms.needed.filter { self[$0] == nil }.map { name in
            InputProblem(
                field: name, problem: "a relation of the kind \(kind.rawValue) needs it",
                accepted: terms.needed.joined(separator: ", "))
        }
        let all = ["other", "numerator", "denominator", "security", "shares", "option"]
        problems += all.filter {
            self[$0] != nil && !terms.needed.contains($0) && !terms.allowed.contains($0)
        }.map { name in
            InputProblem(
                field: name, problem: "a relation of the kind \(kind.rawValue) has none",
                accepted: (terms.needed + terms.allowed).joined(separator: ", "))
        }
        if let from = date("from"), let until = date("until"), until < from {
            problems.append(
                InputProblem(
                    field: "until", problem: "before the first day",
                    accepted: "a day from \(from) on"))
        }
        guard problems.isEmpty else { throw InputError(problems) }
        return RelationRequest(
            kind: kind, person: try needName("person"), other: name("other"),
            part: kind == .stake ? try ratio() : nil, security: name("security"),
            shares: shares("shares"), underlying: integer("option"), from: date("from"),
            until: date("until"), paper: try needText("paper"))
    }

    /// A part of a whole, as two integers.
    func ratio() throws -> Ratio {
        guard let ratio = Ratio(integer("numerator") ?? 0, integer("denominator") ?? 0) else {
            throw InputError(
                field: "numerator", problem: "more than the denominator",
                accepted: "a part of the whole, such as 99 of 1000")
        }
        return ratio
    }
}

extension Answer {
    /// The answer to a change of facts that moves no shares: what was changed, who is over now.
    init(_ recount: Recount, _ members: JSONObject) {
        var members = members
        if !recount.within.isEmpty {
            members["no_longer_over"] = .array(recount.within.map { .string($0.text) })
        }
        if recount.overCount > recount.over.count {
            members["over"] = .integer(Int64(recount.overCount))
        }
        self.init(
            recount.refusals.isEmpty ? .done : .refused, members,
            findings: recount.findings.map(\.json))
    }
}
