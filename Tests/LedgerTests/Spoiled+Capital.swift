import Ledger

extension Spoiled {
    static func spoiledCapital(for code: FindingCode) -> Self? {
        switch code {
        case .issueAuthority:
            Self(
                .prepare(100, authority: nil),
                "The issuer's written order for this issue is not named.")
        case .authorisedMissing:
            Self(
                .issue(100, of: "B", to: "X"), "The authorised shares of B are not on file."
            ) { $0.securities["B"]?.capital.authorised = nil }
        case .overAuthorised:
            Self(
                .issue(51, of: "B", to: "X"),
                """
                21,950 outstanding and 51 more exceed the 22,000 authorised; 50 would pass.
                """
            ) { $0.securities["B"]?.capital.outstanding = 21_950 }
        case .reversalUnknown:
            Self(.reverse("T-404"), "No posted transfer has the key T-404.")
        case .reversalRepeated:
            Self(.reverse("T-1"), "The transfer T-1 has been reversed already.", in: .posted()) {
                $0.postings["T-1"] = .transferOfB(isReversed: true)
            }
        case .reversalOvertaken:
            Self(
                .reverse("T-1"),
                "Certificate B B-1, which the transfer issued, is no longer outstanding.",
                in: .posted()
            ) { $0.endCertificate(.b("B-1"), cause: "SURRENDERED") }
        case .reversalByFace:
            Self(
                .reverse("T-1"),
                """
                The debit of certificate B S-9 is in the subsidiary file; T-1 was posted by the \
                face of its paper.
                """, in: .posted()
            ) {
                $0.postings["T-1"] = .transferOfB(isReversed: false, debits: [.b("S-9")])
            }
        default:
            nil
        }
    }

