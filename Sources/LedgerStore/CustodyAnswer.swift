import JSON

/// What became of an act of custody: the state of things, and why nothing was written, if so.
public struct CustodyAnswer: Sendable {
    public let document: JSONObject
    public let refusals: [String]
}
