import Ledger

/// The passing dossier of every row of the table.
extension SigningDossier {
    /// Nil where the form has no such row.
    static func passing(_ form: OwnershipForm, _ event: SigningEvent) -> Self? {
        switch form {
        case .individual: ofPerson(event)
        case .jointTenants: ofSurvivors("JOHN DOE & JANE DOE JT TEN", event)
        case .tenantsByTheEntireties: ofSurvivors("JOHN DOE & JANE DOE TEN ENT", event)
        case .tenantsInCommon: ofTenantsInCommon(event)
        case .uniformGifts: ofCustodian("ANN DOE CUST TIM DOE UNIF GIFT MIN ACT CA", event)
        case .uniformTransfers: ofCustodian("ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA", event)
        case .trust: ofTrust(event)
        case .estate: ofEstate(event)
        case .corporation: ofEntity("ACME COMPANY", event)
        case .partnership: ofEntity("ACME LLC", event)
        case .nominee: ofNominee(event)
        }
    }

    private static func ofPerson(_ event: SigningEvent) -> Self? {
        let face: Inscription = "JOHN DOE TOD TIM DOE"
        switch event {
        case .transfer: return Self(face, [.plain("John Doe")])
        case .deathOfLastOwner:
            return Self("JOHN DOE", [.as(.executor, "MARY ROE")], [.of(.courtCertificate)])
        case .beneficiaryOnDeath:
            return Self(face, [.as(.beneficiary, "TIM DOE")], [.of(.deathCertificate)])
        default: return shared("JOHN DOE", by: event, beside: [])
        }
    }

    /// What may happen to any name on the face: the other owners sign beside it.
    private static func shared(
        _ face: Inscription, by event: SigningEvent, beside others: [Endorsement]
    ) -> Self? {
        let name = "JOHN DOE"
        switch event {
        case .attorney:
            return Self(
                face, others + [.as(.attorney, "MARY ROE")],
                [.of(.powerOfAttorney, name), .of(.affidavitOfFullForce, name)])
        case .guardian:
            return Self(
                face, others + [.as(.guardian, "MARY ROE")], [.of(.courtCertificate, name)])
        case .nameChange:
            return Self(
                face, others + [.as(.formerly, "JOHN ROE FORMERLY JOHN DOE")],
                [.of(.courtOrder, name)])
        case .levy:
            return Self(face, others + [.as(.sheriff, "MARY ROE")], [.of(.courtOrder, name)])
        default: return nil
        }
    }

    private static func ofSurvivors(_ face: Inscription, _ event: SigningEvent) -> Self? {
        switch event {
        case .transfer: return Self(face, [.plain("JANE DOE"), .plain("JOHN DOE")])
        case .deathOfOneOwner:
            return Self(
                face, [.as(.survivor, "JANE DOE")], [.of(.deathCertificate, "JOHN DOE")])
        case .deathOfLastOwner:
            return Self(
                face, [.as(.administrator, "MARY ROE")],
                [.of(.deathCertificate, "JOHN DOE"), .of(.courtCertificate, "JANE DOE")])
        case .beneficiaryOnDeath:
            let face = Inscription("\(face.verbatim) TOD TIM DOE") ?? face
            return Self(
                face, [.as(.beneficiary, "TIM DOE")],
                [.of(.deathCertificate, "JOHN DOE"), .of(.deathCertificate, "JANE DOE")])
        default: return shared(face, by: event, beside: [.plain("JANE DOE")])
        }
    }

    private static func ofTenantsInCommon(_ event: SigningEvent) -> Self? {
        let face: Inscription = "JOHN DOE & JANE DOE TEN COM"
        switch event {
        case .transfer: return Self(face, [.plain("JOHN DOE"), .plain("JANE DOE")])
        case .deathOfOneOwner:
            return Self(
                face, [.plain("JANE DOE"), .as(.executor, "MARY ROE")],
                [.of(.courtCertificate, "JOHN DOE")])
        case .deathOfLastOwner:
            return Self(
                face, [.as(.executor, "MARY ROE")],
                [.of(.courtCertificate, "JOHN DOE"), .of(.courtCertificate, "JANE DOE")])
        default: return shared(face, by: event, beside: [.plain("JANE DOE")])
        }
    }

