/// Which statements the server has already parsed for this session, and under what names.
struct StatementCache {
    /// The program has far fewer statements than this; a test that makes them up does not.
    static let limit = 256

    private var names: [String: String] = [:]
    private var made = 0
    /// The server still keeps statements that were forgotten here.
    private(set) var needsSweep = false

    /// A name never used before in this session, so a forgotten one can never be met again.
    mutating func name(for text: String) -> (name: String, isNew: Bool) {
        if let name = names[text] { return (name, false) }
        made += 1
        let name = "s\(made)"
        names[text] = name
        return (name, true)
    }

    mutating func forget(_ text: String) {
        names[text] = nil
    }

    /// Drops everything when there is too much of it, or when nobody knows what the server has.
    mutating func forgetAll(evenIfSmall: Bool = false) {
        guard evenIfSmall || names.count >= Self.limit else { return }
        names.removeAll()
        needsSweep = made > 0
    }

    mutating func wasSwept() {
        needsSweep = false
    }
}
