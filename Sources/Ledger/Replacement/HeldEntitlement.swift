/// What corporate events gave for a certificate that is missing: held back until its owner has
/// proved the loss and secured the issuer (UCC 8-405).
public struct HeldEntitlement: Hashable, Sendable {
    /// An event that took the certificate, or what had taken its place.
    public struct Step: Hashable, Sendable {
        public let day: CalendarDate
        /// None for cash.
        public let given: Exchange?
        /// Of one share that was taken for cash.
        public let price: Money?
        /// Certificates that took its place, as they are written: `COM C-0012`.
        public let into: [String]

        public init(
            day: CalendarDate, given: Exchange?, price: Money?, into: [String]
        ) {
            self.day = day
            self.given = given
            self.price = given == nil ? price : nil
            self.into = into
        }
    }

    /// The class that was given, and how much of it for a share.
    public struct Exchange: Hashable, Sendable {
        public let security: SecurityID
        public let rate: ExchangeRate

        public init(_ security: SecurityID, _ rate: ExchangeRate) {
            self.security = security
            self.rate = rate
        }
    }

    /// In the order of the events; never empty.
    public let steps: [Step]
    /// When it was handed over.
    public let settledOn: CalendarDate?

    public init?(_ steps: [Step], settledOn: CalendarDate?) {
        guard !steps.isEmpty else { return nil }
        self.steps = steps
        self.settledOn = settledOn
    }

    /// What a share of the old class is worth by what came of it: the cash that an event named, or
    /// the price of the last class that was given, rounded up.
    func prices(in prices: [SecurityID: PriceFacts]) -> [PriceFacts] {
        var known: [PriceFacts] = []
        var numerator: Int128 = 1
        var denominator: Int128 = 1
        for step in steps {
            if let price = step.price {
                known.append(
                    Self.price(
                        of: price, numerator, denominator,
                        PriceFacts(perShare: price, asOf: step.day, source: "the event's price")))
            }
            guard let given = step.given else { continue }
            let products = (
                numerator.multipliedReportingOverflow(by: Int128(given.rate.numerator)),
                denominator.multipliedReportingOverflow(by: Int128(given.rate.denominator))
            )
            guard !products.0.overflow, !products.1.overflow else { return known }
            (numerator, denominator) = (products.0.partialValue, products.1.partialValue)
            if let price = prices[given.security] {
                known.append(Self.price(of: price.perShare, numerator, denominator, price))
            }
        }
        return known
    }

    private static func price(
        of share: Money, _ numerator: Int128, _ denominator: Int128, _ facts: PriceFacts
    ) -> PriceFacts {
        let product = numerator.multipliedReportingOverflow(by: Int128(share.tenThousandths))
        let rounded =
            product.overflow
            ? Int128.max : (product.partialValue - 1) / denominator + 1
        return PriceFacts(
            perShare: Money(tenThousandths: Int64(clamping: rounded)), asOf: facts.asOf,
            source: facts.source, maximumAgeDays: facts.maximumAgeDays)
    }
}

extension ReplacementFacts {
    /// The price by which a share of what is missing is valued: the class's own, or the dearest by
    /// what events have made of it.
    public func price(
        in prices: [SecurityID: PriceFacts], today: CalendarDate
    ) -> PriceFacts? {
        let own = prices[security]
        let given = toSettle.compactMap(\.entitlement).flatMap { $0.prices(in: prices) }
        let fresh = ([own].compactMap { $0 } + given).filter {
            $0.asOf <= today && !$0.isStale(on: today)
        }
        return given.isEmpty ? own : fresh.max { $0.perShare < $1.perShare } ?? own
    }

    /// What is still missing, and is replaced by a certificate of its own class.
    public var replaceable: [LostCertificate] { missing.filter { $0.entitlement == nil } }

    /// What an event took while it was missing.
    public var toSettle: [LostCertificate] { missing.filter { $0.entitlement != nil } }
}
