/// One question of an interview.
public struct Question {
    /// By which the answer is found, in the answers and in a draft.
    public let id: String

    /// The last line is the question itself.
    public var prompt: [String]

    /// What `?` shows.
    public var help: [String]

    /// What Enter alone answers, until something else has been accepted.
    public var defaultText: String?

    public var choices: ChoiceList?

    /// A single `-` answers nothing.
    public var allowsNothing: Bool

    /// Neither shown while it is typed nor kept in a draft.
    public var isSecret: Bool

    /// Never answered from a draft or from before: a yes is meant for what stands above it now.
    public var isAskedAnew: Bool

    /// Asked of the text without the spaces around it, and of the whole value of a choice.
    public let judge: (String) throws -> Judgment

    public init(
        _ id: String, _ prompt: String..., help: [String] = [], defaultText: String? = nil,
        choices: ChoiceList? = nil, allowsNothing: Bool = false, isSecret: Bool = false,
        isAskedAnew: Bool = false,
        judge: @escaping (String) throws -> Judgment = { .accepted($0) }
    ) {
        self.id = id
        self.prompt = prompt
        self.help = help
        self.defaultText = defaultText
        self.choices = choices
        self.allowsNothing = allowsNothing
        self.isSecret = isSecret
        self.isAskedAnew = isAskedAnew
        self.judge = judge
    }

    /// Whether what is typed belongs into a draft.
    var isKept: Bool { !isSecret && !isAskedAnew }
}
