/// The names of one object while it is read: in order, each once.
///
/// A few are compared one by one; a set is made only when they are many, so that an object with
/// a million members costs no more than a million look-ups.
struct JSONNames {
    private(set) var inOrder: [String] = []
    private var index: Set<String> = []

    /// Says whether the name was new.
    mutating func insert(_ name: String) -> Bool {
        if inOrder.count < 16 {
            guard !inOrder.contains(name) else { return false }
        } else {
            if index.isEmpty { index = Set(inOrder) }
            guard index.insert(name).inserted else { return false }
        }
        inOrder.append(name)
        return true
    }
}
