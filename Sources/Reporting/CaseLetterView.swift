import JSON

/// A letter or worksheet of a replacement case: plain text at 76 columns, ready to be sent.
public struct CaseLetterView: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case acknowledgement
        case affidavit
        case bond
        /// The worksheet for Form X-17F-1A on the loss, and on the recovery.
        case lossReport = "x17f1a"
        case approval
        case transmittal
        case recovery
        case release
        case claim
    }

    static let width = 76

    let document: JSONObject
    private let kind: Kind

    public init(_ document: JSONObject, _ kind: Kind) {
        self.document = document
        self.kind = kind
    }

    /// The letters that the case as it stands has something to say in.
    public static func possible(for document: JSONObject) -> [Kind] {
        Kind.allCases.filter { Self(document, $0).trouble == nil }
    }

    /// Why there is nothing to write.
    public var trouble: String? {
        switch kind {
        case .acknowledgement: return nil
        case .affidavit: return isInHand ? "the mutilated paper is in hand" : nil
        case .bond: return isInHand ? "no bond is asked for a mutilated certificate" : nil
        case .lossReport: return isInHand ? "nothing is missing that is reported" : nil
        case .approval: return document.texts("missing").isEmpty ? "nothing is missing" : nil
        case .transmittal: return replaced.isEmpty ? "nothing was replaced" : nil
        case .recovery: return recovered.isEmpty ? "nothing was recovered" : nil
        case .release:
            if document.objects("bonds").isEmpty { return "no bond is on file" }
            return returned.isEmpty && document.text("state") != "WITHDRAWN"
                ? "no original came back from its owner" : nil
        case .claim:
            if document.objects("bonds").isEmpty { return "no bond is on file" }
            return foundPurchasers.isEmpty ? "no protected purchaser was found" : nil
        }
    }

    public var text: String {
        var lines = wrap(document.text("legal_name") ?? "", width: Self.width)
        lines += ["By its transfer agent", ""]
        lines += wrap(document.text("as_of") ?? "", width: Self.width) + [""]
        lines += body
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private var body: [String] {
        switch kind {
        case .acknowledgement: acknowledgement
        case .affidavit: affidavitForm
        case .bond: bondRequirements
        case .lossReport: worksheet(isRecovery: false)
        case .approval: approvalMemo
        case .transmittal: transmittal
        case .recovery: worksheet(isRecovery: true)
        case .release: bondRelease
        case .claim: bondClaim
        }
    }

    var replaced: [JSONObject] {
        document.objects("certificates").filter { $0.text("replacement") != nil }
    }

    func events(_ step: String) -> [JSONObject] {
        document.objects("events").filter { $0.text("step") == step }
    }

    var returned: [JSONObject] {
        events("present_original").filter { $0.object("papers")?.text("standing") == "owner" }
    }

    var foundPurchasers: [JSONObject] {
        events("present_original").filter { $0.object("papers")?.text("standing") == "found" }
    }

    var recovered: [JSONObject] { events("found") + events("present_original") }
}

/// The parts that the letters are made of.
extension CaseLetterView {
    func paragraph(_ text: String) -> [String] { wrap(text, width: Self.width) + [""] }

    var toReporter: [String] {
        paragraph(
            "To: "
                + (joined(document.text("reported_by"), document.text("address")) ?? "the owner"))
    }

    func facts(_ facts: KeyValuePairs<String, String?>) -> [String] {
        var block = KeyValueBlock()
        for case (let label, let value?) in facts { block.append(label, value) }
        return block.lines(width: Self.width) + [""]
    }

    var subject: [String] {
        facts([
            "Case": document.text("case"),
            "Security": document.text("title") ?? document.text("security"),
            "Registered to": document.text("inscription"),
            number("Certificate", "Certificates"):
                certificateList(document.objects("certificates")),
        ])
    }

    /// Mutilated paper was surrendered: no stop was placed on it.
    var isInHand: Bool { document.text("kind") == "MUTILATED" }

    var isOne: Bool { document.objects("certificates").count == 1 }

    /// Of one certificate or of several, as the sentence needs it.
    func number(_ one: String, _ several: String) -> String { isOne ? one : several }

    func certificateList(_ rows: [JSONObject]) -> String {
        rows.map { row in
            let shares = document.shares("shares", of: row) ?? "?"
            return "\(row.text("certificate") ?? "") of \(shares) shares"
        }.joined(separator: ", ")
    }

    /// A numbered list, each entry under its number.
    func numbered(_ entries: [String]) -> [String] {
        entries.enumerated().flatMap { index, entry in
            wrap(entry, width: Self.width - 4).enumerated().map { line, text in
                line == 0
                    ? "\(index + 1).".padded(to: 4) + text : String(repeating: " ", count: 4) + text
            }
        } + [""]
    }

    var signature: [String] {
        ["", "Signed ____________________________"]
            + wrap(
                "Transfer agent of " + (document.text("legal_name") ?? "the issuer"),
                width: Self.width)
    }

    func due(_ clock: String) -> JSONObject? {
        document.objects("dues").first {
            clock == "RECOVERY" ? $0.text("clock") == clock : $0.text("clock") != "RECOVERY"
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
