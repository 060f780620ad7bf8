/// Why an answer is not accepted: what is wrong, where, and what would be accepted.
public struct AnswerProblem: Error, Hashable, Sendable {
    public let what: String
    public let place: String?
    public let accepted: String

    public init(_ what: String, at place: String? = nil, accepted: String) {
        self.what = what
        self.place = place
        self.accepted = accepted
    }
}

extension AnswerProblem: CustomStringConvertible {
    public var description: String {
        what + (place.map { ", \($0)" } ?? "") + "; expected \(accepted)"
    }
}