    private static func ofCustodian(_ face: Inscription, _ event: SigningEvent) -> Self? {
        switch event {
        case .transfer: Self(face, [.as(.custodian, "ANN DOE")])
        case .minorOfAge:
            Self(face, [.as(.minorOfAge, "TIM DOE")], [.birth("2008-11-20", of: "TIM DOE")])
        case .successorCustodian:
            Self(face, [.as(.custodian, "MARY ROE")], [.of(.successorAppointment, "ANN DOE")])
        case .deathOfLastOwner:
            Self(face, [.as(.executor, "MARY ROE")], [.of(.courtCertificate, "TIM DOE")])
        case .guardian:
            Self(face, [.as(.guardian, "MARY ROE")], [.of(.courtCertificate, "TIM DOE")])
        case .nameChange:
            Self(face, [.as(.formerly, "ANN ROE FORMERLY ANN DOE")], [.of(.marriageCertificate)])
        case .levy: Self(face, [.as(.sheriff, "MARY ROE")], [.of(.courtOrder)])
        default: nil
        }
    }

    private static func ofTrust(_ event: SigningEvent) -> Self? {
        let face: Inscription = "JOHN DOE & FIRST BANK TTEES UA DTD 01/02/2001 DOE TRUST"
        let bank = Endorsement.as(.trustee, "FIRST BANK")
        switch event {
        case .transfer: return Self(face, [bank, .as(.trustee, "JOHN DOE")])
        case .deathOfOneOwner: return Self(face, [bank], [.of(.deathCertificate, "JOHN DOE")])
        case .successorTrustee:
            return Self(
                face, [bank, .as(.successorTrustee, "MARY ROE")],
                [.of(.courtCertificate, "JOHN DOE")])
        case .officer:
            return Self(
                face, [.as(.trustee, "JOHN DOE"), .as(.officer, "MARY ROE, VICE PRESIDENT")],
                [.of(.corporateResolution, "FIRST BANK")])
        default:
            guard event == .nameChange || event == .levy else { return nil }
            return shared(face, by: event, beside: [bank])
        }
    }

    private static func ofEstate(_ event: SigningEvent) -> Self? {
        let face: Inscription = "JOHN DOE EX EST JANE DOE"
        switch event {
        case .transfer:
            return Self(
                face, [.as(.executor, "JOHN DOE")], [.of(.courtCertificate, "JANE DOE")])
        case .nameChange:
            return Self(
                face, [.as(.formerly, "JOHN ROE FORMERLY JOHN DOE")],
                [.of(.courtOrder, "JANE DOE")])
        case .levy: return Self(face, [.as(.sheriff, "MARY ROE")], [.of(.courtOrder)])
        default: return nil
        }
    }

    private static func ofEntity(_ face: Inscription, _ event: SigningEvent) -> Self? {
        let isCompany = face.canonical == "ACME COMPANY"
        switch event {
        case .officer:
            return Self(
                face, [.as(.officer, "MARY ROE, PRESIDENT")],
                [.of(isCompany ? .corporateResolution : .partnershipExtract)])
        case .partner where !isCompany:
            return Self(
                "DOE & ROE LP", [.as(.partner, "MARY ROE")], [.of(.partnershipExtract)])
        case .manager:
            return Self(face, [.as(.manager, "MARY ROE")], [.of(.partnershipExtract)])
        case .attorney:
            return Self(
                face, [.as(.attorney, "MARY ROE")],
                [.of(.powerOfAttorney), .of(.affidavitOfFullForce)])
        case .levy: return Self(face, [.as(.trustee, "MARY ROE")], [.of(.courtOrder)])
        default: return nil
        }
    }

    private static func ofNominee(_ event: SigningEvent) -> Self? {
        let face: Inscription = "CEDE & CO"
        switch event {
        case .transfer: return Self(face, [.plain("CEDE & CO")], [.of(.signatoryList)])
        case .officer: return Self(face, [.as(.officer, "MARY ROE")], [.of(.signatoryList)])
        case .partner: return Self(face, [.as(.partner, "MARY ROE")], [.of(.signatoryList)])
        case .manager: return Self(face, [.as(.manager, "MARY ROE")], [.of(.signatoryList)])
        default: return ofEntity(face, event)
        }
    }
}
