/// Owners in their own right, and entities.
extension RegistrationReader {
    mutating func readCoOwners(
        _ range: Range<Int>, tenancy words: Range<Int>, as tenancy: Tenancy
    ) -> RegistrationKind {
        let count = readNames(range.lowerBound..<words.lowerBound, as: .owner)
        if count < 2 { doubt(.tooFewOwners) }
        mark(.tenancy, words)
        if words.upperBound < range.upperBound { doubt(.wordsAfterTenancy) }
        return .coOwners(tenancy)
    }

    /// The first words of tenancy in `range`.
    func tenancyPlace(in range: Range<Int>) -> (words: Range<Int>, tenancy: Tenancy)? {
        var index = range.lowerBound
        while index < range.upperBound {
            if face.senses[index] != .plain,
                let found = tenancy(at: index, before: range.upperBound)
            {
                return (index..<found.end, found.tenancy)
            }
            index += 1
        }
        return nil
    }

    /// The words of tenancy that stand at `index`, abbreviated as on the back of the certificate
    /// or written out as the back construes them.
    func tenancy(at index: Int, before end: Int) -> (end: Int, tenancy: Tenancy)? {
        switch face.senses[index] {
        case .jtwros: return (index + 1, .joint)
        case .jt:
            for phrase in [[FaceSense.jt, .ten, .wros], [.jt, .ten], [.jt, .wros]] {
                if let close = face.end(of: phrase, at: index, before: end) {
                    return (close, .joint)
                }
            }
            return nil
        case .ten:
            if let close = face.end(of: [.ten, .com], at: index, before: end) {
                return (close, .inCommon)
            }
            return face.end(of: [.ten, .ent], at: index, before: end)
                .map { ($0, .byTheEntireties) }
        case .comm:
            return face.end(of: [.comm, .prop], at: index, before: end)
                .map { ($0, .communityProperty) }
        case .as: return writtenTenancy(after: index + 1, before: end)
        default: return nil
        }
    }

    private func writtenTenancy(after start: Int, before end: Int) -> (end: Int, tenancy: Tenancy)?
    {
        if let close = face.end(of: [.tenants, .in, .common], at: start, before: end) {
            return (close, .inCommon)
        }
        if let close = face.end(of: [.tenants, .by, .the, .entireties], at: start, before: end) {
            return (close, .byTheEntireties)
        }
        if let close = face.end(of: [.comm, .prop], at: start, before: end) {
            return (close, .communityProperty)
        }
        let survivors: [FaceSense] = [.joint, .tenants, .with, .right, .of, .survivorship]
        guard let close = face.end(of: survivors, at: start, before: end) else { return nil }
        let addition: [FaceSense] = [.joining, .not, .as, .tenants, .in, .common]
        return (face.end(of: addition, at: close, before: end) ?? close, .joint)
    }

    /// What the closing words make of the name; nil for a name that may be a person's.
    func entityKind(of range: Range<Int>) -> EntityKind? {
        let last = range.upperBound - 1
        guard range.count > 1, Self.bearsAnything(face.texts[range.lowerBound]) else { return nil }
        switch face.senses[last] {
        case .corporate: return .corporation
        case .partnership: return .partnership
        case .llc: return .limitedLiabilityCompany
        case .companyWord: return .unstated
        case .nominees: return .nominee
        case .co where face.senses[last - 1] == .joining:
            return range.count > 2 ? .nominee : nil
        case .co, .bank, .national: return joinsPersons(range) ? nil : .unstated
        case .letterA where face.senses[last - 1] == .letterN && range.count > 2:
            return joinsPersons(range) ? nil : .unstated
        default: return nil
        }
    }

    private static func bearsAnything(_ word: String) -> Bool {
        word != "&" && word != "AND"
    }

    /// Two full names with a word at the end that is also a surname: an entity or two persons.
    private func joinsPersons(_ range: Range<Int>) -> Bool {
        guard let joint = face.first(of: .joining, in: range) else { return false }
        return joint - range.lowerBound > 1 && range.upperBound - joint > 2
    }
}
