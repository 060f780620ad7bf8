import JSON
import Ledger

/// What stays in the office or goes to others: the report, the memo, the surety's letters.
extension CaseLetterView {
    /// The thirteen items of Form X-17F-1A (17 CFR 240.17f-1(c)(6)).
    func worksheet(isRecovery: Bool) -> [String] {
        var lines = [
            isRecovery
                ? "WORKSHEET FOR FORM X-17F-1A: RECOVERY" : "WORKSHEET FOR FORM X-17F-1A: LOSS", "",
        ]
        let gone = isRecovery ? recoveredCertificates : document.objects("certificates")
        let day = isRecovery ? recovered.first?.text("on") : document.text("discovered_on")
        lines += numbered([
            "Issuer: \(document.text("legal_name") ?? "")",
            "Type and series: \(document.text("title") ?? "")",
            "Date of issue: " + list(gone, "issued_on"),
            "Maturity: none, a class of stock",
            "Denomination: "
                + gone.compactMap { document.shares("shares", of: $0) }
                .joined(separator: ", ") + " shares",
            "Rate: none stated",
            "Certificate numbers, with prefix and suffix: " + list(gone, "certificate"),
            "Registered in the name of: \(document.text("inscription") ?? "")",
            "Distinguishing marks, if counterfeit: none; it is genuine",
            "Date of \(isRecovery ? "recovery" : "discovery"): \(day ?? "")",
            "CUSIP number: "
                + (document.text("cusip")
                    ?? "none; the paper prints the base "
                    + "\(document.text("cusip_base") ?? "-") only"),
            "Reporting institution's FINS number: ____________",
            "Type of loss: \((document.text("kind") ?? "").lowercased())",
        ])
        return lines + paragraph(clock(of: due(isRecovery ? "RECOVERY" : ""))) + [
            "Prepared by ____________________________  on ____________________"
        ]
    }

    private func list(_ rows: [JSONObject], _ name: String) -> String {
        rows.compactMap { $0.text(name) }.joined(separator: ", ")
    }

    private var recoveredCertificates: [JSONObject] {
        let numbers = recovered.compactMap { $0.text("certificate") }
        return document.objects("certificates").filter {
            numbers.contains($0.text("certificate") ?? "")
        }
    }

    private func clock(of due: JSONObject?) -> String {
        guard let due else { return "No report is due." }
        if let because = due.text("because") { return "No report is due. \(because)" }
        if let on = due.text("on") {
            return "Sent on \(on); it was due by \(due.text("by") ?? "a day not known")."
        }
        guard let by = due.text("by") else {
            return "By when it is due is not known: no calendar is loaded for those days."
        }
        return """
            To be sent to the Securities Information Center by \(by) (clock \
            \(due.text("clock") ?? ""), from \(due.text("from") ?? "")).
            """
    }

    var approvalMemo: [String] {
        var lines = ["MEMORANDUM FOR THE APPROVING OFFICERS", ""] + subject
        lines += facts([
            "Reported by": joined(document.text("reported_by"), document.text("capacity")),
            "Received": document.text("received_on"), "Kind": document.text("kind"),
            "Circumstances": document.text("circumstances"),
            "Affidavit": affidavit ?? "none",
            "Bond": document.objects("bonds").last.map { CaseValue.words(for: $0) } ?? "none",
            "Approvals": """
            \(document.texts("approvals").count) of \
            \(document.text("approvals_needed") ?? "2") given
            """,
        ])
        if document.object("value") != nil {
            lines += CaseValue(document).lines.map { String($0.dropFirst(2)) } + [""]
        }
        // That the officers have not approved yet is what the memorandum is for.
        let lacking = document.objects("lacking")
            .filter { $0.text("code") != "APPROVAL_REQUIRED" }.compactMap { $0.text("message") }
        lines +=
            lacking.isEmpty
            ? paragraph("Everything else that is required is on file.")
            : paragraph("What stands in the way today:") + numbered(lacking)
        lines += paragraph(
            """
            The owner is entitled to a new certificate if the request came before notice of a \
            protected purchaser, the bond is sufficient, and the issuer's other reasonable \
            requirements are met (UCC 8-405). A replacement is no over-issue (MGCL 2-213).
            """)
        lines += [
            "Officer ____________________________  Date ____________________", "",
            "Officer ____________________________  Date ____________________",
        ]
        return lines
    }

    private var affidavit: String? {
        guard let event = events("affidavit").last else { return nil }
        let notary = event.object("papers")?.text("notary").map { "before \($0)" }
        return joined(event.text("on").map { "sworn on \($0)" }, notary)
    }

    private var toSurety: [String] {
        paragraph("To: " + (document.objects("bonds").last?.text("surety") ?? "the surety"))
            + facts([
                "Bond": document.objects("bonds").last.map { CaseValue.words(for: $0) }
            ]) + subject
    }

    var bondRelease: [String] {
        let back = (returned + events("found")).compactMap { $0.text("certificate") }
        let what =
            back.isEmpty
            ? "The loss was withdrawn before anything was replaced"
            : "The following came back from the owner and cannot reach anybody else: "
                + back.joined(separator: ", ")
        return toSurety
            + paragraph(
                """
                \(what). As far as the bond secures against what is named here, the corporation \
                and its transfer agent have no further claim under it, and consent to its release.
                """) + signature
    }

    var bondClaim: [String] {
        var lines = toSurety
        lines += paragraph(
            """
            Notice of claim. The following originals, which were replaced on the strength of \
            your bond, were presented by persons who were found to be protected purchasers:
            """)
        lines += numbered(
            foundPurchasers.map { event in
                let papers = event.object("papers") ?? [:]
                return """
                    \(event.text("certificate") ?? ""), presented on \(event.text("on") ?? "") by \
                    \(papers.text("presentor") ?? ""): \(papers.text("reason") ?? "").
                    """
            })
        lines += paragraph(
            """
            The corporation must register them, or, where that would be an over-issue, provide a \
            like security or its price (UCC 8-405(b), 8-210). It looks to the bond for the loss, \
            and to the owner for the return of the replacement.
            """)
        return lines + signature
    }
}
