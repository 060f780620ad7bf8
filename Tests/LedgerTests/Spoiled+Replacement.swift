import Ledger

extension Spoiled {
    static func spoiledReplacement(for code: FindingCode) -> Self? {
        switch code {
        case .caseUnknown:
            Self(.replace(["S-2"], case: 9), "There is no replacement case 9 in this book.")
        case .caseClosed:
            lost("Case 1 was closed on 2026-11-20: specimen reason.") {
                $0.ending = .closed(on: "2026-11-20", reason: "specimen reason")
            }
        case .purchaserNotice:
            lost(
                """
                The issuer had notice that a protected purchaser has the certificate before the \
                owner asked for a new one.
                """
            ) { $0.purchaserNoticeAt = 1_000 }
        case .originalPresented:
            lost(
                """
                Certificate B S-2 was presented on 2026-11-20 by PAT PURCHASER, whose right to \
                it is not denied.
                """
            ) { $0.appearances = [.of("S-2", .open)] }
        case .affidavitRequired:
            lost("No affidavit of loss is on file for case 1.") { $0.affidavit = nil }
        case .valuationMissing:
            lost(
                """
                No market price of B is on file that is fresh enough to value what is missing.
                """
            ) { $0.bond = nil }.alongside(.bondRequired)
        case .bondPriceAhead:
            lost("Bond SB-1 is written on a price of 2026-11-21, which is yet to come.") {
                $0.bond = .of(nil, asOf: "2026-11-21")
            }
        case .bondPriceStale:
            Self(
                .replace(["S-2"]),
                "Bond SB-1 is written on a price of 2026-11-14, 6 days old; the most is 5."
            ) {
                $0.prices["B"] = PriceFacts(
                    perShare: "100.00", asOf: "2026-11-13", source: "old", maximumAgeDays: 5)
                $0.cases[1]?.bond = .of(nil, asOf: "2026-11-14")
            }
        case .mailLossLate:
            Self(
                .replace(["S-2"]),
                """
                It was sent on 1999-01-04, more than 180 days before the notice of 2026-11-19; \
                it is a loss like any other.
                """
            ) {
                $0.cases[1] = .opened(.notReceived, dispatchedOn: "1999-01-04").but {
                    $0.affidavit = .sworn
                    $0.bond = .of("30000.00")
                    $0.approvals = ["olive", "oscar"]
                }
            }
        case .bondRequired, .bondInsufficient, .bondWaived: spoiledBond(for: code)
        case .approvalRequired:
            lost("1 of 2 officers has approved what is on file for case 1.") {
                $0.approvals = ["olive", "olive"]
            }
        case .replacementWait:
            Self(
                .replace(["S-2"]),
                """
                The issuer waits 30 days from the notice; a new certificate may be issued from \
                2026-12-19.
                """
            ) { $0.policies.replacement.waitingDays = 30 }
        case .originalNotReplaced:
            Self(
                .honour("S-2", for: "X"),
                "Certificate B S-2 was never replaced, so there is nothing to honour."
            ) { $0.securities["B"]?.capital.outstanding = 21_000 }
        case .purchaserUndecided:
            original("No officer has found whether PAT PURCHASER is a protected purchaser.", .open)
        case .purchaserDenied:
            original("PAT PURCHASER is no protected purchaser of B B-7: specimen reason", .denied)
        default:
            nil
        }
    }

    private static func spoiledBond(for code: FindingCode) -> Self? {
        switch code {
        case .bondRequired:
            Self(
                .replace(["S-2"]),
                """
                The certificate says that a bond of indemnity will be required, and none is on \
                file: $30,000.00, for a value of $30,000.00 at $100.00 of 2026-11-20 (specimen \
                close).
                """
            ) {
                $0.prices["B"] = .hundred
                $0.cases[1]?.bond = nil
            }
        case .bondInsufficient:
            lost(
                """
                The penal sum of bond SB-1, $29,999.9999, is less than $30,000.00, for a value \
                of $30,000.00 at $100.00 of 2026-11-19 (specimen quote).
                """
            ) { $0.bond = .of("29999.9999") }
        default:
            Self(
                .replace(["S-2"]),
                """
                What is missing is worth $30,000.00, not more than $30,000.00, so no bond is \
                asked for (resolution 7).
                """
            ) {
                $0.prices["B"] = .hundred
                $0.cases[1]?.bond = nil
                $0.policies.replacement.bondWaiver = "30000.00"
                $0.policies.replacement.bondWaiverAuthority = "resolution 7"
            }
        }
    }

    private static func lost(
        _ message: String, _ spoil: (inout ReplacementFacts) -> Void
    ) -> Self {
        Self(.replace(["S-2"]), message) { $0.cases[1] = ReplacementFacts.complete.but(spoil) }
    }

    private static func original(
        _ message: String, _ standing: OriginalAppearance.Standing
    ) -> Self {
        Self(.honour("B-7", for: "X"), message) {
            $0.securities["B"]?.capital.outstanding = 21_000
            $0.addCertificate(.b("B-7"), of: "S", 100, .ended(cause: "REPLACED"))
            $0.cases[1]?.appearances.append(.of("B-7", standing))
        }
    }
}
