/// What the person at the keyboard asked for.
struct Arguments {
    var seconds = 3
    var rounds = 3
    var connections = [1, 4, 16]
    var batch = 10_000
    var accounts = 100_000
    var program: String?
    /// The one part to run; all of them where none is named.
    var only: String?

    static let usage = """
        usage: countersign-benchmark [--seconds N] [--rounds N] [--connections 1,4,16]
            [--batch 10000] [--accounts 100000] [--program PATH]
            [--only questions|transfers|batches|anatomy|families]
        """

    static let parts = ["questions", "transfers", "batches", "anatomy", "families"]

    func includes(_ part: String) -> Bool { only == nil || only == part }

    /// `nil` when the words do not make sense.
    init?(_ words: [String]) {
        var words = words[...]
        while let word = words.popFirst() {
            guard let value = words.popFirst() else { return nil }
            if word == "--program" {
                program = value
                continue
            }
            if word == "--only" {
                guard Self.parts.contains(value) else { return nil }
                only = value
                continue
            }
            let numbers = value.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 }
            guard let number = numbers.first else { return nil }
            switch word {
            case "--seconds": seconds = number
            case "--rounds": rounds = number
            case "--connections": connections = numbers
            case "--batch": batch = number
            case "--accounts": accounts = number
            default: return nil
            }
        }
        // Every item of a batch presents a certificate of its own, and takers are others.
        accounts = max(accounts, batch + 1)
    }
}
