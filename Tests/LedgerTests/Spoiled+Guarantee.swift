import Ledger

extension Spoiled {
    static func spoiledGuarantee(for code: FindingCode) -> Self? {
        switch code {
        case .guaranteeMissing:
            Self(
                .transfer { $0.guarantee = nil }, "The signatures bear no medallion guarantee.")
        case .guaranteeIncomplete:
            Self(
                .transfer { $0.guarantee = .stamp(serial: " ", institution: "") },
                "The guarantee lacks: serial, institution.")
        case .guaranteeProgram:
            Self(
                .transfer { $0.guarantee = .stamp(program: "NOTARY") },
                "NOTARY is not an approved medallion program.")
        case .guaranteeDate:
            Self(
                .transfer { $0.guarantee = .stamp(date: "2026-11-21") },
                "The guarantee is dated 2026-11-21, after 2026-11-20.")
        case .guaranteeValueUnknown:
            Self(
                .transfer { $0.price = nil },
                "No market price is stated, so the stamp's coverage is untested.")
        case .guaranteeCoverage:
            Self(
                .transfer {
                    $0.guarantee = .stamp(prefix: "D")
                    $0.price = .perShare("2500.0001")
                }, "The transaction is worth $250,000.01; the stamp covers $250,000.00.")
        case .guaranteeSerialUsed:
            Self(
                .transfer(100, to: "X"), "Stamp Z0012345 was on the papers of T-0 before."
            ) {
                $0.stampsSeen = [
                    StampSerial(program: "STAMP", prefix: "Z", serial: "Z0012345"): ["T-0"]
                ]
            }
        case .guaranteeWaived:
            Self(
                .transfer {
                    $0.guarantee = nil
                    $0.price = .perShare("100")
                },
                """
                The transaction is worth $10,000.00; up to $10,000.00 the policy demands no \
                guarantee.
                """
            ) {
                $0.policies.guaranteeWaiver = "10,000"
                $0.policies.guaranteeWaiverAuthority = "resolution 4"
            }
        default:
            nil
        }
    }
}
