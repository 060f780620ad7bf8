/// Trustees, their instrument, its date, the trust and those it is for.
extension RegistrationReader {
    /// `at` is the first word of the face that opens a clause about a trust.
    mutating func readTrust(_ range: Range<Int>, at first: Int) -> RegistrationKind {
        let isTrustee = Self.isTrustee(face.senses[first])
        if isTrustee {
            readTrustees(range.lowerBound..<first)
            var index = first + 1
            while index < range.upperBound, Self.isFiller(face.senses[index]) { index += 1 }
            mark(.capacity, first..<index)
            readClauses(index..<range.upperBound)
        } else {
            readTrustFirst(range, at: first)
        }
        judgeTrust()
        return .trust
    }

    private static func isTrustee(_ sense: FaceSense) -> Bool {
        sense == .trustee || sense == .shortTrustee
    }

    private static func isFiller(_ sense: FaceSense) -> Bool {
        sense == .of || sense == .the || sense == .for
    }

    private mutating func readTrustees(_ range: Range<Int>) {
        var end = range.upperBound
        while end - 1 > range.lowerBound,
            face.senses[end - 1] == .as || face.senses[end - 1] == .successor
        {
            end -= 1
        }
        let names = range.lowerBound..<end
        if let trust = face.first(of: .trust, in: names), trust + 1 < end,
            !face.senses[trust + 1].closes, face.senses[trust + 1] != .joining,
            trust > names.lowerBound
        {
            doubt(.trusteesUnclear)
        }
        readNames(names, as: .trustee)
        mark(.capacity, end..<range.upperBound)
    }

    /// `DOE FAMILY TRUST UA DTD 01/02/2001 JOHN DOE TTEE`: the date parts trust and trustees.
    private mutating func readTrustFirst(_ range: Range<Int>, at first: Int) {
        let rest = first..<range.upperBound
        guard let trustee = face.first(in: rest, where: Self.isTrustee),
            trustee + 1 == range.upperBound
        else {
            doubt(.noTrustee)
            return
        }
        readName(range.lowerBound..<first, as: .trust)
        var index = readInstrument(from: first, to: trustee)
        let date = index
        index = readDate(from: index, to: trustee, isDemanded: true)
        if index == date || index >= trustee { return doubt(.trusteesUnclear) }
        readTrustees(index..<trustee)
        mark(.capacity, trustee..<range.upperBound)
    }

