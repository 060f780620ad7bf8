import JSON
import Testing

/// Answers of the program, as `--json` prints them; persons and companies are made up.
enum Documents {
    static func read(_ text: String) throws -> JSONObject {
        try #require(try JSONReader.read(text).object)
    }
}
