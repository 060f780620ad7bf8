/// At what age a custodianship under one state's act ends.
public struct TerminationAge: Hashable, Sendable {
    public let state: String
    public let act: MinorsAct
    public let age: Int
    /// The highest age a registration may elect by UNTIL AGE; nil where none is known.
    public let maximumElective: Int?
    /// Whether the age was seen in a table of the states' acts.
    public let isVerified: Bool

    public init(
        state: String, act: MinorsAct, age: Int, maximumElective: Int? = nil,
        isVerified: Bool = true
    ) {
        self.state = state
        self.act = act
        self.age = age
        self.maximumElective = maximumElective
        self.isVerified = isVerified
    }
}
