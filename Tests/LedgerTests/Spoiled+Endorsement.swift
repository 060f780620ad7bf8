import Ledger

extension Spoiled {
    static func spoiledEndorsement(for code: FindingCode) -> Self? {
        switch code {
        case .signatureMissing:
            Self(
                .transfer { $0.signatures = [] },
                "Name 1 on the face, SAM SELLER, has not signed as owner.")
        case .signatureMismatch:
            Self(
                .transfer { $0.signatures = ["S SELLER"] },
                """
                The signature S SELLER is not the name on the face, SAM SELLER, in every \
                particular.
                """)
        case .taxpayerNumberMissing:
            Self(
                .transfer(100, to: "X"),
                """
                Assignment 1: account X has neither a taxpayer number nor a stated reason why \
                there is none.
                """
            ) {
                $0.addAccount(
                    .registered("X", "XENIA EXAMPLE", taxpayer: .missing, owners: ["X"]))
            }
        default:
            spoiledPaper(for: code)
        }
    }

    private static func spoiledPaper(for code: FindingCode) -> Self? {
        switch code {
        case .signatureEvidence:
            Self(
                .endorsed(as: .formerly, by: "SAM ROE FORMERLY SAM SELLER"),
                """
                A marriage certificate concerning SAM SELLER is wanting. The change of the name \
                on the face must be shown.
                """)
        case .signerInDoubt:
            Self(
                .endorsed(as: .owner, by: "SAM SELLER", [.death()]),
                """
                SAM SELLER has signed, and a death certificate of SAM SELLER is among the papers.
                """)
        case .agentAuthority:
            Self(
                .endorsed(as: .attorney, by: "ANN AGENT", [Paper(.affidavitOfFullForce)]),
                """
                A power of attorney concerning SAM SELLER is wanting. An agent shows the power, \
                and that it is still in full force.
                """)
        case .fiduciaryEvidence:
            Self(
                .endorsed(as: .executor, by: "ANN AGENT"),
                """
                A court certificate of appointment concerning SAM SELLER is wanting. A court \
                certificate shows who may sign for the dead owner.
                """)
        case .taxWaiver:
            Self(
                .endorsed(
                    as: .executor, by: "ANN AGENT",
                    [.letters("2026-11-02")]),
                """
                A tax waiver concerning SAM SELLER is wanting. A state may have a claim to tax.
                """
            ) { _ = $0.policies.set(.taxWaiver, to: "yes", authority: "resolution 4") }
        default:
            nil
        }
    }
}

extension Item {
    /// A whole certificate signed for the registered owner in a capacity, with the papers given.
    static func endorsed(as capacity: Capacity, by name: String, _ papers: [Paper] = []) -> Self {
        .whole {
            $0.endorsements = [Endorsement(name: name, capacity: capacity)]
            $0.papers = papers
        }
    }
}
