import JSON

/// A certificate made void, or why it was not.
public struct VoidingView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        guard var page = CustodyRefusals(document).page else {
            let text = CertificateView(document).text
            guard document.flag("dry_run") else { return text }
            return text + "\n\nThis is how it would stand; nothing was written."
        }
        page.paragraph(
            PageView.hanging(document.text("standing") ?? "UNKNOWN", document.certificateName))
        return page.text
    }
}
