import Postgres
import Testing

@Suite struct PostgresErrorTests {
    @Test(arguments: ["40001", "40P01"])
    func `a lost race may be run again`(code: String) {
        #expect(SQLState(rawValue: code).isRetryable)
    }

    @Test(arguments: ["55P03", "23505", "TA301", "57014", "XX000"])
    func `nothing else is run again`(code: String) {
        #expect(!SQLState(rawValue: code).isRetryable)
    }

    @Test func `the book's own refusals are known by their class`() {
        #expect(SQLState(rawValue: "TA301").isLedgerRefusal)
        #expect(!SQLState.checkViolation.isLedgerRefusal)
    }

    @Test(arguments: ["22P02", "23505", "23514", "TA301", "P0001", "XX000", "42601", "99999"])
    func `a description never repeats words that may quote a row`(code: String) {
        let error = PostgresError.server(
            SQLState(rawValue: code), constraint: "person_tin_key", message: "tin 078-05-1120")
        #expect(!error.description.contains("078-05-1120"))
        #expect(error.description.contains(code))
        #expect(error.description.contains("person_tin_key"))
        #expect(error.debugDescription.contains("078-05-1120"))
    }

    @Test(arguments: ["53100", "42501", "55P03", "57P03", "3D000"])
    func `a description repeats words that name objects and resources`(code: String) {
        let error = PostgresError.server(
            SQLState(rawValue: code), constraint: nil, message: "No space left on device")
        #expect(error.description == "No space left on device (\(code))")
    }

    @Test func `a description cannot drive a terminal`() {
        let error = PostgresError.connection("a\u{1b}[31m\nb\u{202e}c")
        #expect(!error.description.unicodeScalars.contains("\u{1b}"))
        #expect(!error.description.unicodeScalars.contains("\u{202e}"))
        #expect(!error.description.contains("\n"))
    }
}
