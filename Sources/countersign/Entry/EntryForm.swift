import Conversation
import JSON
import Ledger
import LedgerStore

/// The answers so far, as the item that they describe.
struct EntryForm {
    let answers: Answers
    let book: EntryBook
    let security: String
    let certificates: [PresentedCertificate]
    let signatures: [Signature]

    /// A signature as it was typed, and the name on the face that it stands for.
    struct Signature: Hashable {
        let name: String
        let face: String?
        let capacity: String?
    }

    init(_ answers: Answers, _ book: EntryBook) throws {
        self.answers = answers
        self.book = book
        security = answers["security"] ?? book.securities.first?.0.text ?? ""
        var certificates: [PresentedCertificate] = []
        for place in 1... {
            guard let number = Self.given(answers["certificate.\(place)"]),
                let certificate = try book.certificate(number, of: security)
            else { break }
            certificates.append(certificate)
        }
        self.certificates = certificates
        signatures = Self.signatures(answers, certificates.first?.reading.name?.signers ?? [])
    }

    private static func signatures(_ answers: Answers, _ signers: [String]) -> [Signature] {
        var signatures: [Signature] = []
        for place in 1... {
            guard let answer = answers["signature.\(place)"] else { break }
            guard let name = given(answer) else { continue }
            let capacity = answers["capacity.\(place)"].flatMap { $0 == "none" ? nil : $0 }
            let face = signers.indices.contains(place - 1) ? signers[place - 1] : nil
            signatures.append(Signature(name: name, face: face, capacity: capacity))
        }
        return signatures
    }

    static func given(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return text
    }

    subscript(id: String) -> String? { Self.given(answers[id]) }

    var scale: Scale { book.scale(of: security) }

    /// What the certificates presented come to, in units.
    var presented: Int128 { certificates.reduce(0) { $0 + Int128($1.facts.shares.units) } }

    /// What the assignments before this one leave.
    func left(before place: Int) -> Int128 {
        (1..<max(place, 1)).reduce(presented) { left, place in
            left - Int128(self["shares.\(place)"].flatMap(scale.parse)?.units ?? 0)
        }
    }

    /// The account that was named or picked; none where it is to be opened.
    func account(_ place: Int) -> String? { self["pick.\(place)"] ?? self["to.\(place)"] }

    /// The person of a position, as named or picked.
    func person(_ place: Int) -> String? {
        self["position.\(place).pick"] ?? self["position.\(place)"]
    }

    /// The accounts on either side that hold for others.
    func intermediaries() throws -> [String] {
        var accounts = certificates.first.map { [$0.facts.account.text] } ?? []
        for place in 1... {
            guard let account = account(place), self["shares.\(place)"] != nil else { break }
            if account != Self.newAccount, !accounts.contains(account) { accounts.append(account) }
        }
        return try accounts.filter { try book.isIntermediary($0) }
    }

    /// The certificates of which it is not known that they note a restriction which there is.
    func unnotedCertificates() throws -> [String] {
        try certificates.filter { certificate in
            switch certificate.facts.legend {
            case .bears: false
            case .absent: true
            case .unrecorded: try book.hasLegend(security)
            }
        }.map(\.facts.id.number.text)
    }

    static let newAccount = "+"
}

// MARK: - The item

extension EntryForm {
    /// The item as a line of `apply` has it; what is blank is left out.
    func request(key: String) -> JSONObject {
        var request: JSONObject = [
            "do": .string(Operation.transferPost.name), "issuer": .string(book.issuer.text),
            "key": .string(key), "security": .string(security),
            "certificates": .array(certificates.map { .string($0.facts.id.number.text) }),
        ]
        request["assignments"] = .array(assignments)
        if !faces.isEmpty { request["faces"] = .array(faces) }
        if !signatures.isEmpty {
            request["endorsements"] = .array(signatures.map(\.json))
        }
        let stamps = signatures.indices.compactMap { stamp($0 + 1) }
        if !stamps.isEmpty { request["guarantees"] = .array(stamps) }
        let papers = self.papers
        if !papers.isEmpty { request["papers"] = .array(papers) }
        let positions = self.positions
        if !positions.isEmpty { request["positions"] = .array(positions) }
        for (id, field) in [
            ("knowledge", "knowledge"), ("price", "price"), ("price.source", "price_source"),
            ("price.date", "price_date"),
            ("received", "received_at"), ("effective", "effective_on"), ("presentor", "presentor"),
            ("ticket", "ticket"),
        ] {
            request[field] = self[id].map { .string($0) }
        }
        return request
    }

