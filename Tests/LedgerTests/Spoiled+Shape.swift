import Ledger

extension Spoiled {
    static func spoiledPaperInHand(for code: FindingCode) -> Self? {
        switch code {
        case .certificateUnknown:
            Self(
                .transfer { $0.certificates = ["S-404"] }, "Certificate B S-404 is not in the book."
            )
        case .certificateNotValid:
            Self(
                .transfer(100, to: "X"),
                """
                Certificate B S-1 is prepared only; it is not valid until countersigned and \
                registered.
                """
            ) { $0.certificates[.b("S-1")]?.standing = .prepared }
        case .certificateEnded:
            Self(.transfer(100, to: "X"), "Certificate B S-1 has ended: surrendered.") {
                $0.endCertificate(.b("S-1"), cause: "SURRENDERED")
            }
        case .certificateRepeated:
            Self(
                .transfer { $0.certificates = ["S-1", "S-2", "S-1"] },
                "Certificate B S-1 is presented more than once.")
        case .certificateOwner:
            Self(
                .transfer { $0.certificates = ["S-1", "Y-1"] },
                "Certificate B Y-1 is registered to account Y, not to S."
            ) { $0.addCertificate(.b("Y-1"), of: "Y", 100) }
        case .certificateNumberUsed:
            Self(
                .transfer { $0.assignments = [.line(100, to: "X", number: "S-2")] },
                "Certificate number B S-2 has been used already.")
        case .certificateNotPrepared:
            Self(
                .countersign(.b("S-1")),
                """
                Certificate B S-1 is outstanding; only a prepared one can be countersigned.
                """
            ) { $0.securities["B"]?.capital.outstanding = 10_000 }
        case .certificateNotCountersigned:
            Self(
                .register(.b("S-1")),
                "Certificate B S-1 is prepared; only a countersigned one can be registered."
            ) {
                $0.securities["B"]?.capital.outstanding = 10_000
                $0.certificates[.b("S-1")]?.standing = .prepared
            }
        case .securityUnknown:
            Self(.prepare(100, of: "Q"), "The book has no security Q.")
        case .keptElsewhere:
            Self(
                .prepare(100, of: "COM"), "The register of COM is kept by another agent."
            ) {
                $0.securities["COM"] = SecurityFacts(
                    id: "COM", scale: .whole, isEquity: true, isKeptHere: false,
                    capital: CapitalFacts(
                        authorised: 499_978_000, outstanding: 30_218_000, statedAsOf: nil,
                        maximumAgeDays: nil))
            }
        case .inscriptionUnclear:
            Self(
                .transfer(100, to: "J"),
                """
                The inscription of account J, registered as JT TEN, is not clear: it names fewer \
                than two owners.
                """
            ) {
                $0.addAccount(
                    .registered("J", "YURI EXAMPLE JT TEN", form: .jointTenants, owners: ["Y"]))
            }
        case .accountUnknown:
            Self(.transfer(100, to: "NOBODY"), "There is no account NOBODY.")
        case .accountUsed:
            Self(
                .transfer {
                    let twin = AccountFacts.registered("Y", "YURI EXAMPLE", owners: ["Y"])
                    $0.assignments = [.line(100, opening: twin)]
                }, "Account Y exists already.")
        default:
            nil
        }
    }

    static func spoiledAssignment(for code: FindingCode) -> Self? {
        switch code {
        case .assigneeIncomplete:
            Self(
                .transfer(100, to: "X"),
                "Assignment 1: the address of account X lacks street, ZIP code."
            ) {
                let address = MailingAddress(
                    street: nil, city: "Santa Fe", state: "NM", postalCode: "8750",
                    country: "US")
                $0.addAccount(
                    .registered("X", "XENIA EXAMPLE", address: address, owners: ["X"]))
            }
        case .sharesBlank:
            Self(.transfer(nil, to: "X"), "Assignment 1 leaves the number of shares blank.")
        case .sharesNotPositive:
            Self(.transfer(0, to: "X"), "Assignment 1 is of no shares.")
        case .sharesExceedCertificate:
            Self(
                .transfer(10_001, to: "X"),
                """
                10,001 shares are assigned; the certificates represent 10,000: 1 too many.
                """)
        case .sharesTooLarge:
            Self(
                .transfer {
                    let most = ShareCount(units: .max)
                    $0.assignments = [.line(most, to: "CEDE"), .line(most, to: "CEDE")]
                }, "The shares assigned or presented add up to more than a book holds."
            ) {
                $0.addAccount(
                    .registered("CEDE", "CEDE & CO", standing: .intermediary, owners: ["Y"]))
            }
        default:
            nil
        }
    }
}
