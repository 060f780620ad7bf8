import Ledger

extension Spoiled {
    static func spoiledPaper(for code: FindingCode) -> Self? {
        switch code {
        case .signatureMissing:
            Self(
                .transfer { $0.signatures = [] },
                "Owner 1 of the face has not signed: SAM SELLER.")
        case .signatureMismatch:
            Self(
                .transfer { $0.signatures = ["S SELLER"] },
                "Signed S SELLER; the face reads SAM SELLER.")
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
        case .stopActive:
            Self(.transfer(100, to: "X"), "Certificate B S-1 is under a stop: LOST.") {
                $0.addCertificate(.b("S-1"), of: "S", 10_000, stops: ["LOST"])
            }
        default:
            nil
        }
    }
}