    /// What the desk has read on the papers.
    private var faces: [JSONValue] {
        certificates.enumerated().compactMap { index, certificate in
            guard let shares = self["face.\(index + 1)"].flatMap(scale.parse) else { return nil }
            return [
                "certificate": .string(certificate.facts.id.number.text),
                "shares": .integer(shares.units),
            ]
        }
    }

    private var assignments: [JSONValue] {
        var assignments: [JSONValue] = []
        for place in 1... {
            guard let account = account(place), let shares = self["shares.\(place)"] else { break }
            var assignment = JSONObject()
            if account == Self.newAccount {
                assignment["new"] = .object(registration(place))
            } else {
                assignment["to"] = .string(account)
            }
            assignment["shares"] = scale.parse(shares).map { .integer($0.units) }
            assignments.append(.object(assignment))
        }
        return assignments
    }

    private func registration(_ place: Int) -> JSONObject {
        var registration = JSONObject()
        for field in ["inscription", "form", "street", "city", "state", "country", "zip", "tin"] {
            registration[field] = self["new.\(place).\(field)"].map { .string($0) }
        }
        registration["tin_absent"] = self["new.\(place).absent"].map { .string($0) }
        return registration
    }

    private func stamp(_ place: Int) -> JSONValue? {
        guard let program = program(place) else { return nil }
        var stamp: JSONObject = [
            "signature": .integer(Int64(place)), "program": .string(program),
            "prefix": .given(self["prefix.\(place)"]),
        ]
        for (id, field) in [
            ("serial", "serial"), ("institution", "institution"), ("guaranteed", "date"),
            ("covered", "value_covered"),
        ] {
            stamp[field] = self["\(id).\(place)"].map { .string($0) }
        }
        return .object(stamp)
    }

    /// The program as the stamp names it; none where there is no stamp.
    func program(_ place: Int) -> String? {
        switch self["program.\(place)"] {
        case "none", nil: nil
        case "other": self["program.\(place).name"]
        case let program?: program
        }
    }

    private var positions: [JSONValue] {
        var positions: [JSONValue] = []
        for place in 1... {
            let id = "position.\(place)"
            guard let person = person(place), let typed = self["\(id).shares"],
                let shares = scale.parse(typed), let source = self["\(id).source"],
                let account = self["\(id).account"] ?? (try? intermediaries())?.first
            else { break }
            positions.append([
                "account": .string(account), "person": .string(person),
                "shares": .integer(shares.units), "source": .string(source),
            ])
        }
        return positions
    }

    private var papers: [JSONValue] {
        var papers: [JSONValue] = []
        for place in 1... {
            guard let kind = self["paper.\(place)"], kind != "none" else { break }
            var paper: JSONObject = ["kind": .string(kind)]
            for (id, field) in [
                ("dated", "dated"), ("concerning", "concerning"), ("certified", "certified_by"),
                ("reference", "reference"),
            ] {
                paper[field] = self["paper.\(place).\(id)"].map { .string($0) }
            }
            papers.append(.object(paper))
        }
        return papers
    }
}

extension EntryForm.Signature {
    fileprivate var json: JSONValue {
        var json: JSONObject = ["name": .string(name)]
        json["capacity"] = capacity.map { .string($0) }
        return .object(json)
    }
}
