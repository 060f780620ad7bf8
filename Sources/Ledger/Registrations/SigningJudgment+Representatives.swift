/// Those who sign for the name on the face without bearing it.
extension SigningJudgment {
    mutating func takeRepresentatives() {
        for index in Array(open) {
            let endorsement = endorsements[index]
            guard let capacity = capacity(of: endorsement) else { continue }
            guard let row = row(for: endorsement, in: capacity) else {
                if !isOwnRole(capacity) {
                    close(index)
                    report(
                        .capacityImpossible(
                            signed: Inscription.canonical(endorsement.name), capacity,
                            because: Self.reason(registration)))
                    // Somebody has tried to sign for the name: one defect for one signature.
                    if let place = unfilled.first { fill(place) }
                }
                continue
            }
            let targets = targets(of: row, signedBy: endorsement)
            if targets.isEmpty, row.event == .minorOfAge, let custodian = places.first {
                // The minor may sign beside the custodian, and shows the same paper.
                close(index)
                judge(endorsement, for: custodian.face, by: row)
            }
            guard !targets.isEmpty else { continue }
            close(index)
            for place in targets {
                fill(place)
                judge(endorsement, for: places[place].face, by: row)
            }
        }
    }

    /// The minor's own name on a custodian's face is the minor's signature, said or unsaid.
    private func capacity(of endorsement: Endorsement) -> Capacity? {
        if endorsement.capacity == nil, let minor = registration.minor,
            Inscription.canonical(endorsement.name) == minor
        {
            return .minorOfAge
        }
        return endorsement.capacity
    }

    /// A capacity that the names on the face have themselves: another's name is a mismatch.
    private func isOwnRole(_ capacity: Capacity) -> Bool {
        switch registration.kind {
        case .custodial: capacity == .custodian || capacity == .owner
        case .trust: capacity == .trustee || capacity == .owner
        case .estate: capacity == .executor || capacity == .administrator || capacity == .owner
        case .coOwners(let tenancy):
            capacity == .owner || capacity == .survivor && tenancy.hasSurvivorship
        default: capacity == .owner
        }
    }

    /// The row of the table under which this signature could stand.
    private func row(for endorsement: Endorsement, in capacity: Capacity) -> SigningRow? {
        guard let event = event(of: endorsement, in: capacity) else { return nil }
        return SigningTable.row(form, event)
    }

    private func event(of endorsement: Endorsement, in capacity: Capacity) -> SigningEvent? {
        switch capacity {
        case .owner, .survivor: nil
        case .custodian: isCustodianReplaced ? .successorCustodian : nil
        case .minorOfAge: .minorOfAge
        case .trustee: registration.kind != .trust || hasPaper([.courtOrder]) ? .levy : nil
        case .successorTrustee: .successorTrustee
        case .executor, .administrator: estateEvent
        case .officer: isOfficerPossible ? .officer : nil
        case .partner: .partner
        case .manager: isManagerPossible ? .manager : nil
        case .attorney: .attorney
        case .guardian: .guardian
        case .beneficiary: registration.todBeneficiary == nil ? nil : .beneficiaryOnDeath
        case .formerly: .nameChange
        case .sheriff: .levy
        }
    }

    /// An estate that names nobody is signed for by whomever the court's certificate names.
    private var estateEvent: SigningEvent? {
        switch registration.kind {
        case .estate: registration.representatives.isEmpty ? .transfer : nil
        case .coOwners where hasSurvivorship: .deathOfLastOwner
        case .coOwners(.byTheEntireties): .deathOfLastOwner
        case .coOwners: .deathOfOneOwner
        default: .deathOfLastOwner
        }
    }

    /// Another custodian than the one on the face is a slip of the pen, unless papers explain it.
    private var isCustodianReplaced: Bool {
        hasPaper([.successorAppointment, .courtOrder])
            || registration.custodian.map { isDead($0) } ?? false
    }

    /// A natural person who is a trustee has no officers.
    private var isOfficerPossible: Bool {
        guard case .trust = registration.kind else { return true }
        return unfilled.contains { Self.isEntity(places[$0].face) }
    }

    /// A corporation has officers; only a company of limited liability has managers.
    private var isManagerPossible: Bool {
        switch registration.kind {
        case .entity(.corporation), .entity(.partnership): false
        default: true
        }
    }

    private static func isEntity(_ name: String) -> Bool {
        guard let face = Inscription(name), let words = FaceWords(face) else { return false }
        return RegistrationReader(words).entityKind(of: 0..<words.count) != nil
    }

    private func hasPaper(_ kinds: [PaperKind]) -> Bool {
        papers.contains { kinds.contains($0.kind) }
    }

