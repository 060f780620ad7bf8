import ArgumentParser

/// For a script that must hear of it: the command ends with 3 when the answer is this.
enum TakeOverFailure: String, CaseIterable, ExpressibleByArgument {
    /// When the book taken over differs from what its agent certifies.
    case differences
    case never
}
