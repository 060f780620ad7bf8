import CSV
import JSON

/// One thing wrong with a batch file: where, what, and what would be accepted.
struct BatchError: Error, Hashable, Sendable {
    let line: Int
    /// The character's place in its line; none where the file does not have the column.
    let column: Int?
    let field: String?
    let problem: String
    let accepted: String
    /// The name of the file, where there are several.
    var file: String?

    init(line: Int, column: Int?, field: String?, problem: String, accepted: String) {
        self.line = line
        self.column = column
        self.field = field
        self.problem = problem
        self.accepted = accepted
    }

    init(_ error: CSVError) {
        self.init(
            line: error.line, column: error.column, field: error.shownField,
            problem: error.problem.description, accepted: error.problem.accepted)
    }

    var json: JSONValue {
        var json: JSONObject = ["code": "BAD_INPUT"]
        json["file"] = file.map { .string($0) }
        json["line"] = .integer(Int64(line))
        json["column"] = column.map { .integer(Int64($0)) }
        json["field"] = field.map { .string($0) }
        json["problem"] = .string(problem)
        json["accepted"] = .string(accepted)
        return .object(json)
    }
}

/// Everything wrong with a batch file at once; nothing of it is posted.
struct BatchRefusal: Error, Sendable {
    let errors: [BatchError]
    let errorsLeftOut: Int

    /// As many as anybody corrects in one sitting.
    static let most = 1000

    init(_ errors: [BatchError], leftOut: Int = 0) {
        let inOrder = errors.sorted {
            ($0.line, $0.column ?? .max) < ($1.line, $1.column ?? .max)
        }
        self.errors = Array(inOrder.prefix(Self.most))
        errorsLeftOut = leftOut + max(0, errors.count - Self.most)
    }

    var answer: Answer {
        var listed = errors.map(\.json)
        if errorsLeftOut > 0 {
            listed.append([
                "code": "BAD_INPUT",
                "problem": .string("and \(errorsLeftOut) more are not told here"),
            ])
        }
        var answer = Answer(.error, ["errors": .array(listed)])
        answer.status = .badInput
        return answer
    }
}
