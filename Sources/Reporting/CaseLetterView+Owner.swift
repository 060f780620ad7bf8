import JSON
import Ledger

/// What goes to the owner: what is required, the affidavit to be sworn, the new certificate.
extension CaseLetterView {
    var acknowledgement: [String] {
        var lines = toReporter + subject
        lines += paragraph(
            """
            Your notice was received on \(document.text("received_on") ?? ""). A stop has been \
            placed on what is said to be gone, and no transfer of it is registered while it stands.
            """)
        let lacking = document.objects("lacking").filter {
            !["APPROVAL_REQUIRED", "VALUATION_MISSING"].contains($0.text("code"))
        }
        guard !lacking.isEmpty else {
            return lines + paragraph("Nothing more is needed from you.") + signature
        }
        lines += paragraph("Before a new certificate can be issued, the following is required.")
        lines += numbered(
            lacking.map { finding in
                joined(finding.text("message"), finding.text("cure"), by: " ") ?? ""
            })
        lines += paragraph(
            """
            If the certificate comes to light, tell us at once and do not transfer it. Please \
            quote case \(document.text("case") ?? "").
            """)
        return lines + signature
    }

    var affidavitForm: [String] {
        var lines = ["AFFIDAVIT OF LOSS", ""] + subject
        lines += paragraph("State of ____________________, County of ____________________, ss.:")
        lines += paragraph("The undersigned, being duly sworn, each say:")
        var entries = [
            """
            That \(document.text("inscription") ?? "") is the registered owner of the \
            certificates named above, and that the undersigned may sign for the owner as stated \
            beside their names.
            """,
            """
            That the certificates were \(lossWords), which was discovered on \
            \(document.text("discovered_on") ?? "____"): \
            \(document.text("circumstances") ?? "").
            """,
        ]
        entries += LossStatement.allCases.map { "That \($0.words)." }
        entries.append(
            """
            That this is sworn so that \(document.text("legal_name") ?? "the issuer") and its \
            transfer agent may issue new certificates in the same registration.
            """)
        lines += numbered(entries)
        lines += paragraph(
            "Those sign who would have to endorse a transfer, each in the capacity stated.")
        for _ in 1...2 {
            lines += [
                "Signed ____________________________  as ____________________________", "",
            ]
        }
        lines += [
            "Sworn before me on ____________________", "",
            "Notary ____________________________  Commission ____________________",
        ]
        return lines
    }

    private var lossWords: String {
        document.text("kind").flatMap(LossKind.init(rawValue:))?.words ?? "lost"
    }

    var bondRequirements: [String] {
        var lines = toReporter + subject
        lines += paragraph(
            """
            The certificate itself says that the corporation will require a bond of indemnity \
            before it issues another. The bond runs to the corporation and to its transfer \
            agent, by a surety that may write such bonds, and covers the certificates named above.
            """)
        guard document.object("value") != nil else {
            return lines
                + paragraph(
                    """
                    No market price is on file yet from which the penal sum could be told; it \
                    will be told when there is one. A bond of open penalty needs none.
                    """) + signature
        }
        lines += CaseValue(document).lines.map { String($0.dropFirst(2)) } + [""]
        lines += paragraph(
            """
            A bond of open penalty is accepted for the same value. The premiums are what the \
            market asks, once, of the value; each surety has its own minimum.
            """)
        return lines + signature
    }

    var transmittal: [String] {
        var lines = toReporter + subject
        lines += paragraph("Enclosed are the new certificates, in the same registration:")
        lines += numbered(
            replaced.map { row in
                """
                \(row.text("replacement") ?? "") for \(document.shares("shares", of: row) ?? "?") \
                shares, in place of \(row.text("certificate") ?? ""), issued on \
                \(row.text("replaced_on") ?? "").
                """
            })
        lines += paragraph(
            """
            The old certificates are void on the books, and the stops on them stay. If one comes \
            to light, it must be surrendered to us at once. Please acknowledge receipt.
            """)
        return lines + signature
    }
}
