/// What an item does that gives an owner other paper for his shares.
extension Movement {
    mutating func resolve(_ exchange: Exchange, in book: BookFacts) {
        ended = book.presented(exchange.certificates, of: exchange.security)
        guard let owner = ended.first?.account else { return }
        guard !exchange.pieces.isEmpty || exchange.reason == .combination else {
            created = ended.map { successor(of: $0, number: nil) }
            return
        }
        let pieces =
            exchange.pieces.isEmpty
            ? ended.together.map { [Exchange.Piece(shares: $0)] } ?? [] : exchange.pieces
        created = pieces.map { piece in
            Created(
                security: exchange.security, account: owner, shares: piece.shares,
                number: piece.number, role: .successor(of: nil))
        }
    }

    mutating func resolve(_ replacement: Replacement, in book: BookFacts) {
        ended = book.presented(replacement.certificates, of: replacement.security)
        var numbers = replacement.numbers[...]
        created = ended.map { successor(of: $0, number: numbers.popFirst()) }
    }

    private func successor(
        of certificate: CertificateFacts, number: CertificateNumber?
    ) -> Created {
        Created(
            security: certificate.id.security, account: certificate.account,
            shares: certificate.shares, number: number,
            role: .successor(of: certificate.id.number))
    }
}

extension [CertificateFacts] {
    /// The shares of all, unless they are more than can be counted.
    fileprivate var together: ShareCount? { try? ShareCount.sum(map(\.shares)) }
}

extension BookFacts {
    /// The certificates of a security that are presented, each once, as the book has them.
    func presented(
        _ numbers: [CertificateNumber], of security: SecurityID
    ) -> [CertificateFacts] {
        var seen: Set<CertificateNumber> = []
        return numbers.compactMap { number in
            guard seen.insert(number).inserted else { return nil }
            return certificates[CertificateID(security: security, number: number)]
        }
    }
}

extension BookFacts {
    /// What the paper of a new certificate notes of the restriction.
    func legend(of certificate: Movement.Created, by item: Item) -> CertificateLegend {
        if case .exchange(let exchange) = item.action, exchange.legend == .none { return .absent }
        return legends[certificate.security].map { .bears($0) } ?? .unrecorded
    }
}

extension ItemKind {
    /// The word for what ends a certificate by an item of this kind.
    var causeOfEnd: String {
        switch self {
        case .reverse: "REVERSED"
        case .exchange: "EXCHANGED"
        case .replace: "REPLACED"
        default: "SURRENDERED"
        }
    }
}
