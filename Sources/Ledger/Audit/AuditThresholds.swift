/// From where on a person is worth a line of the audit.
public struct AuditThresholds: Hashable, Sendable {
    /// Whoever has less than this part of the limit left is near it.
    public let near: Ratio
    /// Whoever has this part of the whole is watched; the percentage of the demand letters.
    public let watch: Ratio

    public static let usual = Self(
        near: Ratio(unchecked: 5, 100), watch: Ratio(unchecked: 5, 100))

    public init(near: Ratio, watch: Ratio) {
        self.near = near
        self.watch = watch
    }

    /// Whether a holding leaves less than the `near` part of its limit.
    func isNear(_ position: CapPosition) -> Bool {
        let left = Int128(near.denominator - near.numerator)
        return position.exactlyAfter * Fraction(Int128(near.denominator))
            * Fraction(Int128(position.limit.ratio.denominator))
            > Fraction(position.outstandingAfter) * Fraction(left)
            * Fraction(Int128(position.limit.ratio.numerator))
    }

    func isWatched(_ position: CapPosition) -> Bool {
        guard position.outstandingAfter > 0 else { return position.heldAfter > 0 }
        return watch.isReached(by: position.exactlyAfter, of: position.outstandingAfter)
    }

    /// The least part of the whole at which anybody bound by `limit` is near it or watched, as two
    /// integers: what a search for such persons begins with.
    public func least(of limit: Ratio) -> (numerator: Int64, denominator: Int64) {
        let near = (
            numerator: limit.numerator * (self.near.denominator - self.near.numerator),
            denominator: limit.denominator * self.near.denominator
        )
        let watch = (numerator: self.watch.numerator, denominator: self.watch.denominator)
        let isNearLess =
            Int128(near.numerator) * Int128(watch.denominator)
            < Int128(watch.numerator) * Int128(near.denominator)
        return isNearLess ? near : watch
    }
}
