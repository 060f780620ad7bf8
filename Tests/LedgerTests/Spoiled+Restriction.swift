import Ledger

extension Spoiled {
    static func spoiledRestriction(for code: FindingCode) -> Self? {
        switch code {
        case .legendMissing:
            Self(
                .transfer(100, to: "X"),
                """
                Certificate B S-1: nothing is recorded of the legend, version 2, on its paper.
                """
            ) { $0.legends["B"] = LegendFacts(version: 2, ratio: nil) }
        case .legendConflict:
            Self(
                .transfer(100, to: "X"),
                """
                The legend of certificate B S-1 names 98/1000; the limit in force is 99/1000.
                """
            ) {
                $0.addCertificate(
                    .b("S-1"), of: "S", 10_000,
                    legend: .bears(LegendFacts(version: 1, ratio: .of(98, 1000))))
            }
        case .stopActive:
            Self(
                .transfer(100, to: "X"),
                """
                Certificate B S-1: Stop 7 (LOST) withholds the transfer; next: release the stop, \
                with its authority.
                """
            ) { $0.addCertificate(.b("S-1"), of: "S", 10_000, stops: ["LOST"]) }
        case .adverseClaim:
            Self(
                .transfer(100, to: "X"),
                """
                Certificate B S-1: Stop 7: both sides were told of the demand; the transfer is \
                withheld through 2026-12-18, and longer if a process or a bond comes by then \
                (UCC 8-403).
                """
            ) { $0.addCertificate(.b("S-1"), of: "S", 10_000, stops: [.noticed]) }
        case .legalProcess:
            Self(
                .transfer(100, to: "X"),
                """
                Certificate B S-1: Stop 7: legal process stop 7 blocks the transfer until it \
                has ended (UCC 8-404).
                """
            ) { $0.addCertificate(.b("S-1"), of: "S", 10_000, stops: ["COURT_ORDER"]) }
        case .holdDecided:
            Self(
                .transfer { $0.price = nil },
                """
                GUAR_VALUE_UNKNOWN was decided to be no bar, decision 3. No market price is \
                stated, so the stamp's coverage is untested.
                """
            ) {
                $0.decisions["T-1"] = [
                    Decision(number: 3, officer: "olive", codes: ["GUAR_VALUE_UNKNOWN"])
                ]
            }
        default:
            nil
        }
    }
}

extension StopFacts {
    /// A demand under UCC 8-403 whose two notices were sent on the day after presentation.
    static let noticed = StopFacts(
        number: 7, kind: .adverseClaim, placedOn: "2026-11-02",
        events: [
            .presented(on: "2026-11-17"), .noticeSent(to: .claimant, on: "2026-11-18"),
            .noticeSent(to: .presentor, on: "2026-11-18"),
        ])
}
