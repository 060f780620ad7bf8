/// What the person at the keyboard asked for.
struct Arguments {
    var seconds = 3
    var rounds = 3
    var connections = [1, 4, 16]
    var batch = 10_000
    /// So many as are usual for what is measured, when none are asked for.
    var accounts = 0
    var program: String?
    /// The one part to run; all of them where none is named.
    var only: String?

    static let usage = """
        usage: countersign-benchmark [--seconds N] [--rounds N] [--connections 1,4,16]
            [--batch 10000] [--accounts 100000] [--program PATH]
            [--only questions|transfers|batches|anatomy|families|audits]
        """

    static let parts = ["questions", "transfers", "batches", "anatomy", "families", "audits"]

    func includes(_ part: String) -> Bool { only == nil || only == part }

    /// The audits have a book of their own, of twenty years, and are asked for by name.
    var isOfAudits: Bool { only == "audits" }

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
        if accounts == 0 { accounts = isOfAudits ? 20_000 : 100_000 }
        guard !isOfAudits else {
            accounts = max(accounts, 1_000)
            return
        }
        // Every item of a batch presents a certificate of its own, and takers are others.
        accounts = max(accounts, batch + 1)
    }
}
