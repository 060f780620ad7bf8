/// A custodian for a minor, in the words of the certificate's back and their usual variants.
extension RegistrationReader {
    /// Where the first word of a custodian or of an act for minors stands.
    func custodialPlace(in range: Range<Int>) -> Int? {
        if let start = actPlace(at: range.lowerBound, before: range.upperBound), start.isPhrase {
            return range.lowerBound
        }
        var index = range.lowerBound + 1
        while index < range.upperBound {
            switch face.senses[index] {
            case .custodian, .custodianFor, .giftsAct, .transfersAct: return index
            case .uniform where actPlace(at: index, before: range.upperBound) != nil: return index
            default: index += 1
            }
        }
        return nil
    }

    mutating func readCustodial(_ range: Range<Int>) -> RegistrationKind {
        var start = range.lowerBound
        let before = actPlace(at: start, before: range.upperBound).flatMap {
            $0.isPhrase ? $0 : nil
        }
        if let before {
            mark(.act, start..<before.end)
            start = before.end
            if start < range.upperBound, face.senses[start] == .dash {
                mark(.punctuation, start..<(start + 1))
                start += 1
            }
        }
        let rest = start..<range.upperBound
        guard let custodian = face.first(in: rest, where: Self.isCustodian) else {
            doubt(.noCustodian)
            return .custodial(before?.act ?? .transfers)
        }
        let after = readCustodian(start, at: custodian, before: range.upperBound)
        let tail = readMinor(from: after, to: range.upperBound)
        let act = readAct(from: tail, to: range.upperBound, printed: before?.act)
        judgeCustodial()
        return .custodial(act)
    }

    private static func isCustodian(_ sense: FaceSense) -> Bool {
        sense == .custodian || sense == .custodianFor
    }

    /// Marks the custodian and the words of the capacity; says where the minor's name may begin.
    private mutating func readCustodian(_ start: Int, at place: Int, before end: Int) -> Int {
        var first = place
        if first - 1 > start, face.senses[first - 1] == .as { first -= 1 }
        if first == start { doubt(.noCustodian) }
        if first > start, readNames(start..<first, as: .custodian) > 1 { doubt(.twoCustodians) }
        var after = place + 1
        if after < end, face.senses[after] == .for { after += 1 }
        if after < end, face.first(in: after..<end, where: Self.isCustodian) != nil {
            doubt(.twoCustodians)
        }
        mark(.capacity, first..<after)
        return readUntilAge(from: after, to: end)
    }

    /// Marks the minor; says where the words after the minor's name begin.
    private mutating func readMinor(from start: Int, to end: Int) -> Int {
        var tail = end
        if let stop = minorsEnd(from: start, to: end) { tail = stop }
        guard tail > start else {
            doubt(.noMinor)
            return tail
        }
        if readNames(start..<tail, as: .minor) > 1 { doubt(.twoMinors) }
        return tail
    }

    private func minorsEnd(from start: Int, to end: Int) -> Int? {
        var index = start
        while index < end {
            if face.senses[index] == .under || face.senses[index] == .until { return index }
            if let act = actPlace(at: index, before: end) {
                // `TIM DOE CA UTMA` names the state first, `TIM LA UTMA CA` a minor called LA.
                let named = act.end < end && StateCode.isKnown(face.texts[act.end])
                let precedes = index > start + 1 && StateCode.isKnown(face.texts[index - 1])
                return precedes && !named ? index - 1 : index
            }
            index += 1
        }
        // The form's own printing names the act first and ends in the state alone.
        return end > start + 1 && StateCode.isKnown(face.texts[end - 1]) ? end - 1 : nil
    }

    private mutating func readAct(
        from start: Int, to end: Int, printed: MinorsAct?
    ) -> MinorsAct {
        var index = readUntilAge(from: start, to: end)
        let opening = index
        if index < end, face.senses[index] == .under { index += 1 }
        if index < end, index > opening, face.senses[index] == .the { index += 1 }
        mark(.capacity, opening..<index)
        var hasState = readState(at: &index, before: end, precedesAct: true)
        var act = printed
        if index < end, let found = actPlace(at: index, before: end) {
            if let printed, printed != found.act { doubt(.actsDisagree) }
            act = found.act
            mark(.act, index..<found.end)
            index = found.end
        }
        if !hasState { hasState = readState(at: &index, before: end, precedesAct: false) }
        index = readUntilAge(from: index, to: end)
        if act == nil { doubt(.noAct) }
        if index < end { doubt(hasState ? .wordsLeftOver : .stateUnknown) }
        if !hasState && index >= end { doubt(.noState) }
        if act == .gifts, spans.contains(where: { $0.label == .untilAge }) {
            doubt(.untilAgeOnGift)
        }
        return act ?? .transfers
    }

    private mutating func readState(
        at index: inout Int, before end: Int, precedesAct: Bool
    ) -> Bool {
        guard index < end, StateCode.isKnown(face.texts[index]) else { return false }
        if precedesAct, actPlace(at: index + 1, before: end) == nil, index + 1 < end {
            return false
        }
        mark(.state, index..<(index + 1))
        index += 1
        return true
    }

    /// Marks `UNTIL AGE n` if it stands here.
    private mutating func readUntilAge(from start: Int, to end: Int) -> Int {
        guard start < end, face.senses[start] == .until else { return start }
        guard start + 2 < end, face.senses[start + 1] == .age else {
            doubt(.untilAgeUnreadable)
            return end
        }
        if spans.contains(where: { $0.label == .untilAge }) { doubt(.saidTwice) }
        if RegistrationName.age(face.texts[start + 2]) == nil { doubt(.untilAgeUnreadable) }
        mark(.untilAge, start..<(start + 3))
        return start + 3
    }

    /// The act that is named at `index`, short or at length.
    private func actPlace(
        at index: Int, before end: Int
    ) -> (end: Int, act: MinorsAct, isPhrase: Bool)? {
        guard index < end else { return nil }
        switch face.senses[index] {
        case .giftsAct: return (index + 1, .gifts, false)
        case .transfersAct: return (index + 1, .transfers, false)
        case .uniform:
            let kind = face.sense(index + 1)
            guard kind == .gifts || kind == .transfers else { return nil }
            let minors = index + (face.sense(index + 2) == .to ? 3 : 2)
            let close = face.end(of: [.minors, .act], at: minors, before: end)
            return close.map { ($0, kind == .gifts ? .gifts : .transfers, true) }
        default: return nil
        }
    }

    private mutating func judgeCustodial() {
        let custodian = spans.first { $0.label == .custodian }
        let minor = spans.first { $0.label == .minor }
        if let custodian, let minor, face.text(custodian.words) == face.text(minor.words) {
            doubt(.custodianIsMinor)
        }
    }
}
