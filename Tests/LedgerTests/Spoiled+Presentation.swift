import Ledger

extension Spoiled {
    static func spoiledPresentation(for code: FindingCode) -> Self? {
        switch code {
        case .faceDiffers:
            Self(
                .transfer { $0.faces = [FaceDetail(certificate: "S-1", shares: 100_000)] },
                """
                Certificate B S-1 says 100,000 shares; the master securityholder file says 10,000.
                """)
        case .balanceRegistration:
            Self(
                .transfer {
                    $0.endorsements = [Endorsement(name: "ANN AGENT", capacity: .executor)]
                    $0.papers = [.letters("2026-11-02")]
                },
                """
                9,900 shares would go back to account S, whose registration no longer stands: SAM \
                SELLER is dead.
                """)
        case .receiptBackdated:
            Self(
                .executed(by: "ANN AGENT", [.letters("2026-09-20")]),
                """
                The court certificate of appointment of 2026-09-20 is 60 days old on 2026-11-19, \
                the stated day of receipt, and 61 days old on 2026-11-20, the day of entry; it may \
                be at most 60 days old.
                """
            ) { $0.presentedOn["T-1"] = "2026-11-19" }
        case .enteredLate:
            Self(
                .transfer(100, to: "X"),
                """
                The item was entered on 2026-11-20, 10 days after its stated receipt on 2026-11-10.
                """
            ) { $0.presentedOn["T-1"] = "2026-11-10" }
        default:
            nil
        }
    }
}

extension Item {
    /// The whole certificate, so that nothing is left to go back.
    static func executed(by name: String, _ papers: [Paper]) -> Self {
        .whole {
            $0.endorsements = [Endorsement(name: name, capacity: .executor)]
            $0.papers = papers
        }
    }

    /// A transfer of all that the certificate represents.
    static func whole(_ change: (inout TransferForm) -> Void) -> Self {
        .transfer {
            $0.certificates = ["S-2"]
            $0.assignments = [.line(300, to: "X")]
            change(&$0)
        }
    }
}

extension Paper {
    /// A court's letters as they should be: dated, and certified by the court's clerk.
    static func letters(_ day: CalendarDate, concerning name: String? = nil) -> Self {
        Self(
            .courtCertificate, dated: day, concerning: name, certifiedBy: "C CLERK, COURT CLERK")
    }

    /// A certified copy of a death certificate.
    static func death(of name: String? = nil, _ day: CalendarDate = "2026-10-01") -> Self {
        Self(.deathCertificate, dated: day, concerning: name, certifiedBy: "R REGISTRAR")
    }
}
