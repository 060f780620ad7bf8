import JSON
import Testing

/// The program's own schema, and the promise that everything it answers keeps to it.
enum Contract {
    static var schema: SchemaValidator { get async throws { try await reading.value } }

    private static let reading = Task.detached {
        let outcome = try await Program.run(
            Program.path, ["apply", "--schema"], environment: Program.cleanEnvironment)
        return SchemaValidator(root: try JSONReader.read(Array(outcome.output.utf8)))
    }

    /// Holds an answer, and those of the items within it, to their definitions.
    static func hold(
        _ answer: JSONValue, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let isError = answer["outcome"]?.text == "error" && answer["answers"] == nil
        let name = isError ? "error" : answer["do"]?.text ?? "none"
        let defects = try await schema.defects(of: answer, against: "answer:" + name)
        #expect(defects == [], "\(answer.compact.prefix(600))", sourceLocation: location)
        for item in answer["answers"]?.array ?? [] { try await hold(item, location) }
    }
}
