/// A limit by one measure: the whole that it is a part of, and what it allows of it.
public struct AuditMeasure: Hashable, Sendable {
    public let limit: OwnershipLimit
    /// Never the stricter of two, which is two measures.
    public let basis: OwnershipLimit.Basis
    public let scale: Scale
    public let outstanding: Int128

    public var allowed: Int128 { limit.ratio.floor(of: outstanding) }
}

extension AuditMeasure {
    /// Every limit in force by every measure whose figures are all on file.
    static func all(in book: BookFacts) -> [Self] {
        book.limits.flatMap { limit in
            let counted = OwnershipCap.countedSecurities(limit, in: book)
            let units = Dictionary(
                uniqueKeysWithValues: counted.map {
                    ($0.id, Int128($0.capital.outstanding?.units ?? 0))
                })
            return CapMeasure.told(of: limit, counted, in: book).map { measure in
                Self(
                    limit: limit, basis: measure.basis, scale: measure.scale,
                    outstanding: measure.weigh(units))
            }
        }
    }
}
