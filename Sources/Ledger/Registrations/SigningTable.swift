/// Who must sign an assignment, and with which papers, under the settings given.
public struct SigningTable: Hashable, Sendable {
    public let ages: PaperAges
    public let terminationAges: TerminationAges
    /// Whether an entity's bare name is no signature until somebody's authority is shown.
    public let demandsAuthority: Bool
    /// Whether the states concerned ask for a tax waiver after a death.
    public let demandsTaxWaiver: Bool
    /// Whether an estate also shows where the dead owner lived.
    public let demandsAffidavitOfDomicile: Bool

    public init(
        ages: PaperAges, terminationAges: TerminationAges = .usual, demandsAuthority: Bool = true,
        demandsTaxWaiver: Bool = false, demandsAffidavitOfDomicile: Bool = false
    ) {
        self.ages = ages
        self.terminationAges = terminationAges
        self.demandsAuthority = demandsAuthority
        self.demandsTaxWaiver = demandsTaxWaiver
        self.demandsAffidavitOfDomicile = demandsAffidavitOfDomicile
    }

    /// Every defect at once; none where the signatures are in order.
    public func judge(
        registration: RegistrationName, endorsements: [Endorsement], papers: [Paper],
        presentedOn day: CalendarDate, minorBirthDate: CalendarDate? = nil
    ) -> [EndorsementDefect] {
        var judgment = SigningJudgment(
            table: self, registration: registration, endorsements: endorsements, papers: papers,
            day: day, birthDate: minorBirthDate)
        judgment.judge()
        return judgment.defects
    }

    /// Why the registration no longer stands, as the papers and the signers themselves say.
    public func endings(
        registration: RegistrationName, endorsements: [Endorsement], papers: [Paper],
        presentedOn day: CalendarDate, minorBirthDate: CalendarDate? = nil
    ) -> [RegistrationEnding] {
        SigningJudgment(
            table: self, registration: registration, endorsements: endorsements, papers: papers,
            day: day, birthDate: minorBirthDate
        ).endings
    }

    /// The same with the settings beside the facts.
    public static func judge(
        registration: RegistrationName, endorsements: [Endorsement], papers: [Paper],
        presentedOn day: CalendarDate, ages: PaperAges,
        terminationAges: TerminationAges = .usual, minorBirthDate: CalendarDate? = nil,
        demandsAuthority: Bool = true
    ) -> [EndorsementDefect] {
        Self(ages: ages, terminationAges: terminationAges, demandsAuthority: demandsAuthority)
            .judge(
                registration: registration, endorsements: endorsements, papers: papers,
                presentedOn: day, minorBirthDate: minorBirthDate)
    }
}
