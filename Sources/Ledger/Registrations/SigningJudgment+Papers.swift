/// The papers behind a signature: whether they are there, fresh, and certified by another.
extension SigningJudgment {
    /// Whether a paper is about a person by name.
    func isAbout(_ paper: Paper, _ person: String) -> Bool {
        paper.concerning.map { Inscription.canonical($0) == person } ?? false
    }

    /// A paper that names nobody serves where the face has one name to sign for.
    func serves(_ paper: Paper, _ person: String) -> Bool {
        paper.concerning == nil ? places.count == 1 : isAbout(paper, person)
    }

    func isDead(_ person: String) -> Bool {
        papers.contains { $0.kind == .deathCertificate && serves($0, person) }
    }

    /// Reports whatever is wrong with the papers that a row of the table asks for.
    mutating func demand(
        _ row: SigningRow, concerning person: String, or otherName: String? = nil,
        signer: Endorsement
    ) {
        for kinds in row.papers {
            let found = papers.filter { paper in
                kinds.contains(paper.kind)
                    && (serves(paper, person) || otherName.map { isAbout(paper, $0) } ?? false)
            }
            guard !found.isEmpty else {
                if let kind = kinds.first {
                    report(.paperMissing(kind, concerning: person, because: row.because))
                }
                continue
            }
            // One good paper is enough; else the defects of the first are the ones to cure.
            let judged = found.map { defects(of: $0, concerning: person, signer: signer) }
            if !judged.contains([]) { for defect in judged.first ?? [] { report(defect) } }
            if found.allSatisfy({ $0.kind == .smallEstateAffidavit }), !isDead(person) {
                report(
                    .paperMissing(
                        .deathCertificate, concerning: person,
                        because: "An affidavit for a small estate does not show the death."))
            }
        }
    }

    /// What a dead owner's shares may need beside the proof of who signs.
    mutating func demandAfterDeath(of person: String, isEstate: Bool) {
        if table.demandsTaxWaiver {
            demandAlso(
                .taxWaiver, concerning: person, because: "A state may have a claim to tax.")
        }
        if table.demandsAffidavitOfDomicile && isEstate {
            demandAlso(
                .affidavitOfDomicile, concerning: person,
                because: "It shows which state's tax the estate owes.")
        }
    }

    private mutating func demandAlso(
        _ kind: PaperKind, concerning person: String, because: String
    ) {
        guard !papers.contains(where: { $0.kind == kind && serves($0, person) }) else { return }
        report(.paperMissing(kind, concerning: person, because: because))
    }

    private func defects(
        of paper: Paper, concerning person: String, signer: Endorsement
    ) -> [EndorsementDefect] {
        var found: [EndorsementDefect] = []
        if let dated = paper.dated, dated > day {
            found.append(.paperDatedAhead(paper.kind, dated: dated))
        }
        if let limit = table.ages.limit(of: paper.kind) {
            if let dated = paper.dated {
                if !limit.allows(dated, presentedOn: day) {
                    found.append(
                        .paperTooOld(
                            paper.kind, dated: dated, ageDays: day.days(since: dated),
                            limit: limit.description))
                }
            } else {
                found.append(.paperDateMissing(paper.kind, concerning: person))
            }
        }
        if paper.kind == .birthCertificate, paper.dated == nil {
            found.append(.paperDateMissing(paper.kind, concerning: person))
        }
        // A resolution is certified by another officer; letters are the court's own paper.
        let signers: Set<String>? =
            switch paper.kind {
            case .corporateResolution: [signer.person]
            case .courtCertificate: Set(endorsements.map(\.person))
            default: nil
            }
        if let signers, let defect = certification(of: paper, concerning: signer.person, signers) {
            found.append(defect)
        }
        return found
    }

    /// Somebody has certified the paper, and nobody who signs on the strength of it.
    private func certification(
        of paper: Paper, concerning person: String, _ signers: Set<String>
    ) -> EndorsementDefect? {
        let certifier = paper.certifiedBy.map(Endorsement.person).flatMap { $0.isEmpty ? nil : $0 }
        if let certifier, !signers.contains(certifier) { return nil }
        return .paperNotCertified(paper.kind, signer: person, certifiedBy: certifier)
    }

    /// A death is shown by a certified copy, which bears a date and names who certified it.
    mutating func judgeDeathCertificates() {
        let signers = Set(endorsements.map(\.person))
        let onFace =
            places.map(\.face) + [registration.minor, registration.decedent].compactMap { $0 }
        for person in onFace {
            let found = papers.filter { $0.kind == .deathCertificate && serves($0, person) }
            let judged = found.map { paper in
                var defects: [EndorsementDefect] = []
                if paper.dated == nil {
                    defects.append(.paperDateMissing(paper.kind, concerning: person))
                }
                if let defect = certification(of: paper, concerning: person, signers) {
                    defects.append(defect)
                }
                return defects
            }
            // One whole copy is enough, and one that names nobody is reported once.
            if judged.contains([]) { continue }
            for defect in judged.first ?? [] { report(defect) }
            if found.first?.concerning == nil, !found.isEmpty { return }
        }
    }
}
