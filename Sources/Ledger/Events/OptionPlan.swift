/// What becomes of the options on a class, all of which an event takes (26 USC 544(a)(3)).
struct OptionPlan {
    /// Units of what is given, of options that go over to it, by their numbers.
    var units: [Int64: Int128] = [:]
    /// Options of which nothing that is whole would be left.
    var unsettled: [OptionFacts] = []
    /// Options whose end is on file already, and what is on them: they stay as they are till then.
    var left: [OptionFacts] = []

    init(_ terms: EventTerms, _ options: [OptionFacts], in book: BookFacts) {
        guard case .all = terms.selection else { return }
        let old = book.securities[terms.security]?.scale ?? .whole
        let new = book.securities[terms.paidIn]?.scale ?? .whole
        // An option is for old shares: beside those that stay, it is for the others as well.
        let numerator = Int128(terms.rate.numerator) * Int128(new.unitsPerShare)
        let denominator = Int128(terms.rate.denominator) * Int128(old.unitsPerShare)
        var known: Set<Int64> = []
        for option in options {
            guard option.endsOn == nil, option.underlying.map(known.contains) != false else {
                left.append(option)
                continue
            }
            known.insert(option.id)
            let product = option.units * numerator
            let after = product / denominator
            guard terms.target != nil, product % denominator == 0, after <= Int128(Int64.max)
            else {
                unsettled.append(option)
                continue
            }
            units[option.id] = after
        }
    }
}
