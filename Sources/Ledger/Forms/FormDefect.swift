/// A requirement that a form does not meet, and why.
public struct FormDefect: Hashable, Sendable {
    public let requirement: FormRequirement
    /// One sentence for the desk.
    public let message: String

    public var source: String { requirement.source }
    public var cure: String { requirement.cure }
}

extension CertificateForm {
    /// Every requirement that the form does not meet; none where it may be used.
    public func defects(in facts: FormFacts) -> [FormDefect] {
        FormRequirement.allCases.compactMap { requirement in
            requirement.judge(self, facts).map {
                FormDefect(requirement: requirement, message: $0)
            }
        }
    }
}
