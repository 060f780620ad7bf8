/// The face beside the form of ownership an account was opened with.
extension RegistrationName {
    /// The form that the face alone would be registered under.
    public var form: OwnershipForm {
        switch kind {
        case .individual, .lifeTenant: .individual
        case .coOwners(.joint): .jointTenants
        case .coOwners(.inCommon), .coOwners(.communityProperty): .tenantsInCommon
        case .coOwners(.byTheEntireties): .tenantsByTheEntireties
        case .custodial(.gifts): .uniformGifts
        case .custodial(.transfers): .uniformTransfers
        case .trust: .trust
        case .estate: .estate
        case .entity(.corporation), .entity(.unstated): .corporation
        case .entity(.partnership), .entity(.limitedLiabilityCompany): .partnership
        case .entity(.nominee): .nominee
        }
    }

    public func agrees(with form: OwnershipForm) -> Bool {
        switch kind {
        case .individual:
            // A corporation's name need not say what it is; the form of the account does.
            form == .individual || form.isOfEntity && todBeneficiary == nil
        case .lifeTenant: form == .individual || form == .trust
        case .coOwners, .custodial, .trust, .estate: form == self.form
        case .entity(let entity): Self.agrees(entity, with: form, closesPlainly: closesPlainly)
        }
    }

    /// The doubt that the form raises beside this face; nil where the two can both be true.
    public func contradiction(with form: OwnershipForm) -> RegistrationDoubt? {
        agrees(with: form) ? nil : .formDisagrees
    }

    /// Reads the face of an account that was opened under `form`. Under the form of an entity a
    /// name that would else be two persons' is the entity's own.
    public static func read(
        _ inscription: Inscription, as form: OwnershipForm
    ) -> RegistrationReading {
        switch read(inscription) {
        case .clear(let name):
            if let doubt = name.contradiction(with: form) { return .doubtful([doubt]) }
            return .clear(name.registered(as: form))
        case .doubtful(let doubts):
            guard form.isOfEntity, doubts.allSatisfy(\.endsForEntity),
                let words = FaceWords(inscription)?.texts
            else { return .doubtful(doubts) }
            return .clear(Self(kind: .entity(form.entityKind), wholeFace: words))
        }
    }

    /// The same face, once the form has told a person from an entity.
    private func registered(as form: OwnershipForm) -> Self {
        switch kind {
        case .individual where form.isOfEntity:
            Self(kind: .entity(form.entityKind), wholeFace: words)
        case .entity(let kind) where form == .individual || form != self.form:
            form == .individual
                ? Self(kind: .individual, words: words, spans: [.init(.owner, words)])
                : Self(kind: .entity(kind.under(form)), words: words, spans: spans)
        default: self
        }
    }

    private init(kind: RegistrationKind, wholeFace words: [String]) {
        self.init(kind: kind, words: words, spans: [.init(.entity, words)])
    }

    private var closesPlainly: Bool {
        words.last.map { FaceSense.of($0.filter { $0 != "." && $0 != "," }).closesPlainly } ?? false
    }

    private static func agrees(
        _ kind: EntityKind, with form: OwnershipForm, closesPlainly: Bool
    ) -> Bool {
        switch form {
        case .corporation: kind != .partnership
        case .partnership: kind != .corporation
        case .nominee: true
        // A bank and a surname may be one word; INC is no surname.
        case .individual: kind == .unstated && !closesPlainly
        default: false
        }
    }
}

extension RegistrationPart.Span {
    fileprivate init(_ label: RegistrationPart.Label, _ words: [String]) {
        self.init(label: label, words: 0..<words.count)
    }
}

extension EntityKind {
    /// A company of limited liability stays one under either form.
    fileprivate func under(_ form: OwnershipForm) -> Self {
        self == .limitedLiabilityCompany && form != .nominee ? self : form.entityKind
    }
}

extension OwnershipForm {
    var isOfEntity: Bool {
        switch self {
        case .corporation, .partnership, .nominee: true
        default: false
        }
    }

    fileprivate var entityKind: EntityKind {
        switch self {
        case .partnership: .partnership
        case .nominee: .nominee
        default: .corporation
        }
    }
}
