/// One thing the law has to say of an item, with the facts and the numbers it was decided on.
public struct Finding: Hashable, Sendable {
    public let code: FindingCode
    /// What the finding is about, by the field's names: certificate, person, account, signature.
    public let subject: [Field]
    /// The integers it was decided on, in units of the security and ten-thousandths of a dollar.
    public let numbers: [Number]
    /// One sentence for the desk.
    public let message: String
    /// What would cure it: the code's own cure, unless this case has a better one.
    public let cure: String

    public struct Field: Hashable, Sendable {
        public let name: String
        public let text: String
    }

    public struct Number: Hashable, Sendable {
        public let name: String
        public let value: Int128
    }

    public init(
        _ code: FindingCode,
        _ subject: KeyValuePairs<String, String> = [:],
        numbers: KeyValuePairs<String, Int128> = [:],
        message: String,
        cure: String? = nil
    ) {
        self.code = code
        self.cure = cure ?? code.definition.cure
        self.subject = subject.map { Field(name: $0.key, text: $0.value) }
        self.numbers = numbers.map { Number(name: $0.key, value: $0.value) }
        self.message = message
    }

    /// The same finding with more to say, and what that was decided on.
    func adding(_ fields: [Field], _ numbers: [Number], _ more: String) -> Self {
        Self(
            code: code, subject: subject + fields, numbers: self.numbers + numbers,
            message: message + more, cure: cure)
    }

    private init(
        code: FindingCode, subject: [Field], numbers: [Number], message: String, cure: String
    ) {
        self.code = code
        self.subject = subject
        self.numbers = numbers
        self.message = message
        self.cure = cure
    }

    public var severity: Severity { code.definition.severity }

    public func number(_ name: String) -> Int128? {
        numbers.first { $0.name == name }?.value
    }

    public func text(_ name: String) -> String? {
        subject.first { $0.name == name }?.text
    }
}
