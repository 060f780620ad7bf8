import Ledger

/// A register made for an event: certificates with their holders, who own in their own names.
struct EventBook {
    var facts: EventFacts

    /// The securities and limits of `book`, and nothing registered yet.
    init(_ book: BookFacts) { facts = EventFacts(book: book, certificates: []) }

    /// A certificate of a holder, who is a person of the same name.
    mutating func add(
        _ number: CertificateNumber, of security: SecurityID = "A", _ units: Int64,
        for holder: String, stops: [StopFacts] = []
    ) {
        let account = AccountID(stringLiteral: holder)
        let person = PersonID(stringLiteral: holder)
        facts.certificates.append(
            CertificateFacts(
                id: CertificateID(security: security, number: number), account: account,
                shares: ShareCount(integerLiteral: units), standing: .outstanding, stops: stops))
        facts.certificates.sort { $0.id < $1.id }
        facts.owners[account] = [person]
        facts.tenderers[account] = .registered(
            account, Inscription(stringLiteral: "\(holder) SPECIMEN"), owners: [person])
        facts.book.coverage = .prefixes
        if facts.book.persons[person] == nil {
            facts.book.persons[person] = PersonFacts(id: person, name: holder, held: [:])
        }
        facts.book.persons[person]?.held[security, default: 0] += Int128(units)
    }

    /// ALPHA with all of its class A on the register, of two holders, and X with common stock.
    static func alpha(x: Int128 = 0) -> Self {
        var book = Self(.alpha(x: x))
        book.add("A-1", 1_760_000, for: "HA")
        book.add("A-2", 1_000_000, for: "HB")
        return book
    }

    /// Whoever tenders has signed and is guaranteed, where a test says nothing else.
    func judged(
        _ terms: EventTerms, _ asking: EventAsking = .toPost, signed: [TenderEndorsement]? = nil
    ) -> EventJudgment {
        var terms = terms
        guard terms.selection.isVoluntary else { return judge(terms, in: facts, asking) }
        terms.endorsements =
            signed
            ?? facts.tenderers.keys.sorted().filter { account in
                terms.selection.tendered.contains { number in
                    facts.certificates.contains { $0.id.number == number && $0.account == account }
                }
            }.map { .specimen($0) }
        if terms.marketPrice == nil { terms.marketPrice = "0.0001" }
        return judge(terms, in: facts, asking)
    }

    /// The book as the event would leave it.
    func after(_ judgment: EventJudgment) -> BookFacts {
        facts.book.after(judgment.change, owners: facts.owners)
    }

    func outlook(_ judgment: EventJudgment, of persons: PersonID...) -> CapOutlook {
        CapOutlook(of: Set(persons), before: facts.book, after: after(judgment))
    }
}

extension TenderEndorsement {
    /// What a holder of that name signs, under a stamp of his own.
    static func specimen(_ account: AccountID, signed name: String? = nil) -> Self {
        Self(
            account: account,
            signatures: [Endorsement(name: name ?? "\(account.text) SPECIMEN")],
            guarantees: [
                MedallionGuarantee(
                    program: "STAMP", prefix: "Z", serial: "Z-\(account.text)",
                    institution: "Specimen Bank", valueCovered: nil, date: "2008-01-02")
            ])
    }
}

extension EventSelection {
    var tendered: [CertificateNumber] {
        if case .tendered(let tenders) = self { tenders.map(\.certificate) } else { [] }
    }
}

extension WrittenAuthority {
    static let board = Self(document: "board resolution of 2026-11-19", signer: "Secretary")
}

extension EventTerms {
    static func event(
        _ kind: EventKind, of security: SecurityID = "A", into target: SecurityID? = nil,
        rate numerator: Int64 = 1, for denominator: Int64 = 1,
        _ selection: EventSelection = .all, price: Money? = nil, keeps: Bool = false,
        authority: WrittenAuthority? = .board
    ) -> Self {
        guard let rate = ExchangeRate(numerator, denominator) else {
            preconditionFailure("no rate: \(numerator)/\(denominator)")
        }
        return Self(
            kind: kind, security: security, target: target, rate: rate, selection: selection,
            price: price, keepsCertificates: keeps, authority: authority)
    }
}

extension EventJudgment {
    var codes: [FindingCode] { verdict.findings.map(\.code) }

    func finding(_ code: FindingCode) -> Finding? {
        verdict.findings.first { $0.code == code }
    }

    func line(_ number: CertificateNumber) -> EventPlan.Line? {
        plan.lines.first { $0.certificate.id.number == number }
    }
}
