/// What an owner has missing of one security, over all the cases that are counted together.
///
/// The issuer's bounds for small values are held against it: ten small cases are no small value.
public struct CountedValue: Hashable, Sendable {
    public let value: ReplacementValue
    /// The numbers of the other cases in it.
    public let others: [Int64]

    /// The sum, and with which cases.
    public var words: String {
        guard let last = others.last else { return value.description }
        let rest = others.dropLast().map(String.init).joined(separator: ", ")
        return rest.isEmpty
            ? "\(value.description) together with case \(last) of the same owner"
            : "\(value.description) together with cases \(rest) and \(last) of the same owner"
    }

}

extension Finding {
    /// Says the sum that decided, and the other cases in it.
    func adding(_ counted: CountedValue, _ more: String) -> Self {
        let cases = counted.others.map(String.init).joined(separator: ", ")
        return adding(
            cases.isEmpty ? [] : [Field(name: "counted_with", text: cases)],
            [Number(name: "counted_ten_thousandths", value: counted.value.shown)], more)
    }
}

extension ReplacementCase {
    /// The case beside its owner's others, by kinds of loss that the bound is about.
    public static func counted(
        _ facts: ReplacementFacts, price: PriceFacts?, today: CalendarDate,
        where isMeant: (LossKind) -> Bool = { _ in true }
    ) -> CountedValue? {
        guard let own = value(facts, price: price, today: today) else { return nil }
        let others = facts.others.filter { isMeant($0.kind) }
            .map { (number: $0.number, certificates: $0.counted(today: today)) }
            .filter { !$0.certificates.isEmpty }
        let replaced = facts.missing.isEmpty ? [] : facts.replacedWithinTheYear(of: today)
        let certificates =
            facts.valued + replaced + others.flatMap(\.certificates)
        return CountedValue(
            value: ReplacementValue(certificates, scale: facts.scale, price: own.price),
            others: others.map(\.number))
    }
}

extension ReplacementFacts {
    /// What the case is worth by: what is missing, and once nothing is, all that it was about.
    var valued: [LostCertificate] { missing.isEmpty ? certificates : missing }

    fileprivate func replacedWithinTheYear(of today: CalendarDate) -> [LostCertificate] {
        CountedCase(number: number, kind: kind, isOver: true, certificates: certificates)
            .counted(today: today)
    }
}
