import JSON
import Testing

/// A key happens once, however often it is sent.
struct IdempotencyTests {
    private let post = Book.transfer(
        "P-0003", signed: "CAT C SAMPLE", to: "NOM", 400, key: "once")

    @Test func `the same key again posts nothing and tells the first outcome`() async throws {
        let book = try await Book.open("ID-SAME")
        let first = try await book.apply(post)
        let rows = try book.rows()
        let second = try await book.apply(post)
        #expect(second.status == 0)
        #expect(second[0]["replayed"] == true)
        for name in ["outcome", "item", "entry", "certificates", "ended", "findings", "cap"] {
            #expect(second[0][name] == first[0][name], "\(name)")
        }
        #expect(try book.rows() == rows)
    }

    @Test func `a refusal is told again too, though it would pass by now`() async throws {
        let book = try await Book.open("ID-REFUSED")
        let over = Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "ANN", 1, key: "over")
        let refused = try await book.apply(over)
        #expect(refused.outcomes == ["refused"])
        let cured = try await book.apply(
            Book.transfer("P-0001", signed: "ANN A SPECIMEN", to: "NOM", 5_000, key: "cure"), over)
        #expect(cured.outcomes == ["posted", "refused"])
        #expect(cured[1]["replayed"] == true)
    }

    @Test func `the same key with another request is an error and posts nothing`() async throws {
        let book = try await Book.open("ID-OTHER")
        _ = try await book.apply(post)
        let rows = try book.rows()
        let other = try await book.apply(
            Book.transfer("P-0003", signed: "CAT C SAMPLE", to: "NOM", 401, key: "once"),
            #"{"do":"transfer.reverse","issuer":"$","key":"once","reverses":"once","reason":"x"}"#)
        #expect(other.outcomes == ["error", "error"])
        #expect(other.answers.allSatisfy { $0.fields == ["key"] })
        #expect(other.status == 65)
        #expect(try book.rows() == rows)
    }

    @Test func `the same key twice in one group is an error`() async throws {
        let book = try await Book.open("ID-GROUP")
        let rows = try book.rows()
        let applied = try await book.apply(Book.atomic(post, post))
        #expect(applied.outcomes == ["error"])
        #expect(try book.rows() == rows)
    }

    @Test func `the same file twice posts once`() async throws {
        let book = try await Book.open("ID-FILE")
        let lines = [
            post, Book.transfer("P-0004", signed: "SPECIMEN & CO", to: "CAT", 1_000, key: "two"),
            Book.transfer("P-0001", signed: "ANN A SPECIMEN", to: "BOB", 1, key: "refused"),
            Book.atomic(
                Book.transfer("P-0002", signed: "BOB B SPECIMEN", to: "CAT", 10, key: "three")),
        ]
        let first = try await book.apply(lines: lines)
        #expect(first.outcomes == ["posted", "posted", "refused", "posted"])
        let rows = try book.rows()
        let second = try await book.apply(lines: lines)
        #expect(second.outcomes == first.outcomes)
        #expect(second.status == first.status)
        #expect(try book.rows() == rows)
    }
}
