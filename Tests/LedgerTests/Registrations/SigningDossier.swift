import Ledger

/// An assignment with its papers, as it would be presented on 2026-11-20.
struct SigningDossier: Sendable {
    var face: Inscription
    var endorsements: [Endorsement]
    var papers: [Paper]
    var day: CalendarDate = "2026-11-20"

    init(_ face: Inscription, _ endorsements: [Endorsement], _ papers: [Paper] = []) {
        self.face = face
        self.endorsements = endorsements
        self.papers = papers
    }

    func judged(
        ages: PaperAges = .maryland, birthDate: CalendarDate? = nil, demandsAuthority: Bool = true
    ) -> [EndorsementDefect]? {
        RegistrationName.read(face).name.map {
            SigningTable.judge(
                registration: $0, endorsements: endorsements, papers: papers, presentedOn: day,
                ages: ages, minorBirthDate: birthDate, demandsAuthority: demandsAuthority)
        }
    }
}

extension Endorsement {
    static func plain(_ name: String) -> Self { Self(name: name) }

    static func `as`(_ capacity: Capacity, _ name: String) -> Self {
        Self(name: name, capacity: capacity)
    }
}

extension Paper {
    static func of(_ kind: PaperKind, _ concerning: String? = nil) -> Self {
        Self(kind, dated: "2026-10-01", concerning: concerning, certifiedBy: "S SPECIMEN, CLERK")
    }

    static func birth(_ day: CalendarDate, of child: String? = nil) -> Self {
        Self(.birthCertificate, dated: day, concerning: child)
    }
}
