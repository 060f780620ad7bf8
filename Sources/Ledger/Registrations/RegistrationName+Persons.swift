/// Who is named on the face, and as what.
extension RegistrationName {
    /// Those the face names as the owners in fact: owners, the minor, the estate, the entity.
    public var owners: [String] {
        switch kind {
        case .individual, .coOwners, .lifeTenant: texts(.owner)
        case .custodial: texts(.minor)
        case .trust: trustBeneficiary.map { [$0] } ?? trustName.map { [$0] } ?? []
        case .estate: decedent.map { [$0] } ?? []
        case .entity: texts(.entity)
        }
    }

    /// The names that must stand under an assignment, as the face writes them. An estate that
    /// names no representative is signed for as a whole.
    public var signers: [String] {
        switch kind {
        case .individual, .coOwners, .lifeTenant: texts(.owner)
        case .custodial: texts(.custodian)
        case .trust: trustees
        case .estate: representatives.isEmpty ? [print] : representatives
        case .entity: texts(.entity)
        }
    }

    public var tenancy: Tenancy? {
        if case .coOwners(let tenancy) = kind { tenancy } else { nil }
    }

    public var act: MinorsAct? {
        if case .custodial(let act) = kind { act } else { nil }
    }

    public var custodian: String? { text(.custodian) }
    public var minor: String? { text(.minor) }
    public var state: String? { text(.state) }

    /// The age that the face itself lets the custodian hold until.
    public var untilAge: Int? {
        spans.first { $0.label == .untilAge }.flatMap { span in
            words[span.words].last.flatMap(Self.age)
        }
    }

    public var trustees: [String] { texts(.trustee) }
    public var trustName: String? { text(.trust) }
    public var trustBeneficiary: String? { text(.trustBeneficiary) }
    public var testator: String? { text(.testator) }
    /// The date of the instrument as the face writes it.
    public var trustDateText: String? { text(.date) }
    /// The same as a day; nil also where the face gives the year in two digits.
    public var trustDate: CalendarDate? { trustDateText.flatMap { FaceDate.read($0)?.day } }

    public var decedent: String? { text(.decedent) }
    public var representatives: [String] { texts(.representative) }
    public var todBeneficiary: String? { text(.beneficiary) }
    public var entityName: String? { text(.entity) }
}
