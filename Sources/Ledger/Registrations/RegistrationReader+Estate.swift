/// Representatives of the dead, and estates that name none.
extension RegistrationReader {
    func isEstateFirst(_ range: Range<Int>) -> Bool {
        guard range.count > 1 else { return false }
        let isShort = face.senses[range.lowerBound] == .shortEstate
        let isLong = face.senses[range.lowerBound] == .estate
        return isShort || isLong && face.sense(range.lowerBound + 1) == .of
    }

    /// Where the words of a representative begin.
    func representativePlace(in range: Range<Int>) -> Int? {
        face.first(in: range) { $0 == .representative }
            .map { min($0, personalPlace(in: range) ?? $0) } ?? personalPlace(in: range)
    }

    private func personalPlace(in range: Range<Int>) -> Int? {
        guard let place = face.first(of: .personal, in: range) else { return nil }
        return face.sense(place + 1) == .personalRepresentative && place + 1 < range.upperBound
            ? place : nil
    }

    mutating func readEstateAlone(_ range: Range<Int>) -> RegistrationKind {
        var index = range.lowerBound + 1
        if index < range.upperBound, face.senses[index] == .of { index += 1 }
        mark(.estate, range.lowerBound..<index)
        readDecedent(index..<range.upperBound)
        return .estate
    }

    mutating func readEstate(_ range: Range<Int>, at place: Int) -> RegistrationKind {
        var first = place
        if first - 1 > range.lowerBound, face.senses[first - 1] == .as { first -= 1 }
        readNames(range.lowerBound..<first, as: .representative)
        var index = place
        let end = range.upperBound
        while index < end, Self.isOfCapacity(face.senses[index]) { index += 1 }
        mark(.capacity, first..<index)
        let estate = index
        if index < end, face.senses[index] == .underWill {
            index += 1
        } else if index < end, face.senses[index] == .estate || face.senses[index] == .shortEstate {
            index += 1
        } else {
            doubt(.capacityIncomplete)
        }
        while index < end, face.senses[index] == .of { index += 1 }
        mark(.estate, estate..<index)
        readDecedent(index..<end)
        return .estate
    }

    private static func isOfCapacity(_ sense: FaceSense) -> Bool {
        switch sense {
        case .representative, .personal, .personalRepresentative, .ofAdministrator, .of, .the:
            true
        default: false
        }
    }

    private mutating func readDecedent(_ range: Range<Int>) {
        var end = range.upperBound
        if end - 1 > range.lowerBound, face.senses[end - 1] == .deceased { end -= 1 }
        let name = range.lowerBound..<end
        guard !name.isEmpty else { return doubt(.noDecedent) }
        if readNames(name, as: .decedent) > 1 { doubt(.twoDecedents) }
        if closesPlainly(name) || hasEstate(in: name) { doubt(.mixedCapacities) }
        if representativePlace(in: name) != nil { doubt(.mixedCapacities) }
        mark(.deceased, end..<range.upperBound)
    }
}
