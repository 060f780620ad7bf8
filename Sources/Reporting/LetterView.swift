import JSON
import Ledger

/// The letter on a refused or held item: plain text at 76 columns, ready to be sent.
public struct LetterView: Sendable {
    /// Why there is nothing to write.
    public enum Trouble: Sendable {
        case passed
        case noGuaranteeRejected
    }

    private static let width = 76

    private let document: JSONObject
    private let isToGuarantor: Bool
    private let verdict: JSONObject
    private let reasons: [JSONObject]

    public init(_ document: JSONObject, isToGuarantor: Bool) {
        self.document = document
        self.isToGuarantor = isToGuarantor
        verdict = document.objects("verdicts").last ?? [:]
        let grave = verdict.objects("findings").filter { $0.text("severity") != "note" }
        let rejected = Set(document.objects("rejections").compactMap { $0.text("code") })
        reasons =
            isToGuarantor ? grave.filter { rejected.contains($0.text("code") ?? "") } : grave
    }

    public var trouble: Trouble? {
        guard ["refused", "held"].contains(verdict.text("outcome")), !document.isDecidedAway else {
            return .passed
        }
        return isToGuarantor && reasons.isEmpty ? .noGuaranteeRejected : nil
    }

    public var text: String {
        var lines = wrap(document.text("legal_name") ?? "", width: Self.width)
        lines += ["By its transfer agent", "", document.text("as_of") ?? "", ""]
        lines += paragraph("To: " + addressee) + subject + [""]
        lines += paragraph(opening)
        lines += reasonLines
        lines += paragraph(closing)
        lines += wrap(
            "Transfer agent of " + (document.text("legal_name") ?? "the issuer"),
            width: Self.width)
        return lines.joined(separator: "\n")
    }

    /// Each reason with its source and its cure, and a blank line after it.
    var reasonLines: [String] {
        reasons.enumerated().flatMap { index, reason in self.reason(index + 1, reason) + [""] }
    }

    private var addressee: String {
        guard isToGuarantor else { return document.text("presentor") ?? "the presentor" }
        var names: [String] = []
        for name in document.objects("rejections").compactMap({ $0.text("institution") })
        where !names.contains(name) {
            names.append(name)
        }
        return names.isEmpty ? "the guarantor" : names.joined(separator: "; ")
    }

    private var subject: [String] {
        let papers = document.object("papers") ?? [:]
        let presented = papers.list("certificates") ?? papers.text("certificate")
        var lines: [String] = []
        func add(_ label: String, _ value: String?) {
            guard let value else { return }
            let margin = String(repeating: " ", count: 14)
            let text = wrap(value, width: Self.width - 14)
            for (index, line) in text.enumerated() {
                let head = label + String(repeating: " ", count: max(1, 14 - label.count))
                lines.append((index == 0 ? head : margin) + line)
            }
        }
        add("Item", joined(document.text("item"), document.text("key").map { "key " + $0 }))
        if !isToGuarantor { add("Your ticket", document.text("ticket")) }
        add("Received", document.text("received_on"))
        add("Security", document.text("title") ?? document.text("security"))
        add("Certificate", presented)
        for assignment in papers.objects("assignments") {
            add("Presented", words(for: assignment))
        }
        return lines
    }

    private func words(for assignment: JSONObject) -> String {
        var part = assignment
        part["security"] = document["security"]
        let shares = document.shares("shares", of: part).map { $0 + " shares" }
        let registration = assignment.object("new")
        let name =
            registration?.text("inscription") ?? assignment.text("to").map { "account " + $0 }
        return "for transfer of \(shares ?? "shares left blank") to \(name ?? "nobody named")"
    }

    private var opening: String {
        if isToGuarantor {
            return """
                The signature guarantee that you gave on this item was rejected under the \
                standards for guarantors of the transfer agent (17 CFR 240.17Ad-15), for the \
                following reason\(reasons.count == 1 ? "" : "s").
                """
        }
        let what =
            verdict.text("outcome") == "held"
            ? "The item is held and was not registered" : "The item was not registered"
        return "\(what), for the following reason\(reasons.count == 1 ? "" : "s")."
    }

    private func reason(_ number: Int, _ reason: JSONObject) -> [String] {
        let standard = document.objects("rejections").first {
            $0["code"] == reason["code"]
        }
        let version = standard?.text("standard") ?? "0"
        let wording =
            standard?.text("standard_text")
            ?? "the notice on the back of the certificate: an approved medallion program"
        let paragraphs = [
            message(of: reason), reason.text("source").map { "Source: " + $0 },
            standard.map { _ in "Standard failed: version \(version), \(wording)" },
            isSettledHere(reason)
                ? "The transfer agent sees to this." : reason.text("cure").map { "To cure: " + $0 },
        ]
        let text = paragraphs.compactMap { $0 }.flatMap { wrap($0, width: Self.width - 4) }
        let head = "\(number)."
        return text.enumerated().map { index, line in
            index == 0
                ? head + String(repeating: " ", count: max(1, 4 - head.count)) + line
                : "    " + line
        }
    }

    /// Whether nobody outside can do anything about it.
    private func isSettledHere(_ reason: JSONObject) -> Bool {
        let code = reason["code"]?.text.flatMap(FindingCode.init(rawValue:))
        return [.compliance, .counsel, .issuer, .desk].contains(code?.definition.owner)
    }

    /// What the agent has to settle by itself is told as such, and not with its particulars; of a
    /// demand the statute has the presentor told, and for how long the transfer is withheld.
    private func message(of reason: JSONObject) -> String? {
        let code = reason["code"]?.text.flatMap(FindingCode.init(rawValue:))
        switch code {
        case .adverseClaim:
            return joined(
                code?.definition.meaning,
                reason.object("subject")?.text("until").map {
                    "The transfer is withheld through \($0)."
                }, by: " ")
        case .stopActive where reason.object("subject")?.text("stop") == "ADVERSE_CLAIM_403":
            let days = document.text("withholding_days") ?? "30"
            return """
                The certificate was presented for registration, and a demand is on file that the \
                transfer not be registered. The transfer is withheld for \(days) days from this \
                notice, so that legal process or a bond may come (UCC 8-403).
                """
        case .stopActive: return code?.definition.meaning
        default:
            return isSettledHere(reason) ? code?.definition.meaning : reason.text("message")
        }
    }

    private var closing: String {
        let key = document.text("key") ?? ""
        if isToGuarantor {
            return """
                The presentor is told as well. A guarantee that meets the standards may be \
                given on the same assignment; please quote item \(document.text("item") ?? "").
                """
        }
        if verdict.text("outcome") == "held", reasons.allSatisfy(isSettledHere) {
            return """
                Nothing is needed from you. The item keeps its place, as item \
                \(document.text("item") ?? "") under key \(key), and you will hear of the \
                decision.
                """
        }
        if verdict.text("outcome") == "held" {
            return """
                Please send what is named above under "To cure", quoting item \
                \(document.text("item") ?? "") and key \(key). The item keeps its place and goes \
                on from here as soon as that has come.
                """
        }
        return """
            Please present the item again with what is named above under "To cure". It is then \
            entered as a new item; please quote item \(document.text("item") ?? "") as its \
            predecessor.
            """
    }

    private func paragraph(_ text: String) -> [String] { wrap(text, width: Self.width) + [""] }
}

extension JSONObject {
    /// Whether the item went on after all.
    fileprivate var isDecidedAway: Bool { text("entry") != nil }
}
