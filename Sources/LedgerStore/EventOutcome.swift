import JSON

/// What became of a corporate event, or would.
public struct EventOutcome: Sendable {
    public let word: ItemOutcome.Word
    public let findings: [JSONValue]
    /// Everything else there is to tell, in the order in which it is read.
    public var document: JSONObject
    public var isReplay = false

    init(_ word: ItemOutcome.Word, findings: [JSONValue], document: JSONObject) {
        self.word = word
        self.findings = findings
        self.document = document
    }
}
