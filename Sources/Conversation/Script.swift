/// The questions of an interview, the next one depending on the answers before it.
public struct Script {
    /// The question that follows on these answers; none when all is answered. The same answers
    /// must bring the same question, and no id twice on one way.
    public let next: (Answers) throws -> Question?

    public init(next: @escaping (Answers) throws -> Question?) {
        self.next = next
    }

    /// The same questions in the same order, whatever is answered.
    public init(_ questions: [Question]) {
        next = { answers in questions.dropFirst(answers.inOrder.count).first }
    }
}
