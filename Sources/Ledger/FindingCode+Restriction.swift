/// What the codes on restrictions, stops and decisions mean.
extension FindingCode {
    var restrictionDefinition: Definition {
        switch self {
        case .legendMissing:
            Definition(
                severity: .hold,
                source: "UCC 8-204; MGCL 2-211",
                meaning: "The certificate presented does not note the restriction on its face.",
                cure: "Have counsel decide whether the restriction binds the transferee.",
                owner: .counsel, deciders: 2)
        case .legendConflict:
            Definition(
                severity: .note,
                source: "UCC 8-204; charter ownership limit",
                meaning: "The certificate's legend names another limit than the one in force.",
                cure: "Report it to the issuer; new certificates bear the legend in force.")
        case .stopActive:
            Definition(
                severity: .refuse,
                source: "UCC 8-401(a)(6); UCC 8-403",
                meaning: "A stop is on the certificate.",
                cure: """
                    Have the stop released by the one who may, with authority on file.
                    """)
        case .lossNoticeLate:
            Definition(
                severity: .note,
                source: "UCC 8-406",
                meaning: """
                    The notice of loss came after a transfer of the certificate had been \
                    registered: the registration stands.
                    """,
                cure: "Tell the owner; no claim under UCC 8-404 or 8-405 lies for the delay.")
        case .adverseClaim:
            Definition(
                severity: .hold,
                source: "UCC 8-403",
                meaning: "A demand that the transfer not be registered is on file, in its time.",
                cure: """
                    Notify both sides and withhold until the stated day; then register unless \
                    process or a bond has come in.
                    """,
                owner: .compliance, deciders: 2)
        case .legalProcess:
            Definition(
                severity: .refuse,
                source: "UCC 8-403(d); UCC 8-404(a)(3)",
                meaning: """
                    An order or process of a court, a levy, or a sufficient bond forbids the \
                    registration.
                    """,
                cure: "Obtain the order that ends it, and have the stop released on it.")
        case .holdDecided:
            Definition(
                severity: .note,
                source: "UCC 8-401(b)",
                meaning: "What would hold the item was decided by the officers who may.",
                cure: "Nothing; the decision, its reason and its paper are on record.")
        default:
            preconditionFailure("\(rawValue) is defined elsewhere.")
        }
    }
}
