/// What an event does to each certificate and each holder, worked out to the unit.
public struct EventPlan: Sendable {
    /// A certificate that the event touches.
    public struct Line: Sendable {
        public let certificate: CertificateFacts
        /// The units that the event takes of it.
        public let taken: Int128
        /// Units of the certificate that takes its place in the other class, or the same.
        public internal(set) var given: Int128 = 0

        /// What is left of it, for which its holder gets a certificate of the same class.
        public var balance: Int128 { Int128(certificate.shares.units) - taken }
    }

    /// Cash for a holder: for the shares that were taken, or for the part of one that is left.
    public struct Payment: Sendable {
        public let account: AccountID
        /// Units of the class that is paid for, exactly: a whole number or a part of one.
        public let numerator: Int128
        public let denominator: Int128
        /// In ten-thousandths of a dollar, to the nearest cent; none where no price is named.
        public let amount: Int128?
    }

    public let terms: EventTerms
    public internal(set) var lines: [Line]
    /// In order of account.
    public internal(set) var payments: [Payment] = []
    /// Numbers of drawn certificates in the order of the draw.
    public internal(set) var drawn: [CertificateNumber] = []

    public var taken: Int128 { lines.reduce(0) { $0 + $1.taken } }
    public var given: Int128 { lines.reduce(0) { $0 + $1.given } }
    public var cash: Int128 { payments.reduce(0) { $0 + ($1.amount ?? 0) } }

    /// Certificates that end by the event.
    public var ended: Int { terms.keepsCertificates ? 0 : lines.count }

    /// Certificates of the same class for what is left of those that end.
    public var balances: Int {
        terms.keepsCertificates ? 0 : lines.count { $0.balance > 0 }
    }

    /// Certificates that are given for what was taken.
    public var successors: Int { lines.count { $0.given > 0 } }

    /// Whether somebody is left with a part of a share.
    public var hasFractions: Bool { terms.kind.givesShares && !payments.isEmpty }

    /// What the event adds to the outstanding shares of each class, or takes from them.
    public var capital: [SecurityID: Int128] {
        var change: [SecurityID: Int128] = [:]
        if !terms.keepsCertificates { change[terms.security, default: 0] -= taken }
        if let target = terms.target { change[target, default: 0] += given }
        return change
    }

    /// Works out what `terms` do to `certificates`, in order of number.
    init(_ terms: EventTerms, _ certificates: [CertificateFacts], in book: BookFacts) {
        self.terms = terms
        lines = []
        switch terms.selection {
        case .all:
            lines = certificates.map { Line(certificate: $0, taken: Int128($0.shares.units)) }
        case .proRata(let called):
            apportion(Int128(called.units), certificates)
        case .byLot(let called, let seed):
            draw(Int128(called.units), seed, certificates)
        case .tendered(let tenders):
            let known = Dictionary(
                certificates.map { ($0.id.number, $0) }, uniquingKeysWith: { first, _ in first })
            lines = tenders.compactMap { tender in
                known[tender.certificate].map {
                    Line(
                        certificate: $0,
                        taken: Int128((tender.shares ?? $0.shares).units))
                }
            }
        }
        give(in: book)
    }

    /// To each holder his part, whatever paper he holds it by; then to each certificate its own.
    private mutating func apportion(_ called: Int128, _ certificates: [CertificateFacts]) {
        let held = Dictionary(grouping: certificates, by: \.account).sorted { $0.key < $1.key }
        let units = held.map { $0.value.map { Int128($0.shares.units) } }
        let parts = Apportionment.parts(of: called, by: units.map { $0.reduce(0, +) })
        for (place, part) in parts.enumerated() {
            let taken = Apportionment.parts(of: part, by: units[place])
            lines += zip(held[place].value, taken).map { Line(certificate: $0, taken: $1) }
        }
        lines = lines.filter { $0.taken > 0 }.sorted { $0.certificate.id < $1.certificate.id }
    }

    private mutating func draw(
        _ called: Int128, _ seed: String, _ certificates: [CertificateFacts]
    ) {
        var lottery = Lottery(seed: seed)
        var left = called
        for place in lottery.order(of: certificates.count) where left > 0 {
            let certificate = certificates[place]
            let taken = min(left, Int128(certificate.shares.units))
            left -= taken
            drawn.append(certificate.id.number)
            lines.append(Line(certificate: certificate, taken: taken))
        }
        lines.sort { $0.certificate.id < $1.certificate.id }
    }

    /// What a holder gives up counts together, so that he is left with less than one share.
    private mutating func give(in book: BookFacts) {
        let held = Dictionary(grouping: lines.indices) { lines[$0].certificate.account }
        let scale = book.securities[terms.security]?.scale ?? .whole
        let paid = book.securities[terms.paidIn]?.scale ?? .whole
        let rate = terms.given
        let numerator = Int128(rate.numerator) * Int128(paid.unitsPerShare)
        let denominator = Int128(rate.denominator) * Int128(scale.unitsPerShare)
        for (account, places) in held.sorted(by: { $0.key < $1.key }) {
            let all = places.reduce(Int128(0)) { $0 + lines[$1].taken }
            guard terms.kind.givesShares else {
                pay(account, all, 1, paid)
                continue
            }
            let whole = (all * numerator).quotientAndRemainder(dividingBy: denominator)
            let shares = places.map {
                Apportionment.Share(floorOf: lines[$0].taken * numerator, by: denominator)
            }
            for (place, units) in zip(places, Apportionment.raising(shares, to: whole.quotient)) {
                lines[place].given = units
            }
            if whole.remainder > 0 { pay(account, whole.remainder, denominator, paid) }
        }
    }

    private mutating func pay(
        _ account: AccountID, _ numerator: Int128, _ denominator: Int128, _ scale: Scale
    ) {
        let amount = terms.price.map { price in
            // Cents, half a cent upwards.
            let cent = 100 * denominator * Int128(scale.unitsPerShare)
            return (2 * numerator * Int128(price.tenThousandths) + cent) / (2 * cent) * 100
        }
        payments.append(
            Payment(
                account: account, numerator: numerator, denominator: denominator, amount: amount))
    }
}
