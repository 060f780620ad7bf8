import JSON

/// A small book of an issuer of its own, so that tests in one office do not meet.
///
/// 100,000 preferred shares are outstanding and nobody may hold more than a tenth of them. ANN and
/// BOB stand at that limit, CAT far below it; the nominee is looked through.
struct Book: Sendable {
    let office: Office
    let issuer: String

    static func open(_ issuer: String, in office: Office? = nil) async throws -> Book {
        let place = if let office { office } else { try await Office.shared }
        let book = Book(office: place, issuer: issuer)
        let applied = try await place.apply([book.opening])
        guard applied.status == 0 else { throw NotOpened(answers: applied.answers) }
        return book
    }

    struct NotOpened: Error {
        let answers: [JSONValue]
    }

    func apply(_ lines: String..., options: [String] = []) async throws -> Applied {
        try await office.apply(lines.map(named), options: options)
    }

    func apply(lines: [String], options: [String] = []) async throws -> Applied {
        try await office.apply(lines.map(named), options: options)
    }

    func run(_ words: String..., input: String = "") async throws -> Program.Outcome {
        try await run(words: words, input: input)
    }

    func run(words: [String], input: String = "") async throws -> Program.Outcome {
        try await office.run(
            words: words, input: Array(input.utf8), adding: ["COUNTERSIGN_ISSUER": issuer])
    }

    func rows() throws -> [String: Int64] { try office.rows(of: issuer) }

    /// Lines name the book by a `$`, which is no part of any operation.
    private func named(_ line: String) -> String {
        line.split(separator: "$", omittingEmptySubsequences: false).joined(separator: issuer)
    }

    private var opening: String {
        let accounts = [
            ("ANN", "ANN A SPECIMEN"), ("BOB", "BOB B SPECIMEN"), ("CAT", "CAT C SAMPLE"),
        ]
        let certificates = [
            ("P-0001", "ANN", 10_000), ("P-0002", "BOB", 10_000), ("P-0003", "CAT", 1_000),
            ("P-0004", "NOM", 79_000),
        ]
        let items: [String] =
            [
                #"{"do":"book.open","name":"Specimen Trust, Inc."}"#,
                #"{"do":"security.add","security":"PFD","title":"Preferred","serial_prefix":"P-"}"#,
                """
                {"do":"capital.set","security":"PFD","authorised":1000000,"outstanding":100000,
                "as_of":"2026-01-02","source":"specimen letter"}
                """,
                """
                {"do":"limit.set","numerator":1,"denominator":10,"from":"2026-01-01",
                "authority":"specimen charter"}
                """,
            ]
            + accounts.flatMap { name, face in
                [
                    #"{"do":"person.add","person":"\#(name)","name":"\#(face)"}"#,
                    """
                    {"do":"account.add","account":"\(name)","inscription":"\(face)",
                    "form":"INDIVIDUAL","street":"1 Sample Street","city":"Springfield","state":"MA",
                    "zip":"01101","tin_absent":"specimen","owners":[{"person":"\(name)"}]}
                    """,
                ]
            } + [
                """
                {"do":"account.add","account":"NOM","inscription":"SPECIMEN & CO",
                "form":"NOMINEE","street":"1 Sample Street","city":"Springfield","state":"MA",
                "zip":"01101","tin_absent":"specimen","intermediary":{"evidence":"specimen"}}
                """
            ]
            + certificates.map { number, account, shares in
                """
                {"do":"certificate.open","key":"open-\(number)","security":"PFD",
                "certificate":"\(number)","account":"\(account)","shares":\(shares)}
                """
            }
        let line = #"{"do":"atomic","issuer":"$","items":["# + items.joined(separator: ",") + "]}"
        return named(line.filter { $0 != "\n" })
    }
}

extension Book {
    /// A transfer that has all its papers.
    static func transfer(
        _ certificate: String, signed name: String, to account: String, _ shares: Int,
        key: String, do operation: String = "transfer.post"
    ) -> String {
        """
        {"do":"\(operation)","issuer":"$","key":"\(key)","security":"PFD",\
        "certificates":["\(certificate)"],"assignments":[{"to":"\(account)","shares":\(shares)}],\
        "signatures":["\(name)"],"guarantee":{"program":"STAMP","prefix":"A",\
        "serial":"A-\(key)","institution":"First Example Bank"},"price":"25.00"}
        """
    }

    /// Several operations as one.
    static func atomic(_ items: String...) -> String {
        #"{"do":"atomic","issuer":"$","items":["# + items.joined(separator: ",") + "]}"
    }
}

extension JSONValue {
    /// The codes of the findings of an answer.
    var codes: [String] { self["findings"]?.array?.compactMap { $0["code"]?.text } ?? [] }

    /// The fields that the errors of an answer name.
    var fields: [String] { self["errors"]?.array?.map { $0["field"]?.text ?? "" } ?? [] }

    /// Everything that the errors of an answer say would be accepted.
    var accepted: String {
        self["errors"]?.array?.compactMap { $0["accepted"]?.text }.joined(separator: "; ") ?? ""
    }
}
