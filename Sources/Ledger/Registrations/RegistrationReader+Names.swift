/// Names: one alone, or several joined by `&` or `AND`.
extension RegistrationReader {
    /// Marks the names of `range` one by one and says how many there are.
    @discardableResult
    mutating func readNames(_ range: Range<Int>, as label: Label) -> Int {
        var start = range.lowerBound
        var index = start
        var names: [Range<Int>] = []
        while index < range.upperBound {
            if face.senses[index] == .joining, !joinsCompany(at: index, in: range) {
                names.append(start..<index)
                readName(start..<index, as: label)
                mark(.joining, index..<(index + 1))
                start = index + 1
            }
            index += 1
        }
        names.append(start..<range.upperBound)
        readName(start..<range.upperBound, as: label)
        if names.count > 1 { judgeTogether(names) }
        return names.count
    }

    mutating func readName(_ words: Range<Int>, as label: Label) {
        guard !words.isEmpty else { return doubt(.emptyName) }
        mark(label, words)
        var bearsLetters = false
        var index = words.lowerBound
        while index < words.upperBound {
            judgeWord(at: index, in: words)
            if !bearsLetters { bearsLetters = Self.bearsLetter(face.texts[index]) }
            index += 1
        }
        if !bearsLetters { doubt(.unreadable) }
        if label != .trust, !face.senses[words.upperBound - 1].closes {
            judgePerson(words, as: label)
        }
    }

    /// A person's name has no word in it that belongs to a capacity or closes an entity's name.
    private mutating func judgePerson(_ words: Range<Int>, as label: Label) {
        var index = words.lowerBound
        while index < words.upperBound {
            let sense = face.senses[index]
            switch sense {
            case .plain:
                if FaceDate.looksNumeric(face.texts[index]) { doubt(.capacityIncomplete) }
            case .dash: doubt(.capacityIncomplete)
            // TEN may be a particle of a surname, and an abbreviation an initial, but not last.
            case .ten, .jt, .ent, .com, .wros, .prop, .tenants, .life:
                if index > words.lowerBound, index + 1 == words.upperBound {
                    doubt(.capacityIncomplete)
                }
            case .trust where label != .trustee:
                if index > words.lowerBound { doubt(.noTrustee) }
            case .minors where isSurname(at: index, in: words): break
            default:
                if index > words.lowerBound {
                    if sense.isFragment { doubt(.capacityIncomplete) }
                    if sense.closesPlainly { doubt(.entityWordInName) }
                }
            }
            index += 1
        }
    }

    /// `& CO` closes the name of a nominee or a house and is no second person.
    func joinsCompany(at index: Int, in range: Range<Int>) -> Bool {
        let next = index + 1
        guard next < range.upperBound, index > range.lowerBound else { return false }
        guard face.senses[next] == .co || face.texts[next] == "COMPANY" else { return false }
        let after = next + 1
        return after >= range.upperBound || face.senses[after] == .joining
            || face.senses[after].closes
    }

    private mutating func judgeWord(at index: Int, in words: Range<Int>) {
        let sense = face.senses[index]
        if sense == .plain {
            return judgeSpelling(at: index, isLast: index + 1 == words.upperBound)
        }
        if sense == .or { return doubt(.joinedByOr) }
        if index > words.lowerBound,
            sense.isCapacity && !(sense == .shortTrustee && index + 1 == words.upperBound)
                || tenancy(at: index, before: words.upperBound) != nil
        {
            doubt(.mixedCapacities)
        }
    }

    private mutating func judgeSpelling(at index: Int, isLast: Bool) {
        var last: UInt8 = 0
        for byte in face.texts[index].utf8 {
            if byte == UInt8(ascii: "&") { return doubt(.ampersandInWord) }
            if last == UInt8(ascii: ",") { return doubt(.commaInName) }
            last = byte
        }
        if last == UInt8(ascii: ","), isLast || !isSuffix(at: index + 1) { doubt(.commaInName) }
    }

    private func isSuffix(at index: Int) -> Bool {
        if face.senses[index].closes { return true }
        switch face.texts[index] {
        case "JR", "JR.", "SR", "SR.", "II", "III", "IV", "V", "MD", "M.D.", "ESQ", "ESQ.",
            "PHD", "PH.D.":
            return true
        default: return false
        }
    }

    /// `JOHN MINOR`, `JOHN Q MINOR JR`: after one given name and initials it is a surname, since
    /// no grammar makes it a capacity there. `JOHN DOE MINOR` may be a child, and stays in doubt.
    private func isSurname(at index: Int, in words: Range<Int>) -> Bool {
        guard index > words.lowerBound, face.texts[index] == "MINOR" else { return false }
        let initials = (words.lowerBound + 1)..<index
        let rest = (index + 1)..<words.upperBound
        return initials.allSatisfy { face.texts[$0].filter { $0 != "." }.utf8.count == 1 }
            && rest.allSatisfy { isSuffix(at: $0) }
    }

    private static func bearsLetter(_ word: String) -> Bool {
        for byte in word.utf8 where (65...90).contains(byte) || byte >= 128 { return true }
        return false
    }

    private mutating func judgeTogether(_ names: [Range<Int>]) {
        var seen: Set<String> = []
        for name in names where !name.isEmpty {
            if !seen.insert(face.text(name)).inserted { doubt(.sameNameTwice) }
        }
        let isShort = names.contains { $0.count == 1 }
        guard isShort, names.contains(where: { $0.count > 1 }) else { return }
        // One word beside an entity may be the first half of the entity's own name.
        if names.contains(where: { face.sense($0.upperBound - 1).closes }) {
            doubt(.joiningAmbiguous)
        } else {
            doubt(.surnameShared)
        }
    }
}
