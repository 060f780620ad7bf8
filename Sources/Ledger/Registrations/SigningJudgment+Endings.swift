/// What the papers and the signers' capacities say of the registration itself.
extension SigningJudgment {
    /// Every reason why the registration on the face no longer stands, in the order of the face.
    var endings: [RegistrationEnding] {
        var found: [RegistrationEnding] = []
        func add(_ ending: RegistrationEnding) {
            if !found.contains(ending) { found.append(ending) }
        }
        for place in places where isDeadOnFace(place.face) { add(.death(of: place.face)) }
        if let minor = registration.minor, papers.contains(where: { isDeathOf($0, minor) }) {
            add(.death(of: minor))
        }
        for endorsement in endorsements {
            // A successor after a death is one change of the registration, not two.
            if let ending = ending(shownBy: endorsement), !(ending.isSuccession && !found.isEmpty) {
                add(ending)
            }
        }
        if let minor = registration.minor, hasCustodianshipEnded {
            add(.custodianshipEnded(minor: minor))
        }
        if registration.tenancy == .byTheEntireties, !hasSurvivorship { add(.divorced) }
        return found
    }

    /// The paper of an estate about nobody by name is about the dead owner, not who signs.
    private func isDeadOnFace(_ person: String) -> Bool {
        registration.kind == .estate
            ? papers.contains { isDeathOf($0, person) } : isDead(person)
    }

    private func isDeathOf(_ paper: Paper, _ person: String) -> Bool {
        paper.kind == .deathCertificate && isAbout(paper, person)
    }

    private func ending(shownBy endorsement: Endorsement) -> RegistrationEnding? {
        let name = Inscription.canonical(endorsement.name)
        switch endorsement.capacity {
        case .executor, .administrator:
            guard registration.kind != .estate else { return nil }
            return .death(of: registration.minor ?? nameOfTheDead)
        case .beneficiary: return .death(of: nameOfTheDead)
        case .minorOfAge: return registration.minor.map { .custodianshipEnded(minor: $0) }
        case .formerly:
            let former = places.first { name.hasSuffix(" \($0.face)") } ?? places.first
            return former.map { .renamed(from: $0.face) }
        case .successorTrustee:
            return .succeeded(registration.trustees.joined(separator: " and "))
        case .custodian:
            guard let custodian = registration.custodian, custodian != name else { return nil }
            return .succeeded(custodian)
        default: return registration.minor == name ? .custodianshipEnded(minor: name) : nil
        }
    }

    /// Whom the court's paper names; else the first on the face who has not signed in person.
    private var nameOfTheDead: String {
        let named = places.first { place in
            papers.contains {
                ($0.kind == .courtCertificate || $0.kind == .smallEstateAffidavit)
                    && isAbout($0, place.face)
            }
        }
        let unsigned = places.first { !isSignedInPerson($0.face) }
        return (named ?? unsigned ?? places.first)?.face ?? registration.print
    }
}
