/// What came of reading a face: a registration, or everything that leaves it in doubt.
public enum RegistrationReading: Hashable, Sendable {
    case clear(RegistrationName)
    case doubtful([RegistrationDoubt])

    public var name: RegistrationName? {
        if case .clear(let name) = self { name } else { nil }
    }

    /// None where the face reads plainly.
    public var doubts: [RegistrationDoubt] {
        if case .doubtful(let doubts) = self { doubts } else { [] }
    }
}
