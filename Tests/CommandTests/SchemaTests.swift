import JSON
import Testing

@testable import countersign

/// The schema says what the program takes and answers: no more, no less.
struct SchemaTests {
    /// Every operation's own example, in an order in which a book can be made of them; what an
    /// example takes for granted is added as a line.
    enum Step {
        case example(String)
        case line(String)
        /// A line of an item that is held, for the examples that need one.
        case held(String)
    }

    private static let script: [Step] =
        [
            .example("book.open"), .example("security.add"),
            .line(
                #""do":"security.add","security":"COM","title":"Common Stock","kept":"elsewhere""#),
            .example("capital.set"), .example("capital.show"),
            .line(
                #""do":"capital.set","security":"SERB","authorised":22000,"as_of":"2026-01-02","#
                    + #""source":"specimen""#),
            .example("limit.set"), .example("guarantee.cover"), .example("person.add"),
            .example("account.add"),
            .line(
                #""do":"account.add","account":"A-ROE","inscription":"RICHARD SPECIMEN","#
                    + #""form":"INDIVIDUAL","street":"1 Sample Street","city":"Springfield","#
                    + #""state":"MA","zip":"01101","tin_absent":"specimen""#),
            .line(
                #""do":"account.add","account":"CEDE","inscription":"SPECIMEN & CO","#
                    + #""form":"NOMINEE","tin_absent":"specimen""#),
            .example("account.standing"), .example("certificate.open"),
            .example("certificate.issue"),
            .example("certificate.prepare"), .example("certificate.countersign"),
            .line(
                #""do":"policy.set","policy":"one_person_countersigns_and_registers","#
                    + #""value":"yes","authority":"the form has one line for both""#),
            .example("certificate.register"), .example("stop.place"), .example("stop.release"),
            .example("transfer.check"), .example("transfer.post"),
            .example("transfer.list"), .example("certificate.show"),
            .example("certificate.history"),
            .example("certificate.list"), .example("transfer.reverse"), .example("person.show"),
            .example("account.show"), .example("account.list"), .example("cap.check"),
            .example("person.position"), .example("book.show"), .example("book.list"),
            .example("book.verify"), .example("cap.show"),
        ] + owners + paper + life + custody + replacement + books + service + reports
        + events

    private static func example(of name: String) async throws -> JSONValue {
        try await Contract.schema.root["$defs"]?[name]?["examples"]?.array?.first ?? .null
    }

    @Test func `every operation has an example that is valid, and accepted in its turn`()
        async throws
    {
        let office = try await Office.started()
        var lines: [String] = []
        var played: [String] = []
        var held: Set<Int> = []
        for step in Self.script {
            switch step {
            case .line(let members), .held(let members):
                if case .held = step { held.insert(lines.count) }
                lines.append(#"{"issuer":"TMA",\#(members)}"#)
            case .example(let name):
                let example = try await Self.example(of: name)
                #expect(try await Contract.schema.defects(of: example, against: name) == [])
                lines.append(example.compact)
                played.append(name)
            }
        }
        #expect(played.sorted() == Catalog.operations.map(\.name).sorted())
        for line in lines {
            let request = try JSONReader.read(line)
            #expect(try await Contract.schema.defects(of: request, against: "request") == [])
        }
        // Some numbers are the book's own, and known only when it has given them.
        var answers: [JSONValue] = []
        while answers.count < lines.count {
            let start = answers.count
            let end = lines[(start + 1)...].firstIndex(where: Self.takesNumber) ?? lines.count
            lines[start] = Self.numbered(lines[start], after: answers)
            let applied = try await office.apply(Array(lines[start..<end]))
            #expect(applied.status == (held.contains { (start..<end).contains($0) } ? 3 : 0))
            answers += applied.answers
            guard applied.answers.count == end - start else { break }
        }
        #expect(answers.count == lines.count)
        for (index, (answer, line)) in zip(answers, lines).enumerated() {
            let wanted = held.contains(index) ? ["held"] : ["done", "posted", "approved"]
            let isAccepted = wanted.contains(answer["outcome"]?.text ?? "")
            #expect(isAccepted, "\(line): \(answer.compact)")
        }
    }

    private static let numbers = [
        "stop", "relation", "item", "draw", "case", "difference", "over_issue", "inquiry",
    ]

    /// The day of the example; of a day before the book was opened there is no list.
    private static let recordDate = #""record_date":"2026-01-05""#

    private static func takesNumber(_ line: String) -> Bool {
        line.contains(recordDate)
            || numbers.contains {
                line.contains(#""\#($0)":1,"#) || line.contains(#""\#($0)":1}"#)
            }
    }

    private static func numbered(_ line: String, after answers: [JSONValue]) -> String {
        let today = answers.last { $0["as_of"]?.text != nil }?["as_of"]?.text ?? ""
        let dated = line.replacing(recordDate, with: #""record_date":"\#(today)""#)
        return numbers.reduce(dated) { line, name in
            let number = answers.last { $0[name]?.int64 != nil }?[name]?.int64 ?? 1
            return line.replacing(#""\#(name)":1,"#, with: #""\#(name)":\#(number),"#)
                .replacing(#""\#(name)":1}"#, with: #""\#(name)":\#(number)}"#)
        }
    }

    /// Requests that are wrong in a way that a schema can say.
    static let malformed = [
        #"{}"#, #"{"do":"book.lst"}"#, #"{"do":null}"#, #"{"do":["book.list"]}"#,
        #"{"do":"book.list","issuer":"X"}"#, #"{"do":"book.show"}"#,
        #"{"do":"book.show","issuer":""}"#, #"{"do":"book.show","issuer":"-X"}"#,
        #"{"do":"book.show","issuer":"A NAME"}"#, #"{"do":"book.show","issuer":12}"#,
        #"{"do":"book.show","issuer":"\#(String(repeating: "X", count: 33))"}"#,
        #"{"do":"person.add","issuer":"X","name":"\#(String(repeating: "X", count: 201))"}"#,
        #"{"do":"person.add","issuer":"X","name":"Y","kind":"corporation"}"#,
        #"{"do":"person.add","issuer":"X","name":"Y","tin":"12345678"}"#,
        #"{"do":"person.add","issuer":"X","name":"  "}"#,
        #"{"do":"person.add","issuer":"X","name":{"first":"Y"}}"#,
        #"{"do":"cap.check","issuer":"X","person":"Y","security":"Z","shares":0}"#,
        #"{"do":"cap.check","issuer":"X","person":"Y","security":"Z","shares":-3}"#,
        #"{"do":"cap.check","issuer":"X","person":"Y","security":"Z","shares":1.5}"#,
        #"{"do":"cap.check","issuer":"X","person":"Y","security":"Z","shares":"100"}"#,
        #"{"do":"cap.check","issuer":"X","person":"Y","security":"Z","shares":9223372036854775808}"#,
        #"{"do":"guarantee.cover","issuer":"X","prefix":"Ä","maximum":"1","source":"s"}"#,
        #"{"do":"guarantee.cover","issuer":"X","prefix":"A","maximum":"1.00001","source":"s"}"#,
        #"{"do":"guarantee.cover","issuer":"X","prefix":"A","maximum":"1,00","source":"s"}"#,
        #"{"do":"guarantee.cover","issuer":"X","prefix":"A","maximum":100,"source":"s"}"#,
        #"{"do":"limit.set","issuer":"X","numerator":1,"denominator":2,"from":"1/2/26","#
            + #""authority":"s"}"#,
        #"{"do":"security.add","issuer":"X","security":"Y","title":"T","cusip":"885218"}"#,
        #"{"do":"security.add","issuer":"X","security":"Y","title":"T","cusip_base":"88521810"}"#,
        #"{"do":"security.add","issuer":"X","security":"Y","title":"T","scale":4}"#,
        #"{"do":"security.add","issuer":"X","security":"Y","title":"T","equity":"yes"}"#,
        #"{"do":"item.show","issuer":"X","key":"a b"}"#,
        #"{"do":"item.show","issuer":"X","key":"é"}"#,
        #"{"do":"transfer.post","issuer":"X","security":"Y","certificates":[],"assignments":[{}]}"#,
        #"{"do":"transfer.post","issuer":"X","security":"Y","certificates":["Z"],"assignments":[]}"#,
        #"{"do":"transfer.post","issuer":"X","security":"Y","certificates":["Z"],"#
            + #""assignments":[{"to":"A","shares":1,"share":2}]}"#,
        #"{"do":"replacement.issue","issuer":"X","case":1,"transfer":{"assignments":[]}}"#,
        #"{"do":"replacement.issue","issuer":"X","case":1,"transfer":{"certificates":["Z"],"#
            + #""assignments":[{"to":"A","shares":1}]}}"#,
        #"{"do":"atomic"}"#, #"{"do":"atomic","items":[]}"#, #"{"do":"atomic","items":[1]}"#,
        #"{"do":"atomic","items":[{"do":"book.list"}],"key":"k"}"#, #"[]"#, #""book.list""#, "null",
    ]

    @Test func `what the schema refuses, the program refuses, and names the place`() async throws {
        for text in Self.malformed {
            let request = try JSONReader.read(text)
            let defects = try await Contract.schema.defects(of: request, against: "request")
            #expect(!defects.isEmpty, "\(text)")
        }
        let applied = try await Office.shared.apply(Self.malformed)
        #expect(applied.status == 65)
        #expect(applied.answers.count == Self.malformed.count)
        for (answer, text) in zip(applied.answers, Self.malformed) {
            #expect(answer["outcome"] == "error", "\(text)")
            #expect(!answer.fields.isEmpty && !answer.accepted.isEmpty, "\(answer.compact)")
        }
    }

    @Test func `an answer that the program would not give is refused by the schema`() async throws {
        for text in [
            "{}", #"{"version":1,"outcome":"done"}"#,
            #"{"version":2,"do":"book.list","outcome":"done","findings":[]}"#,
            #"{"version":1,"do":"book.list","outcome":"posted","findings":[]}"#,
            #"{"version":1,"do":"book.list","outcome":"error","findings":[]}"#,
            #"{"version":1,"outcome":"error","errors":[{"code":"X"}],"findings":[]}"#,
            #"{"version":1,"do":"cap.show","issuer":"X","outcome":"done","findings":[{}]}"#,
        ] {
            let answer = try JSONReader.read(text)
            let defects = try await Contract.schema.defects(of: answer, against: "answer")
            #expect(!defects.isEmpty, "\(text)")
        }
    }
}
