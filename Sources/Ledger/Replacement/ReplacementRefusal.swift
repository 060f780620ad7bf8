/// Why a step of a case is refused, and what may come next instead.
public struct ReplacementRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    public let step: ReplacementStep
    public let sentence: String
    /// What the case allows today.
    public let allowed: [ReplacementStep]

    public init(step: ReplacementStep, sentence: String, allowed: [ReplacementStep]) {
        self.step = step
        self.sentence = sentence
        self.allowed = allowed
    }

    public var description: String {
        let next =
            allowed.isEmpty
            ? "Nothing more can be done with this case."
            : "Next may come: \(allowed.map(\.rawValue).joined(separator: ", "))."
        return "\(step.rawValue): \(sentence) \(next)"
    }
}
