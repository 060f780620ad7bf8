/// Guesses at what a person meant to type.
enum Spelling {
    /// The nearest of `words`, when it is near enough to be worth a question.
    ///
    /// - Parameter most: How many letters it may be away at the most, however long the word.
    static func nearest(
        to word: String, among words: [String], atMost most: Int = .max
    ) -> String? {
        guard word.count <= 40 else { return nil }
        let typed = Array(word.lowercased())
        let ranked = words.map { (word: $0, distance: distance(typed, Array($0.lowercased()))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= min(most, max(1, best.word.count / 3)) ? best.word : nil
    }

    /// Whether a name may be repeated in a message: letters and underscores tell nobody's secret.
    static func isPlain(_ name: String) -> Bool {
        (1...40).contains(name.utf8.count)
            && name.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 || $0 == 46 }
    }

    /// How many letters must be added, dropped, changed or swapped.
    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var rows = Array(
            repeating: Array(repeating: 0, count: second.count + 1), count: first.count + 1)
        for row in 0...first.count { rows[row][0] = row }
        for column in 0...second.count { rows[0][column] = column }
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        for row in 1...first.count {
            for column in 1...second.count {
                let change = first[row - 1] == second[column - 1] ? 0 : 1
                var best = min(
                    rows[row - 1][column] + 1, rows[row][column - 1] + 1,
                    rows[row - 1][column - 1] + change)
                if row > 1, column > 1, first[row - 1] == second[column - 2],
                    first[row - 2] == second[column - 1]
                {
                    best = min(best, rows[row - 2][column - 2] + 1)
                }
                rows[row][column] = best
            }
        }
        return rows[first.count][second.count]
    }
}
