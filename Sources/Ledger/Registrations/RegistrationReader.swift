/// Reads the words of one face, left to right, into labelled parts or doubts.
struct RegistrationReader {
    typealias Label = RegistrationPart.Label

    let face: FaceWords
    private(set) var spans: [RegistrationPart.Span] = []
    private(set) var doubts: [RegistrationDoubt] = []

    init(_ face: FaceWords) {
        self.face = face
        spans.reserveCapacity(8)
    }

    mutating func read() -> RegistrationKind {
        guard face.count > 0 else {
            doubt(.unreadable)
            return .individual
        }
        guard let death = face.first(of: .onDeath, in: 1..<face.count) else {
            return readOwner(0..<face.count)
        }
        let kind = readOwner(0..<death)
        readBeneficiary(after: death, of: kind)
        return kind
    }

    mutating func doubt(_ doubt: RegistrationDoubt) {
        if !doubts.contains(doubt) { doubts.append(doubt) }
    }

    mutating func mark(_ label: Label, _ words: Range<Int>) {
        if !words.isEmpty { spans.append(RegistrationPart.Span(label: label, words: words)) }
    }

    /// A capacity never comes first: a name does. A surname may be an abbreviation too.
    private mutating func readOwner(_ range: Range<Int>) -> RegistrationKind {
        let rest = min(range.lowerBound + 1, range.upperBound)..<range.upperBound
        if let capacity = custodialPlace(in: range), !standsInEntity(capacity, before: range) {
            return readCustodial(range)
        }
        if isEstateFirst(range) { return readEstateAlone(range) }
        let trust = face.first(in: rest, where: \.opensTrustClause)
        let estate = representativePlace(in: rest)
        if let estate, estate < trust ?? Int.max, !standsInEntity(estate, before: range),
            !closesPlainly(range) || hasEstate(in: estate..<range.upperBound)
        {
            return readEstate(range, at: estate)
        }
        if let trust, !standsInEntity(trust, before: range) { return readTrust(range, at: trust) }
        if let tenancy = tenancyPlace(in: rest) {
            return readCoOwners(range, tenancy: tenancy.words, as: tenancy.tenancy)
        }
        if let life = face.first(of: .life, in: rest), face.sense(life + 1) == .ten,
            life + 1 < range.upperBound
        {
            return readLifeTenant(range, at: life)
        }
        return readPlain(range)
    }

    /// `TRUSTEE COMPANY`, `CUSTODIAN INC`: a capacity that is a word of an entity's name.
    private func standsInEntity(_ index: Int, before range: Range<Int>) -> Bool {
        let next = index + 1
        guard next < range.upperBound, next > range.lowerBound + 1 else { return false }
        if next == range.upperBound - 1 { return face.senses[next].closes }
        return next == range.upperBound - 2 && face.senses[next] == .joining
            && face.senses[next + 1] == .co
    }

    func closesPlainly(_ range: Range<Int>) -> Bool {
        !range.isEmpty && face.senses[range.upperBound - 1].closesPlainly
    }

    private mutating func readLifeTenant(_ range: Range<Int>, at life: Int) -> RegistrationKind {
        readName(range.lowerBound..<life, as: .owner)
        mark(.lifeTenant, life..<(life + 2))
        if life + 2 < range.upperBound { doubt(.wordsLeftOver) }
        return .lifeTenant
    }

    /// A face without a tenancy or a capacity: one person, or one entity.
    private mutating func readPlain(_ range: Range<Int>) -> RegistrationKind {
        if let kind = entityKind(of: range) {
            mark(.entity, range)
            return .entity(kind)
        }
        let rest = (range.lowerBound + 1)..<range.upperBound
        if face.first(of: .joining, in: range) != nil { doubt(.noTenancy) }
        if face.first(of: .trust, in: rest) != nil { doubt(.noTrustee) }
        if face.first(in: rest, where: { $0 == .outside }) != nil
            || face.sense(range.upperBound - 1) == .lastOutside
        {
            doubt(.capacityUnlisted)
        }
        if hasEstate(in: rest) { doubt(.capacityIncomplete) }
        readNames(range, as: .owner)
        return .individual
    }

    func hasEstate(in range: Range<Int>) -> Bool {
        face.first(in: range, where: { $0 == .estate || $0 == .shortEstate }) != nil
    }

    private mutating func readBeneficiary(after death: Int, of kind: RegistrationKind) {
        switch kind {
        case .individual, .coOwners(.joint), .coOwners(.byTheEntireties): break
        case .coOwners: doubt(.onDeathWithoutSurvivorship)
        default: doubt(.onDeathOfNoPerson)
        }
        mark(.onDeath, death..<(death + 1))
        var end = face.count
        let tail: [FaceSense] = [.subject, .to, .sta, .onDeath, .rules]
        if let close = face.end(of: tail, at: end - tail.count, after: death + 1), close == end {
            end -= tail.count
        }
        let words = (death + 1)..<end
        guard !words.isEmpty else { return doubt(.noBeneficiary) }
        mark(.beneficiary, words)
        mark(.rules, end..<face.count)
        judgeBeneficiary(words)
    }

    /// One beneficiary, and one whom the rules allow.
    private mutating func judgeBeneficiary(_ words: Range<Int>) {
        if face.first(of: .perStirpes, in: words) != nil { return doubt(.descendantsPerStirpes) }
        var reader = Self(FaceWords(face, in: words))
        let kind = reader.read()
        switch kind {
        case .coOwners: return doubt(.manyBeneficiaries)
        case .custodial(.gifts): return doubt(.beneficiaryUnderGiftAct)
        case .lifeTenant, .estate: return doubt(.beneficiaryUnclear)
        case .individual, .custodial, .trust, .entity: break
        }
        if reader.doubts.contains(where: { $0 == .noTenancy || $0 == .joinedByOr }) {
            doubt(.manyBeneficiaries)
        } else if reader.doubts == [.noTrustee] {
            // A trust may be the beneficiary by its own name: its trustee signs only later.
            return
        } else if !reader.doubts.isEmpty || reader.spans.contains(where: { $0.label == .onDeath }) {
            doubt(.beneficiaryUnclear)
        }
    }
}

extension FaceWords {
    /// As `end(of:at:before:)`, for a tail that must not begin before `floor`.
    func end(of wanted: [FaceSense], at index: Int, after floor: Int) -> Int? {
        index >= floor ? end(of: wanted, at: index, before: count) : nil
    }
}
