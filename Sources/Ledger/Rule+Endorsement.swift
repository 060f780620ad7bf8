/// UCC 8-401(a)(2) and (3), 8-402: who must sign, in which capacity, and on the strength of what.
extension Rule {
    func judgeSignatures(_ dossier: Dossier) -> [Finding] {
        dossier.endorsementDefects.filter { $0.code.isOfSignature }.map { defect in
            finding(defect, cure: dossier.presentedName.flatMap { defect.cure(on: $0) })
        }
            + dossier.custodiansOwnTakings
    }

    func judgePapers(_ dossier: Dossier) -> [Finding] {
        dossier.endorsementDefects.filter { !$0.code.isOfSignature }.map { finding($0) }
    }

    private func finding(_ defect: EndorsementDefect, cure: String? = nil) -> Finding {
        switch defect {
        case .missing(let owner, let face, _):
            Finding(
                .signatureMissing, ["owner": String(owner), "face": face],
                numbers: ["owner": Int128(owner)], message: defect.sentence)
        case .mismatch(let signed, let face?):
            Finding(
                .signatureMismatch, ["signed": signed, "face": face], message: defect.sentence)
        case .mismatch(let signed, nil):
            Finding(.signatureMismatch, ["signed": signed], message: defect.sentence)
        case .paperMissing(let kind, let concerning, _),
            .paperDateMissing(let kind, let concerning):
            Finding(
                defect.code, ["paper": kind.rawValue, "concerning": concerning ?? ""],
                message: defect.sentence)
        case .paperTooOld(let kind, let dated, let age, let limit):
            Finding(
                defect.code,
                ["paper": kind.rawValue, "dated": dated.description, "limit": limit],
                numbers: ["age_days": Int128(age)], message: defect.sentence)
        case .paperDatedAhead(let kind, let dated):
            Finding(
                defect.code, ["paper": kind.rawValue, "dated": dated.description],
                message: defect.sentence)
        case .paperNotCertified(let kind, let person, let certifier):
            Finding(
                defect.code,
                [
                    "paper": kind.rawValue, "concerning": person,
                    "certified_by": certifier ?? "",
                ],
                message: defect.sentence)
        default:
            Finding(defect.code, message: defect.sentence, cure: cure)
        }
    }
}

extension FindingCode {
    fileprivate var isOfSignature: Bool {
        switch self {
        case .fiduciaryEvidence, .taxWaiver: false
        default: true
        }
    }
}

extension EndorsementDefect {
    /// The code under which a verdict says it.
    var code: FindingCode {
        switch self {
        case .missing: .signatureMissing
        case .mismatch: .signatureMismatch
        case .paperMissing(let kind, _, _), .paperTooOld(let kind, _, _, _),
            .paperDateMissing(let kind, _), .paperDatedAhead(let kind, _),
            .paperNotCertified(let kind, _, _):
            kind.code
        case .capacityImpossible, .agentAfterDeath: .agentAuthority
        case .custodianAfterAge, .terminationAgeUnknown, .untilAgeBeyondAct, .signedAfterDeath:
            .signerInDoubt
        case .minorUnderAge: .signatureEvidence
        }
    }
}

extension PaperKind {
    fileprivate var code: FindingCode {
        switch self {
        case .birthCertificate, .marriageCertificate, .divorceDecree, .other: .signatureEvidence
        case .corporateResolution, .partnershipExtract, .powerOfAttorney, .affidavitOfFullForce,
            .signatoryList, .issuerInstruction:
            .agentAuthority
        case .deathCertificate, .courtCertificate, .trustInstrument, .will,
            .smallEstateAffidavit, .successorAppointment, .courtOrder, .legalOpinion:
            .fiduciaryEvidence
        case .taxWaiver, .affidavitOfDomicile: .taxWaiver
        }
    }
}

extension Dossier {
    /// A custodian holds for the minor and may not take to himself what he signs away.
    fileprivate var custodiansOwnTakings: [Finding] {
        guard transfer != nil, let presenter, let giver = account(presenter),
            let custodian = giver.registration.name?.custodian
        else { return [] }
        return Set(movement.created.map(\.account)).subtracting([presenter]).sorted()
            .compactMap(account).filter { taker in
                taker.registration.name?.owners.contains(custodian) ?? false
            }.map { taker in
                Finding(
                    .signerInDoubt, ["account": taker.id.text, "custodian": custodian],
                    message: """
                        \(custodian), custodian, assigns the minor's shares to account \
                        \(taker.id), which is in the custodian's own name.
                        """)
            }
    }

    /// A paper of a day that is yet to come proves nothing.
    fileprivate var papersAhead: [EndorsementDefect] {
        (transfer?.papers ?? []).compactMap { paper in
            paper.dated.flatMap { $0 > book.today ? .paperDatedAhead(paper.kind, dated: $0) : nil }
        }
    }

    /// What is wrong with the signatures and the papers of a transfer, by the law's own table.
    fileprivate var endorsementDefects: [EndorsementDefect] {
        let defects = endorsementDefects(presentedOn: presentedOn)
        guard presentedName != nil, isEndorsementDue else { return defects }
        return defects + papersAhead.filter { !defects.contains($0) }
    }

    /// The same as if the papers had been presented on another day.
    func endorsementDefects(presentedOn day: CalendarDate) -> [EndorsementDefect] {
        guard let transfer, let registration = presentedName, isEndorsementDue else { return [] }
        return signingTable.judge(
            registration: registration, endorsements: transfer.signatures,
            papers: transfer.papers, presentedOn: day, minorBirthDate: presentedMinorBorn)
    }

    var signingTable: SigningTable {
        let policies = book.policies
        return SigningTable(
            ages: policies.ages, demandsAuthority: policies.demandsAuthority,
            demandsTaxWaiver: policies.demandsTaxWaiver,
            demandsAffidavitOfDomicile: policies.demandsAffidavitOfDomicile)
    }

    /// The day that the desk states for the receipt, from which the age of papers counts.
    var presentedOn: CalendarDate { book.presentedOn[item.key] ?? book.today }

    /// The day of birth that is on file with the account of a custodian.
    var presentedMinorBorn: CalendarDate? { presenter.flatMap(account)?.minorBorn }

    /// What the face says, where it says it plainly.
    var presentedName: RegistrationName? {
        guard let presenter, case .clear(let name) = account(presenter)?.registration else {
            return nil
        }
        return name
    }

    /// A split in the same name transfers nothing, so it needs no endorsement; what is signed
    /// must still be right.
    private var isEndorsementDue: Bool {
        transfer.map { !(isForSameAccount && $0.signatures.isEmpty) } ?? false
    }
}
