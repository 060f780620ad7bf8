import JSON
import Testing

/// Who owns in fact and what bounds him, at the keyboard: commands and what they show.
struct OwnersCommandTests {
    private struct Step {
        let words: [String]
        let status: Int32
        let shown: String

        init(_ words: String..., status: Int32 = 0, shown: String) {
            self.words = words
            self.status = status
            self.shown = shown
        }
    }

    /// Days and the numbers that the whole database counts are made alike.
    private static func plain(_ text: String) -> String {
        text.normalised([]).replacing(/relation \d+/, with: "relation N")
            .replacing(/exception \d+/, with: "exception N")
            .replacing(/(?m)^ +\d+  (spouse|owns)/, with: { "  N  \($0.1)" })
    }

    private func play(_ steps: [Step], in book: Book) async throws {
        for step in steps {
            let outcome = try await book.run(words: step.words)
            #expect(outcome.status == step.status, "\(step.words): \(outcome.words)")
            #expect(Self.plain(outcome.words) == step.shown + "\n", "\(step.words)")
        }
    }

    @Test func `a marriage puts both over, and the page says why`() async throws {
        let book = try await Book.open("WED")
        try await play(
            [
                Step(
                    "person", "relate", "spouse", "CAT", "ANN", "--from", "2026-01-02", "--paper",
                    "certificate",
                    shown: Self.wedding),
                Step("cap", "why", "CAT", shown: Self.why),
                Step("cap", "excess", shown: Self.excess),
            ], in: book)
        let shown = try await book.run("person", "show", "CAT", "--json")
        let relation = try #require(
            JSONReader.read(shown.output)["relations"]?.array?.first?["relation"]?.int64)
        let ended = try await book.run(
            "person", "unrelate", String(relation), "--on", "2026-01-02", "--paper", "decree")
        #expect(ended.output.contains("no longer over ANN"), "\(ended.words)")
        let list = try await book.run("cap", "excess")
        #expect(list.output.hasPrefix("Nobody is over the ownership limit"))
    }

    @Test func `what bounds an owner is listed with its authority`() async throws {
        let book = try await Book.open("OWN-BOUNDS")
        try await play(
            [
                Step(
                    "price", "set", "PFD", "25", "--as-of", "2026-01-02", "--source", "exchange",
                    "--max-age-days", "30000",
                    shown: """
                        done: price set · issuer OWN-BOUNDS · security PFD · amount 25 · as of
                              DAY · source exchange · max age days 30000
                        """),
                Step(
                    "price", "list",
                    shown: """
                        Security   A share   As of        Good for      State      Source
                        PFD         $25.00   DAY   30,000 days   in force   exchange

                        1 price
                        """),
                Step(
                    "limit", "except", "CAT", "12/100", "--until", "2099-12-31", "--authority",
                    "resolution", shown: Self.exception),
                Step("limit", "list", shown: Self.limits),
                Step(
                    "person", "list", "--name", "sample",
                    shown: """
                        Person   Name           Kind         Accounts
                        CAT      CAT C SAMPLE   individual          1

                        1 person
                        """),
                Step(
                    "policy", "set", "adverse_claim_days", "31", "--authority", "letter",
                    status: 65,
                    shown: """
                        error: value: the policy adverse_claim_days cannot have that value. Accepted: a
                               number of days from 1 to 30.
                        """),
            ], in: book)
    }

    @Test func `a relation without its terms is refused by name`() async throws {
        let book = try await Book.open("OWN-BAD")
        let applied = try await book.apply(
            #"{"do":"person.relate","issuer":"$","kind":"stake","person":"ANN","paper":"x"}"#,
            #"{"do":"person.relate","issuer":"$","kind":"spouse","person":"ANN","other":"CAT","#
                + #""shares":1,"paper":"x"}"#,
            #"{"do":"person.relate","issuer":"$","kind":"spouse","person":"ANN","other":"NOBODY","#
                + #""paper":"x"}"#,
            #"{"do":"person.relate","issuer":"$","kind":"option","person":"ANN","security":"PFD","#
                + #""shares":1,"option":999999,"paper":"x"}"#,
            #"{"do":"price.set","issuer":"$","security":"PFD","amount":"0","as_of":"2026-01-02","#
                + #""source":"x"}"#,
            #"{"do":"price.set","issuer":"$","security":"PFD","amount":"1","as_of":"2999-01-02","#
                + #""source":"x"}"#,
            #"{"do":"policy.set","issuer":"$","policy":"excess","value":"TO_TRUST:CAT","#
                + #""authority":"x"}"#,
            #"{"do":"account.disclose","issuer":"$","account":"ANN","person":"CAT","#
                + #""security":"PFD","shares":1,"as_of":"2026-01-02","source":"x"}"#,
            #"{"do":"cap.show","issuer":"$","person":"NOBODY"}"#)
        #expect(applied.status == 65)
        #expect(applied.outcomes.allSatisfy { $0 == "error" })
        #expect(
            applied.answers.map(\.fields) == [
                ["other", "numerator", "denominator"], ["shares"], ["other"], ["option"],
                ["amount"], ["as_of"], ["value"], ["account"], ["person"],
            ])
    }
}

