import JSON
import Ledger

/// What goes to the owner: what is required, the affidavit to be sworn, the new certificate.
extension CaseLetterView {
    var acknowledgement: [String] {
        var lines = toReporter + subject
        lines += paragraph("Your notice was received on \(document.text("received_on") ?? "").")
        lines += paragraph(
            isInHand
                ? "The paper is in our hands, so that nobody else can present it."
                : """
                We have placed a stop on \(number("the certificate", "the certificates")), and \
                register no transfer of \(number("it", "them")) while the stop stands.
                """)
        let required = document.objects("lacking").compactMap(requirement)
        guard !required.isEmpty else {
            return lines
                + paragraph("Nothing more is needed from you. Officers now look at the papers.")
                + signature
        }
        lines += paragraph(
            """
            The registered owner is entitled to a new certificate once the following is here \
            (UCC 8-405).
            """)
        lines += numbered(required)
        guard !isInHand else { return lines + signature }
        lines += paragraph(
            """
            If \(number("the certificate", "one of the certificates")) comes to light, tell us \
            at once and do not transfer it. Please quote case \(document.text("case") ?? "").
            """)
        return lines + signature
    }

    /// What the owner is asked for; nothing where it is for the office to do.
    private func requirement(_ lacking: JSONObject) -> String? {
        switch lacking.text("code") {
        case "APPROVAL_REQUIRED", "VALUATION_MISSING", "CONTROL_BOOK_AUTHORITY": return nil
        case "AFFIDAVIT_REQUIRED":
            return """
                An affidavit of loss, sworn before a notary by everybody who would have to \
                endorse a transfer. The form comes with this letter.
                """
        case "BOND_REQUIRED":
            let value = document.object("value")
            let sum = value.map { " of at least \(CaseValue.dollars("penal_sum", of: $0))" } ?? ""
            return """
                A bond of indemnity\(sum), which the certificate itself says will be required. \
                Our letter on the bond says to whom it runs and how its sum is found.
                """
        default: return joined(lacking.text("message"), lacking.text("cure"), by: " ")
        }
    }

    var affidavitForm: [String] {
        var lines = ["AFFIDAVIT OF LOSS", ""] + subject
        lines += paragraph("State of ____________________, County of ____________________, ss.:")
        lines += paragraph("The undersigned, being duly sworn, each say:")
        var entries = [
            """
            That \(document.text("inscription") ?? "") is the registered owner of the \
            \(number("certificate", "certificates")) named above, and that the undersigned may \
            sign for the owner as stated beside their names.
            """,
            """
            That \(number("the certificate was", "the certificates were")) \(lossWords); that \
            this was discovered on \(document.text("discovered_on") ?? "____________"); and \
            that the circumstances are these: \(document.text("circumstances") ?? "").
            """,
        ]
        entries += LossStatement.allCases.map { "That \($0.words)." }
        entries.append(
            """
            That this is sworn so that \(document.text("legal_name") ?? "the issuer") and its \
            transfer agent may issue \(number("a new certificate", "new certificates")) in the \
            same registration (UCC 8-405).
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
            "Sworn to and signed before me on ____________________", "",
            "Notary ____________________________  (seal)", "",
            "Commission number ____________________  ends on ____________________",
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
            agent, by a surety that may write such bonds, and covers the \
            \(number("certificate", "certificates")) named above.
            """)
        guard document.object("value") != nil else {
            return lines
                + paragraph(
                    """
                    No market price is on file yet from which the penal sum could be told; it \
                    will be told when there is one. A bond of open penalty states no sum.
                    """) + signature
        }
        lines += CaseValue(document).lines.map { String($0.dropFirst(2)) } + [""]
        lines += paragraph(
            """
            A bond of open penalty, which states no sum, is accepted as well. The premiums are \
            what sureties usually ask, once, as a part of the value; each has its own minimum.
            """)
        return lines + signature
    }

    var transmittal: [String] {
        var lines = toReporter + subject
        lines += paragraph(
            replaced.count == 1
                ? "Enclosed is the new certificate, in the same registration:"
                : "Enclosed are the new certificates, in the same registration:")
        lines += numbered(
            replaced.map { row in
                """
                \(row.text("replacement") ?? "") for \(document.shares("shares", of: row) ?? "?") \
                shares, in place of \(row.text("certificate") ?? ""), issued on \
                \(row.text("replaced_on") ?? "").
                """
            })
        lines += paragraph(
            isInHand
                ? """
                The mutilated paper that was surrendered is void on the books, and is cancelled. \
                Please send one copy back, signed.
                """
                : """
                What was replaced is void on the books, and the stop on it stays. If it comes to \
                light, it must be surrendered to us at once. Please send one copy back, signed.
                """)
        return lines + signature + [
            "", "Received by ____________________________  on ____________________",
        ]
    }
}
