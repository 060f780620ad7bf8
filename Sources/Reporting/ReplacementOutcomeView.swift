import JSON

/// The answer to a replacement, and to the transfer of its certificates where both were asked.
public struct ReplacementOutcomeView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        guard var transfer = document.object("transfer") else { return OutcomeView(document).text }
        for name in ["issuer", "dry_run"] { transfer[name] = document[name] ?? .null }
        if ["posted", "approved"].contains(transfer.text("outcome")) {
            return OutcomeView(document).text + "\n\n" + OutcomeView(transfer).text
        }
        // What had been issued before, under the same key, is there.
        guard !document.flag("replayed") else { return OutcomeView(transfer).text }
        let advice =
            transfer.text("outcome") == "held"
            ? """
            The new certificates were not issued either. Issue them without the transfer, and \
            present the transfer by itself: it can wait for a decision there.
            """ : "The new certificates were not issued either."
        return OutcomeView(transfer).text + "\n\n" + wrap(advice).joined(separator: "\n")
    }
}
