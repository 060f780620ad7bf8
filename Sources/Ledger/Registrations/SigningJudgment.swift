/// One assignment on its way through the table: which names are signed for, and by whom.
struct SigningJudgment {
    /// A name on the face that must be signed for.
    struct Place {
        let number: Int
        let face: String
        let role: Capacity
        var isFilled = false
    }

    let table: SigningTable
    let registration: RegistrationName
    let endorsements: [Endorsement]
    let papers: [Paper]
    let day: CalendarDate
    let birthDate: CalendarDate?
    let form: OwnershipForm

    var places: [Place]
    /// The signatures that have not yet been given a place, by their position.
    var open: [Int]
    var defects: [EndorsementDefect] = []

    init(
        table: SigningTable, registration: RegistrationName, endorsements: [Endorsement],
        papers: [Paper], day: CalendarDate, birthDate: CalendarDate?
    ) {
        self.table = table
        self.registration = registration
        self.endorsements = endorsements
        self.papers = papers
        self.day = day
        self.birthDate = birthDate
        form = registration.form
        let role = Self.role(of: registration)
        places = registration.signers.enumerated().map { index, face in
            Place(number: index + 1, face: face, role: role)
        }
        open = Array(endorsements.indices)
    }

    private static func role(of registration: RegistrationName) -> Capacity {
        switch registration.kind {
        case .individual, .coOwners, .lifeTenant, .entity(.nominee): .owner
        case .custodial: .custodian
        case .trust: .trustee
        case .estate: .executor
        case .entity(.partnership): .partner
        case .entity(.limitedLiabilityCompany): .manager
        case .entity(.corporation), .entity(.unstated): .officer
        }
    }

    mutating func judge() {
        takeOwnSignatures()
        takeRepresentatives()
        excuseTheDead()
        nameTheRest()
        judgeCustodianship()
        judgeDeathCertificates()
    }

    mutating func report(_ defect: EndorsementDefect) {
        if !defects.contains(defect) { defects.append(defect) }
    }

    mutating func fill(_ place: Int) { places[place].isFilled = true }

    mutating func close(_ endorsement: Int) { open.removeAll { $0 == endorsement } }

    var unfilled: [Int] { places.indices.filter { !places[$0].isFilled } }

    /// Those who sign in their own name, letter for letter as it stands on the face.
    private mutating func takeOwnSignatures() {
        for index in Array(open) {
            let endorsement = endorsements[index]
            guard isOwn(endorsement.capacity) else { continue }
            let name = Inscription.canonical(endorsement.name)
            guard let place = unfilled.first(where: { places[$0].face == name }) else { continue }
            close(index)
            // The entity's name is written above the hand of the one who signs for it.
            if isSignedWithAuthority { continue }
            fill(place)
            if isDead(places[place].face) { report(.signedAfterDeath(owner: places[place].face)) }
            judgeOwnPapers(of: place, by: endorsement)
        }
    }

    private var isSignedWithAuthority: Bool {
        guard case .entity = registration.kind else { return false }
        return endorsements.contains { $0.capacity != nil && $0.capacity != .owner }
    }

    /// Whether somebody has signed in this very name.
    func isSignedInPerson(_ face: String) -> Bool {
        endorsements.contains { isOwn($0.capacity) && Inscription.canonical($0.name) == face }
    }

    /// Whether a signature in this capacity is made in the name on the face itself.
    private func isOwn(_ capacity: Capacity?) -> Bool {
        switch registration.kind {
        case .individual, .lifeTenant: capacity == nil || capacity == .owner
        case .coOwners(let tenancy):
            capacity == nil || capacity == .owner
                || capacity == .survivor && tenancy.hasSurvivorship
        case .custodial: capacity == nil || capacity == .custodian || capacity == .owner
        case .trust: capacity == nil || capacity == .trustee || capacity == .owner
        case .estate:
            capacity == nil || capacity == .executor || capacity == .administrator
                || capacity == .owner
        case .entity: capacity == nil || capacity == .owner
        }
    }

    /// What a signature in the name on the face needs beside itself.
    private mutating func judgeOwnPapers(of place: Int, by endorsement: Endorsement) {
        let face = places[place].face
        switch registration.kind {
        case .estate:
            if let row = SigningTable.row(.estate, .transfer) {
                demand(row, concerning: registration.decedent ?? face, signer: endorsement)
            }
        case .lifeTenant: demand(SigningTable.lifeTenant, concerning: face, signer: endorsement)
        case .entity(.nominee) where table.demandsAuthority:
            if let row = SigningTable.row(.nominee, .transfer) {
                demand(row, concerning: face, signer: endorsement)
            }
        case .entity where table.demandsAuthority:
            // The entity's name is written, and nobody has said who wrote it.
            report(.missing(ownerNumber: 1, face: face, role: places[place].role))
        default:
            guard endorsement.capacity == .survivor else { return }
            for other in places.indices where other != place {
                let name = places[other].face
                guard !isDead(name), !isSignedInPerson(name) else { continue }
                report(
                    .paperMissing(
                        .deathCertificate, concerning: name,
                        because: "A survivor signs alone once the death is shown."))
                fill(other)
            }
        }
    }

    /// One dead owner's name needs no signature where the others take by survivorship.
    private mutating func excuseTheDead() {
        guard places.contains(where: \.isFilled) else { return }
        for place in unfilled {
            let face = places[place].face
            switch registration.kind {
            case .coOwners where hasSurvivorship && isDead(face):
                fill(place)
                demandAfterDeath(of: face, isEstate: false)
            case .trust where isDead(face) || isReleased(face): fill(place)
            default: break
            }
        }
    }

    /// The instrument itself, presented for the trustee it lets the others sign without.
    private func isReleased(_ trustee: String) -> Bool {
        papers.contains { $0.kind == .trustInstrument && isAbout($0, trustee) }
    }

    /// A divorce turns a tenancy by the entireties into one in common.
    var hasSurvivorship: Bool {
        guard let tenancy = registration.tenancy else { return false }
        let isDivorced =
            tenancy == .byTheEntireties && papers.contains { $0.kind == .divorceDecree }
        return tenancy.hasSurvivorship && !isDivorced
    }

    /// The signatures and names that found nothing to answer them.
    private mutating func nameTheRest() {
        for index in open {
            let signed = Inscription.canonical(endorsements[index].name)
            guard let place = unfilled.first else {
                report(.mismatch(signed: signed, face: nil))
                continue
            }
            report(.mismatch(signed: signed, face: places[place].face))
            fill(place)
        }
        open = []
        for place in unfilled {
            report(
                .missing(
                    ownerNumber: places[place].number, face: places[place].face,
                    role: places[place].role))
        }
    }
}