    /// The names that this row's papers say are signed for; the first open name where they say
    /// nothing, and every open one where the row takes the place of them all.
    private func targets(of row: SigningRow, signedBy endorsement: Endorsement) -> [Int] {
        switch row.event {
        case .nameChange:
            let former = Self.names(in: endorsement).former
            if let place = unfilled.first(where: { places[$0].face == former }) { return [place] }
        case .beneficiaryOnDeath, .minorOfAge,
            .guardian where registration.minor != nil:
            return unfilled
        case .officer where registration.kind == .trust:
            return unfilled.first { Self.isEntity(places[$0].face) }.map { [$0] } ?? []
        case .deathOfLastOwner where hasSurvivorship:
            return lastSurvivor.map { [$0] } ?? Array(unfilled.prefix(1))
        default: break
        }
        let kinds = row.papers.joined()
        let named = unfilled.filter { place in
            papers.contains { kinds.contains($0.kind) && isAbout($0, places[place].face) }
        }
        guard !named.isEmpty else {
            return row.event == .successorTrustee ? unfilled : Array(unfilled.prefix(1))
        }
        // Of several who sign in one capacity, each signs for a name; one alone for them all.
        let others = open.count { endorsements[$0].capacity == endorsement.capacity } - 1
        return Array(named.prefix(max(1, named.count - others)))
    }

    /// The dead owner whose estate the court has given to somebody: all the others died before.
    private var lastSurvivor: Int? {
        unfilled.first { place in
            papers.contains {
                ($0.kind == .courtCertificate || $0.kind == .smallEstateAffidavit)
                    && isAbout($0, places[place].face)
            }
        }
    }

    /// `MARY DOE FORMERLY MARY ROE`: the name borne today, and the one on the face.
    private static func names(in endorsement: Endorsement) -> (today: String, former: String?) {
        let words = Inscription.canonical(endorsement.name).split(separator: " ")
        guard let place = words.firstIndex(where: { $0 == "FORMERLY" || $0 == "FKA" }) else {
            return (words.joined(separator: " "), nil)
        }
        return (
            words[..<place].joined(separator: " "),
            words[(place + 1)...].joined(separator: " ")
        )
    }

    private mutating func judge(
        _ endorsement: Endorsement, for face: String, by row: SigningRow
    ) {
        let name = Inscription.canonical(endorsement.name)
        switch row.event {
        case .attorney where isDead(face):
            report(.agentAfterDeath(agent: name, owner: face))
        case .beneficiaryOnDeath:
            judgeBeneficiary(name)
            judgeAlone(endorsement, for: face)
        case .minorOfAge: judgeMinor(name)
        case .deathOfLastOwner where hasSurvivorship: judgeAlone(endorsement, for: face)
        default: break
        }
        let subject = subject(of: row.event, for: face)
        let otherName: String? =
            switch row.event {
            case .nameChange: Self.names(in: endorsement).today
            case .successorTrustee: registration.trustName
            default: nil
            }
        demand(row, concerning: subject, or: otherName, signer: endorsement)
        switch row.event {
        case .deathOfLastOwner, .deathOfOneOwner: demandAfterDeath(of: subject, isEstate: true)
        case .beneficiaryOnDeath: demandAfterDeath(of: subject, isEstate: false)
        default: break
        }
    }

    /// An owner who is alive leaves nothing to an estate or to a beneficiary.
    private mutating func judgeAlone(_ endorsement: Endorsement, for face: String) {
        guard let capacity = endorsement.capacity else { return }
        for place in places where place.face != face && isSignedInPerson(place.face) {
            report(
                .capacityImpossible(
                    signed: Inscription.canonical(endorsement.name), capacity,
                    because: "\(place.face) has signed and takes by survivorship."))
        }
    }

    /// Whom the papers of an event are about: the minor, the decedent, else the name signed for.
    private func subject(of event: SigningEvent, for face: String) -> String {
        switch registration.kind {
        case .custodial:
            switch event {
            case .minorOfAge, .guardian, .deathOfLastOwner: registration.minor ?? face
            default: face
            }
        case .estate: registration.decedent ?? face
        default: face
        }
    }

    private mutating func judgeBeneficiary(_ name: String) {
        guard let beneficiary = registration.todBeneficiary else { return }
        let reading = Inscription(beneficiary).map { RegistrationName.read($0) }
        let signers = reading?.name?.signers ?? [beneficiary]
        if name != beneficiary, !signers.contains(name) {
            report(.mismatch(signed: name, face: beneficiary))
        }
    }

    private mutating func judgeMinor(_ name: String) {
        guard let minor = registration.minor else { return }
        if name != minor { report(.mismatch(signed: name, face: minor)) }
    }

    private static func reason(_ registration: RegistrationName) -> String {
        switch registration.kind {
        case .individual, .lifeTenant: "The face names one person, who owns the shares."
        case .coOwners: "The face names the owners, and every owner signs."
        case .custodial: "The face names a custodian for a minor."
        case .trust: "The face names trustees, and a trustee signs in person."
        case .estate: "The face is of an estate, whose representative signs."
        case .entity: "The face is of an entity, which signs by those with authority."
        }
    }
}