extension OwnersCommandTests {
    private static let wedding = """
        done: person relate · issuer WED · relation N · kind spouse · person CAT ·
              other ANN · from DAY · paper certificate

        OVER_PASSIVE · note
          ANN A SPECIMEN (ANN) holds 11,000 of 100,000; 1/10 allows 10,000: 1,000 over.
          Concerns: scope ALL_EQUITY, basis NUMBER, authority specimen charter, cause
          relation N: spouse, since DAY
          Source: charter ownership limit
          To cure: Report it to the issuer; only further increases are refused.
            Held               11,000
            Outstanding       100,000
            Limit                1/10
            Limit in shares    10,000
            Excess              1,000

        OVER_PASSIVE · note
          CAT C SAMPLE (CAT) holds 11,000 of 100,000; 1/10 allows 10,000: 1,000 over.
          Concerns: scope ALL_EQUITY, basis NUMBER, authority specimen charter, cause
          relation N: spouse, since DAY
          Source: charter ownership limit
          To cure: Report it to the issuer; only further increases are refused.
            Held               11,000
            Outstanding       100,000
            Limit                1/10
            Limit in shares    10,000
            Excess              1,000
        """

    private static let why = """
        WHY  CAT C SAMPLE, CAT, as of DAY

        What counts
          1  From      account ANN: 10,000 PFD
                       ANN A SPECIMEN, ANN owns it
                       ANN A SPECIMEN, ANN is the person's spouse
             Counted   10,000 PFD

          2  From      account CAT: 1,000 PFD
                       CAT C SAMPLE, CAT owns it
             Counted   1,000 PFD

        Together
          11,000 PFD

        Ownership limit
          OVER  1/10 of all equity stock, by number; specimen charter
            Held                11,000
            Outstanding        100,000
            Share              11.00 %
            Exactly       11000/100000
            Limit               10,000
            Headroom                 0
            Excess               1,000
        """

    private static let excess = """
        OVER  2 positions over the ownership limit as of DAY

          OVER_PASSIVE  ANN A SPECIMEN, ANN
                        1/10 of all equity stock, by number; specimen charter
            Held          11,000
            Outstanding   100,000
            Limit         10,000
            Excess        1,000
            Since         DAY
            Cause         relation N: spouse

          OVER_PASSIVE  CAT C SAMPLE, CAT
                        1/10 of all equity stock, by number; specimen charter
            Held          11,000
            Outstanding   100,000
            Limit         10,000
            Excess        1,000
            Since         DAY
            Cause         relation N: spouse
        """

    private static let exception = """
        done: limit except · issuer OWN-BOUNDS · exception N · person CAT · numerator
              12 · denominator 100 · until DAY · authority resolution

        FIVE_FIFTY · note
          CAT C SAMPLE and four others at the limit could own 13/25 of the value of the
          outstanding stock, more than one half.
          Concerns: actual 8/25
          Source: IRC 856(a)(6), 856(h), 542(a)(2)
          To cure: Have tax counsel confirm before the exception is used, or grant a
          smaller one.
        """

    private static let limits = """
        LIMITS  as of DAY

        Ownership limits
          Limit   Of                 By       From         State      Authority
          1/10    all equity stock   number   DAY   in force   specimen charter

        Exceptions
          Person              Limit    Of                 When               Authority
          CAT C SAMPLE, CAT   12/100   all equity stock   in force           resolution
                                                          from DAY
                                                          until DAY
        """
}
