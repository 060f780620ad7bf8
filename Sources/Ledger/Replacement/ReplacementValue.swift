/// What a case's missing certificates are worth at a price, exactly.
public struct ReplacementValue: Hashable, Sendable {
    /// Ten-thousandths of a dollar times units of a share.
    let amount: Int128
    let unitsPerShare: Int128
    public let price: PriceFacts

    /// Half of what the number can hold, so that what is added to round it up still fits.
    private static let most = Int128.max / 2

    init(_ certificates: [LostCertificate], scale: Scale, price: PriceFacts) {
        // One account's certificates are a holding of 64 bits; those of a year may be several.
        let units = certificates.reduce(Int128(0)) { $0 + Int128($1.shares.units) }
        let product = units.multipliedReportingOverflow(by: Int128(price.perShare.tenThousandths))
        amount = product.overflow ? Self.most : min(product.partialValue, Self.most)
        unitsPerShare = Int128(scale.unitsPerShare)
        self.price = price
    }

    /// A fraction of a ten-thousandth too much is still too much, so it is rounded up to show.
    public var shown: Int128 { (amount + unitsPerShare - 1) / unitsPerShare }

    public var description: String { "$" + Money.display(shown) }

    func isWithin(_ limit: Money) -> Bool {
        amount <= Int128(limit.tenThousandths) * unitsPerShare
    }

    /// So many hundredths of the value, rounded up to the next ten-thousandth. What is more than
    /// any number can say is the greatest one, and no bond is enough for it.
    public func share(percent: Int) -> Int128 {
        let parts = Int128(percent)
        let (whole, rest) = amount.quotientAndRemainder(dividingBy: 100 * unitsPerShare)
        let product = whole.multipliedReportingOverflow(by: parts)
        let remainder = (rest * parts + 100 * unitsPerShare - 1) / (100 * unitsPerShare)
        let sum = product.partialValue.addingReportingOverflow(remainder)
        return product.overflow || sum.overflow ? .max : sum.partialValue
    }
}
