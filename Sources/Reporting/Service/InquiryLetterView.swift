import JSON

/// The draft of an answer to a written inquiry: plain text at 76 columns, with the facts of the
/// book and nothing that is not in it.
public struct InquiryLetterView: Sendable {
    private static let width = 76

    private let document: JSONObject
    private let inquiry: JSONObject

    /// - Parameter document: `inquiry`, with the `item` or the `statement` that it is about.
    public init(_ document: JSONObject) {
        self.document = document
        inquiry = document.object("inquiry") ?? [:]
    }

    public var text: String {
        var lines = paragraph(document.text("legal_name") ?? "").dropLast()
        lines += ["By its transfer agent", "", document.text("as_of") ?? "", ""]
        lines += paragraph("To: " + (joined(inquiry.text("from"), inquiry.text("address")) ?? ""))
        lines += paragraph(
            "Your inquiry received on \(inquiry.text("received_on") ?? ""), our number "
                + "\(inquiry.text("inquiry") ?? ""): \(inquiry.text("question") ?? "")")
        lines += answer
        lines += paragraph("Transfer agent of " + (document.text("legal_name") ?? "the issuer"))
            .dropLast()
        return lines.joined(separator: "\n")
    }

    private var answer: [String] {
        if let statement = document.object("statement") {
            return paragraph("A statement of the account, as the register has it, follows.")
                + AccountStatementView(statement).text.split(
                    separator: "\n", omittingEmptySubsequences: false
                ).map(String.init) + [""]
        }
        guard let item = document.object("item") else { return withoutItem }
        var lines = paragraph(
            "We received the item on \(item.text("received_on") ?? "a day not known"), as our item "
                + "\(item.text("item") ?? ""), for transfer of "
                + "\(item.object("papers")?.list("certificates") ?? "a certificate") of "
                + "\(item.text("title") ?? item.text("security") ?? "the security").")
        guard item.text("entry") != nil else {
            let notice = LetterView(item, isToGuarantor: false)
            let isHeld = item.objects("verdicts").last?.text("outcome") == "held"
            lines += paragraph(
                isHeld
                    ? "It is in our possession. It has not been transferred, for what follows."
                    : "It has not been transferred, for what follows.")
            return lines + notice.reasonLines
        }
        return lines + transferred(item)
    }

    private func transferred(_ item: JSONObject) -> [String] {
        var lines = paragraph("It has been transferred.")
        let dispatches = item.objects("dispatches")
        var gone: Set<String> = []
        for dispatch in dispatches {
            let numbers = dispatch.texts("certificates")
            gone.formUnion(numbers)
            let addressee =
                joined(dispatch.text("to"), dispatch.text("address")).map { " to \($0)" }
                ?? " to the registered holders at their addresses on the register"
            lines += paragraph(
                "Made available \(dispatch.moment("made_available_at") ?? "") by "
                    + "\(dispatch.text("method") ?? "hand")\(addressee):")
            lines += numbers.flatMap { wrap(named($0), width: Self.width - 2, indent: 2) } + [""]
        }
        let here = document.objects("created").compactMap { $0.text("certificate") }
            .filter { !gone.contains($0) }
        if !here.isEmpty {
            lines += paragraph("In our possession, and not yet made available:")
            lines += here.flatMap { wrap(named($0), width: Self.width - 2, indent: 2) } + [""]
        }
        return lines
    }

    /// A new certificate with the name that it bears.
    private func named(_ number: String) -> String {
        let name = document.objects("created").first { $0.text("certificate") == number }?
            .text("inscription")
        return "certificate \(number)" + (name.map { ", \($0)" } ?? "")
    }

    private var withoutItem: [String] {
        let lacking = document.texts("lacking_words")
        guard lacking.isEmpty else {
            return paragraph(
                "So that we can answer, please name \(lacking.joined(separator: "; ")).")
        }
        return paragraph(
            "We have found no item that we could connect with what you name. Please send us what "
                + "else is known of it, such as the ticket or the day on which it was presented.")
    }

    private func paragraph(_ text: String) -> [String] { wrap(text, width: Self.width) + [""] }
}
