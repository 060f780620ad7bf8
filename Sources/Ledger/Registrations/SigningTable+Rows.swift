/// The table itself: for every form of ownership, what may happen and what it demands.
extension SigningTable {
    /// Nil where the event cannot happen to a registration of that form.
    public static func row(_ form: OwnershipForm, _ event: SigningEvent) -> SigningRow? {
        rows(of: form).first { $0.event == event }
    }

    public static func rows(of form: OwnershipForm) -> [SigningRow] {
        switch form {
        case .individual: [plain, estate, beneficiary] + ofPersons
        case .jointTenants, .tenantsByTheEntireties:
            [plain, survivor, estate, beneficiary] + ofPersons
        case .tenantsInCommon: [plain, coTenantsEstate, estate] + ofPersons
        case .uniformGifts, .uniformTransfers: ofCustodians
        case .trust: ofTrustees
        case .estate: [representative, nameChange, levy]
        case .corporation: [officer, manager, attorney, levy]
        case .partnership: [partner, manager, officerOfCompany, attorney, levy]
        case .nominee: ofNominees
        }
    }

    private static let ofPersons = [attorney, guardian, nameChange, levy]
    private static let plain = SigningRow(.transfer, [.owner])

    /// An owner for life has not the remainder to give away.
    static let lifeTenant = SigningRow(
        .transfer, [.owner], [[.will, .trustInstrument, .courtOrder, .legalOpinion]],
        because: "An owner for life shows the power to pass more than the life interest.")

    private static let survivor = SigningRow(
        .deathOfOneOwner, [.survivor], [[.deathCertificate]],
        because: "The survivors take by survivorship once the death is shown.")
    private static let estate = SigningRow(
        .deathOfLastOwner, [.executor, .administrator],
        [[.courtCertificate, .smallEstateAffidavit]],
        because: "A court certificate shows who may sign for the dead owner.")
    private static let coTenantsEstate = SigningRow(
        .deathOfOneOwner, [.executor, .administrator],
        [[.courtCertificate, .smallEstateAffidavit]],
        because: "A tenant in common leaves the share to the estate, not to the others.")
    private static let representative = SigningRow(
        .transfer, [.executor, .administrator], [[.courtCertificate, .smallEstateAffidavit]],
        because: "A court certificate shows that the representative is still in office.")
    private static let beneficiary = SigningRow(
        .beneficiaryOnDeath, [.beneficiary], [[.deathCertificate]],
        because: "The beneficiary takes only on the death of every owner.")
    private static let attorney = SigningRow(
        .attorney, [.attorney], [[.powerOfAttorney], [.affidavitOfFullForce]],
        because: "An agent shows the power, and that it is still in full force.")
    private static let guardian = SigningRow(
        .guardian, [.guardian], [[.courtCertificate]],
        because: "A court certificate shows who may sign for the ward.")
    private static let nameChange = SigningRow(
        .nameChange, [.formerly], [[.marriageCertificate, .divorceDecree, .courtOrder]],
        because: "The change of the name on the face must be shown.")
    private static let levy = SigningRow(
        .levy, [.sheriff, .trustee], [[.courtOrder]],
        because: "Only a court's order lets another sign against the owner.")

    private static let officer = SigningRow(
        .officer, [.officer], [[.corporateResolution]],
        because: "A certified resolution shows that the officer may sign.")
    private static let officerOfCompany = SigningRow(
        .officer, [.officer], [[.partnershipExtract, .corporateResolution]],
        because: "The agreement or a resolution shows that the officer may sign.")
    private static let partner = SigningRow(
        .partner, [.partner], [[.partnershipExtract]],
        because: "The partnership agreement shows which partner may sign.")
    private static let manager = SigningRow(
        .manager, [.manager], [[.partnershipExtract]],
        because: "The operating agreement shows which manager may sign.")

    private static let ofCustodians = [
        SigningRow(.transfer, [.custodian]),
        SigningRow(
            .minorOfAge, [.minorOfAge], [[.birthCertificate]],
            because: "The day of birth shows that the custodianship has ended."),
        SigningRow(
            .successorCustodian, [.custodian], [[.successorAppointment, .courtOrder]],
            because: "Another custodian than the one on the face shows the appointment."),
        SigningRow(
            .deathOfLastOwner, [.executor, .administrator],
            [[.courtCertificate, .smallEstateAffidavit]],
            because: "A court certificate shows who may sign for the dead minor."),
        guardian, nameChange, levy,
    ]

    private static let ofTrustees = [
        SigningRow(.transfer, [.trustee]),
        SigningRow(
            .deathOfOneOwner, [.trustee], [[.deathCertificate]],
            because: "The other trustees act alone once the death is shown."),
        SigningRow(
            .successorTrustee, [.successorTrustee],
            [[.courtCertificate, .trustInstrument, .will, .successorAppointment]],
            because: "A court certificate, the instrument or the will shows the successor."),
        SigningRow(
            .officer, [.officer], [[.corporateResolution]],
            because: "A certified resolution shows who may sign for a corporate trustee."),
        nameChange, levy,
    ]

    private static let ofNominees = [
        SigningRow(
            .transfer, [.owner], [[.signatoryList, .corporateResolution]],
            because: "A list of signatories shows who may sign in the nominee's name."),
        SigningRow(
            .officer, [.officer], [[.signatoryList, .corporateResolution]],
            because: "A list of signatories shows who may sign for the nominee."),
        SigningRow(
            .partner, [.partner], [[.signatoryList, .partnershipExtract]],
            because: "A list of signatories shows who may sign for the nominee."),
        SigningRow(
            .manager, [.manager], [[.signatoryList, .partnershipExtract]],
            because: "A list of signatories shows who may sign for the nominee."),
        attorney, levy,
    ]
}
