extension CSVReader {
    /// Whether the names are the right ones; says everything that is wrong with them.
    mutating func checkHeader(_ fields: [CSVField], end: CSVField) -> Bool {
        if let separator = otherSeparator(fields) {
            report(separator, fields[0])
            return false
        }
        let known = Set(columns.map(\.name))
        var seen: Set<String> = []
        var isSound = true
        for field in fields {
            guard
                let problem = problem(field.text, known, isFirst: seen.insert(field.text).inserted)
            else { continue }
            report(problem, field)
            isSound = false
        }
        for column in columns where column.isRequired && !seen.contains(column.name) {
            report(.missingColumn(column.name), end)
            isSound = false
        }
        return isSound
    }

    private func problem(
        _ name: String, _ known: Set<String>, isFirst: Bool
    ) -> CSVError.Problem? {
        if name.isEmpty { return .unnamedColumn }
        if !isFirst { return .repeatedColumn(name) }
        if allowsOtherColumns || known.contains(name) { return nil }
        return .unknownColumn(name, suggestion: suggest(name))
    }

    /// Spreadsheets of half the world write semicolons, and one error says it better than many.
    private func otherSeparator(_ fields: [CSVField]) -> CSVError.Problem? {
        guard fields.count == 1, columns.count > 1, fields[0].text.contains(";") else { return nil }
        return .otherSeparator(";")
    }

    private mutating func report(_ problem: CSVError.Problem, _ field: CSVField) {
        errors.append(CSVError(line: field.line, column: field.column, problem: problem))
    }
}
