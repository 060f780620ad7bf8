/// Leaves out of a failing sequence whatever it fails without: halves first, at last single steps.
struct LifeShortening {
    let fails: ([LifeStep]) throws -> Bool
    /// Every attempt makes a book, so there is an end to them.
    var attemptsLeft = 150

    mutating func shortest(_ failing: [LifeStep]) throws -> [LifeStep] {
        var steps = failing
        var length = max(1, steps.count / 2)
        while true {
            let count = steps.count
            var start = 0
            while start < steps.count, attemptsLeft > 0 {
                var fewer = steps
                fewer.removeSubrange(start..<min(start + length, steps.count))
                attemptsLeft -= 1
                if try fails(fewer) { steps = fewer } else { start += length }
            }
            if attemptsLeft == 0 || (length == 1 && steps.count == count) { return steps }
            length = max(1, length / 2)
        }
    }
}