    private mutating func readClauses(_ range: Range<Int>) {
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            let start = index
            switch face.senses[index] {
            case .agreement, .datedAgreement, .dated, .under:
                index = readInstrument(from: index, to: end)
                if index == start { index = readTrustName(from: index, to: end) }
                let dated = index > start && face.senses[index - 1] == .dated
                index = readDate(from: index, to: end, isDemanded: dated)
            case .underWill: index = readWill(from: index, words: 1, to: end)
            case .forBenefitOf:
                mark(.forBenefitOf, index..<(index + 1))
                index = readClauseName(from: index + 1, to: end, as: .trustBeneficiary)
            default: index = readTrustName(from: index, to: end)
            }
            if index == start { return doubt(.wordsLeftOver) }
        }
    }

    /// Marks the words of an agreement and of its date, without the date itself.
    private mutating func readInstrument(from start: Int, to end: Int) -> Int {
        var index = start
        if face.senses[index] == .agreement || face.senses[index] == .datedAgreement {
            index += 1
        } else {
            let phrases: [[FaceSense]] = [
                [.under, .agreementWord], [.under, .trust, .agreementWord],
                [.under, .declaration, .of, .trust],
            ]
            for phrase in phrases {
                if let close = face.end(of: phrase, at: index, before: end) { index = close }
            }
        }
        if index > start {
            if spans.contains(where: { $0.label == .agreement }) { doubt(.saidTwice) }
            mark(.agreement, start..<index)
        }
        if index < end, face.senses[index] == .dated {
            mark(.capacity, index..<(index + 1))
            index += 1
        }
        return index
    }

    private mutating func readDate(from start: Int, to end: Int, isDemanded: Bool) -> Int {
        guard start < end else {
            if isDemanded { doubt(.trustDateUnreadable) }
            return start
        }
        let width = FaceDate.wordCount(at: start, in: face, before: end)
        guard width > 0 else {
            // A date that names no day is not the beginning of a trust's name either.
            if isDemanded || FaceDate.looksNumeric(face.texts[start]) {
                doubt(.trustDateUnreadable)
            }
            return start
        }
        if spans.contains(where: { $0.label == .date }) { doubt(.saidTwice) }
        mark(.date, start..<(start + width))
        return start + width
    }

    private mutating func readWill(from start: Int, words: Int, to end: Int) -> Int {
        var index = start + words
        while index < end, Self.isFiller(face.senses[index]) { index += 1 }
        if spans.contains(where: { $0.label == .will }) { doubt(.saidTwice) }
        mark(.will, start..<index)
        return readClauseName(from: index, to: end, as: .testator)
    }

    private mutating func readTrustName(from start: Int, to end: Int) -> Int {
        if spans.contains(where: { $0.label == .trust }) { doubt(.saidTwice) }
        return readClauseName(from: start, to: end, as: .trust)
    }

    /// A name that runs to the next clause or to the end.
    private mutating func readClauseName(from start: Int, to end: Int, as label: Label) -> Int {
        var stop = min(start + 1, end)
        while stop < end, !opensClause(at: stop, before: end) { stop += 1 }
        if start == stop { doubt(.emptyName) }
        mark(label, start..<stop)
        judgeClauseName(start..<stop)
        return stop
    }

    /// TR at the end of a name is the word TRUST cut short.
    private func opensClause(at index: Int, before end: Int) -> Bool {
        let sense = face.senses[index]
        guard sense.opensTrustClause else {
            return sense == .under
                && (face.sense(index + 1) == .agreementWord || face.sense(index + 1) == .trust)
        }
        return !(sense == .shortTrustee && index + 1 >= end) && !Self.isTrustee(sense)
    }

    private mutating func judgeClauseName(_ words: Range<Int>) {
        guard !words.isEmpty else { return }
        if closesPlainly(words) { doubt(.mixedCapacities) }
        var index = words.lowerBound
        while index < words.upperBound {
            let sense = face.senses[index]
            if sense == .plain, FaceDate.looksNumeric(face.texts[index]) {
                doubt(.trustDateUnreadable)
            }
            let isShortTrust = sense == .shortTrustee && index + 1 == words.upperBound
            if sense.isCapacity && !isShortTrust && sense != .representative
                || tenancy(at: index, before: words.upperBound) != nil
            {
                doubt(.mixedCapacities)
            }
            index += 1
        }
    }

    private mutating func judgeTrust() {
        let says = spans.contains { span in
            switch span.label {
            case .agreement, .date, .trust, .trustBeneficiary, .testator: true
            default: false
            }
        }
        if !says { doubt(.noTrust) }
        judgeShortTrustee()
    }

    /// `JOHN TRUSTEE SMITH`: between one given name and another word it may be a middle name.
    private mutating func judgeShortTrustee() {
        let trustees = spans.filter { $0.label == .trustee }
        let trust = spans.filter { $0.label == .trust }.flatMap { Array($0.words) }
        let others = spans.contains { span in
            switch span.label {
            case .agreement, .date, .trustBeneficiary, .testator, .will, .forBenefitOf: true
            default: false
            }
        }
        guard trustees.count == 1, trustees.allSatisfy({ $0.words.count == 1 }), !others,
            !trust.contains(where: {
                face.senses[$0] == .trust || face.senses[$0] == .shortTrustee
            })
        else { return }
        doubt(.trusteesUnclear)
    }
}