    static func spoiledEligibility(for code: FindingCode) -> Self? {
        switch code {
        case .limitMissing:
            Self(
                .transfer(100, to: "X"),
                "No ownership limit is on file for today."
            ) {
                $0.limits = []
            }
        case .priceMissing:
            Self(
                .transfer(100, to: "X"),
                "The limit counts by value, and no price of A is on file."
            ) {
                $0.limits = [.number(99, 1000, basis: .value)]
                $0.prices = .alpha
                $0.prices["A"] = nil
            }
        case .priceStale:
            Self(
                .transfer(100, to: "X"),
                "The price of A is as of 2026-10-01, 50 days old; the most is 30."
            ) {
                $0.limits = [.number(99, 1000, basis: .value)]
                $0.prices = .alpha
                $0.prices["A"] = PriceFacts(
                    perShare: "25.00", asOf: "2026-10-01", source: "NYSE", maximumAgeDays: 30)
                $0.exempt("S")
            }
        case .otherLegMissing:
            Self(
                .transfer { $0.signatures = ["CEDE & CO"] },
                """
                CEDE discloses 500 shares for X; what it holds for that person after this \
                withdrawal is not stated.
                """
            ) { book in
                book.addAccount(
                    .registered(
                        "CEDE", "CEDE & CO", form: .nominee, standing: .intermediary, owners: []))
                book.disclosed = [
                    DisclosedPosition(account: "CEDE", person: "X", security: "B", units: 500)
                ]
                book.addCertificate(.b("S-1"), of: "CEDE", 10_000)
            }
        case .capUnnoted:
            Self(
                .transfer(101, to: "X"),
                """
                XENIA EXAMPLE would hold 3,267,001 of 33,000,000; 99/1000 allows 3,267,000: \
                1 too many. 100 would pass.
                """, in: .alpha(x: 3_266_900)
            ) { $0.addCertificate(.b("S-1"), of: "S", 10_000, legend: .absent) }
            .alongside(.legendMissing)
        case .excessToTrust:
            Self(
                .transfer(500, to: "X"),
                """
                Assignment 1: 400 shares in excess of the limit go to TRUST; X has no right in \
                them.
                """, in: .alpha(x: 3_266_900)
            ) {
                $0.addAccount(
                    .registered(
                        "TRUST", "CHARTER TRUST", form: .corporation, standing: .exempt,
                        owners: []))
                $0.policies.excess = .toTrust("TRUST")
            }.alongside(.atLimit)
        case .capInputMissing:
            Self(.transfer(100, to: "X"), "The outstanding shares of A are not on file.") {
                $0.securities["A"]?.capital.outstanding = nil
            }
        case .capInputStale:
            Self(
                .transfer(100, to: "X"),
                """
                The outstanding shares of A are as of 2026-10-20, 31 days old; the most is 30.
                """
            ) {
                $0.securities["A"]?.capital.statedAsOf = "2026-10-20"
                $0.securities["A"]?.capital.maximumAgeDays = 30
            }
        case .attributionUnresolved:
            Self(
                .transfer(100, to: "ABC"),
                """
                XENIA EXAMPLE would hold 3,267,001 of 33,000,000; 99/1000 allows 3,267,000: \
                1 too many. 99 would pass.
                """, in: .alpha(x: 3_266_901)
            ) {
                $0.addAccount(
                    .registered("ABC", "ABC & CO", standing: .unprovenNominee, owners: ["X"]))
            }
        case .possibleMatch:
            Self(
                .transfer(100, to: "X"),
                """
                XENIA EXAMPLE (X) has no taxpayer number on file and may be Y, of the same name.
                """
            ) {
                $0.persons["X"] = PersonFacts(
                    id: "X", name: "XENIA EXAMPLE", held: [:], possibleMatches: ["Y"])
            }
        case .capExceeded:
            Self(
                .transfer(101, to: "X"),
                """
                XENIA EXAMPLE would hold 3,267,001 of 33,000,000; 99/1000 allows 3,267,000: \
                1 too many. 100 would pass.
                """, in: .alpha(x: 3_266_900))
        case .atLimit:
            Self(
                .transfer(100, to: "X"),
                """
                XENIA EXAMPLE would hold 3,267,000 of 33,000,000, all that 99/1000 allows.
                """, in: .alpha(x: 3_266_900))
        case .stillOver:
            Self(
                .transfer(100, to: "X"),
                """
                SAM SELLER would hold 3,399,900 of 33,000,000; 99/1000 allows 3,267,000: \
                132,900 over.
                """
            ) { $0.persons["S"]?.held = ["COM": 3_400_000] }
        case .overRecorded:
            Self(
                .open(.b("B-9"), 100, of: "X"),
                """
                XENIA EXAMPLE would hold 3,267,100 of 33,000,100; 99/1000 allows 3,267,009: \
                91 over.
                """, in: .alpha(x: 3_267_000))
        default:
            nil
        }
    }
}

extension BookFacts {
    /// ALPHA after transfer T-1: certificate S-3 ended, and B-1 and B-2 were issued for it.
    static func posted() -> Self {
        var book = alpha()
        book.addCertificate(.b("S-3"), of: "S", 300, .ended(cause: "SURRENDERED"))
        book.addCertificate(.b("B-1"), of: "X", 100)
        book.addCertificate(.b("B-2"), of: "S", 200)
        book.persons["X"]?.held = ["B": 100]
        book.postings["T-1"] = .transferOfB(isReversed: false)
        return book
    }
}

extension PostedItemFacts {
    static func transferOfB(
        isReversed: Bool, isTransfer: Bool = true, debits: [CertificateID] = []
    ) -> Self {
        let surrendered = CertificateFacts(
            id: .b("S-3"), account: "S", shares: 300, standing: .ended(cause: "SURRENDERED"),
            stops: [])
        return Self(
            ended: [surrendered], created: [.b("B-1"), .b("B-2")], debits: debits,
            isReversed: isReversed, isTransfer: isTransfer)
    }
}

extension [SecurityID: PriceFacts] {
    /// The prices of ALPHA: a share of Series B is worth a thousand of the common.
    static var alpha: Self {
        [
            "COM": PriceFacts(perShare: "19.49", asOf: "2026-11-19", source: "NYSE"),
            "A": PriceFacts(perShare: "25.00", asOf: "2026-11-19", source: "preference"),
            "B": PriceFacts(perShare: "19490.00", asOf: "2026-11-19", source: "1,000 common"),
        ]
    }
}
