import JSON
import Testing

@testable import countersign

/// Whatever a command does, a line of JSON does; and what either says, anybody can read.
struct SameAnswerTests {
    struct Pair: Sendable {
        let words: [String]
        let line: String
    }

    /// Every operation, as a command and as a line.
    private static let pairs: [Pair] =
        [
            (
                "book open --name Specimen --jurisdiction DE",
                #""book.open","name":"Specimen","jurisdiction":"DE""#
            ),
            (
                "security add PFD --title Preferred --serial-prefix P- --scale 1",
                #""security.add","security":"PFD","title":"Preferred","serial_prefix":"P-","scale":1"#
            ),
            (
                "security add COM --title Common --kept elsewhere",
                #""security.add","security":"COM","title":"Common","kept":"elsewhere""#
            ),
            (
                "capital set PFD --authorised 1,000.5 --as-of 2026-01-02 --source letter",
                #""capital.set","security":"PFD","authorised":10005,"as_of":"2026-01-02","#
                    + #""source":"letter""#
            ),
            (
                "capital set COM --outstanding 500 --as-of 2026-01-02 --source letter",
                #""capital.set","security":"COM","outstanding":500,"as_of":"2026-01-02","#
                    + #""source":"letter""#
            ),
            ("capital show", #""capital.show""#),
            ("capital show PFD", #""capital.show","security":"PFD""#),
            ("capital show NONE", #""capital.show","security":"NONE""#),
            (
                "limit set 1/2 --from 2026-01-01 --authority charter",
                #""limit.set","numerator":1,"denominator":2,"from":"2026-01-01","#
                    + #""authority":"charter""#
            ),
            (
                "guarantee cover Z 2,000.50 --source table",
                #""guarantee.cover","prefix":"Z","maximum":"2,000.50","source":"table""#
            ),
            (
                "person add --person ANN --name ANN",
                #""person.add","person":"ANN","name":"ANN""#
            ),
            (
                "person position ANN COM 10 --as-of 2026-01-02 --source report",
                #""person.position","person":"ANN","security":"COM","shares":10,"#
                    + #""as_of":"2026-01-02","source":"report""#
            ),
            (
                "account add --account ANN --inscription ANN --form INDIVIDUAL --street S --city C"
                    + " --state MA --zip 01101 --tin-absent none --owner ANN:owner",
                #""account.add","account":"ANN","inscription":"ANN","form":"INDIVIDUAL","#
                    + #""street":"S","city":"C","state":"MA","zip":"01101","tin_absent":"none","#
                    + #""owners":[{"person":"ANN","capacity":"owner"}]"#
            ),
            (
                "account add --account NOM --inscription NOM --form NOMINEE --street S --city C"
                    + " --state MA --zip 01101 --tin-absent none",
                #""account.add","account":"NOM","inscription":"NOM","form":"NOMINEE","#
                    + #""street":"S","city":"C","state":"MA","zip":"01101","tin_absent":"none""#
            ),
            (
                "account standing NOM intermediary --evidence letter",
                #""account.standing","account":"NOM","standing":"intermediary","evidence":"letter""#
            ),
            (
                "certificate open P-1 --security PFD --account NOM --shares 800.5 --key k1",
                #""certificate.open","certificate":"P-1","security":"PFD","account":"NOM","#
                    + #""shares":8005,"key":"k1""#
            ),
            (
                "certificate issue --security PFD --account ANN --shares 10 --key k2 --certificate P-2"
                    + " --authority-document order --authority-signed-by Secretary --paper temporary"
                    + " --countersigner A --registrar B",
                #""certificate.issue","security":"PFD","account":"ANN","shares":100,"key":"k2","#
                    + #""certificate":"P-2","authority":{"document":"order","#
                    + #""signed_by":"Secretary"},"paper":"temporary","countersigner":"A","#
                    + #""registrar":"B""#
            ),
            (
                "certificate prepare --security PFD --account ANN --shares 5 --key k3 --certificate P-3"
                    + " --authority-document order --authority-signed-by Secretary",
                #""certificate.prepare","security":"PFD","account":"ANN","shares":50,"key":"k3","#
                    + #""certificate":"P-3","authority":{"document":"order","#
                    + #""signed_by":"Secretary"}"#
            ),
            (
                "certificate countersign P-3 --security PFD --countersigner A --key k4",
                #""certificate.countersign","certificate":"P-3","security":"PFD","#
                    + #""countersigner":"A","key":"k4""#
            ),
            (
                "certificate register P-3 --security PFD --registrar B --key k5",
                #""certificate.register","certificate":"P-3","security":"PFD","registrar":"B","#
                    + #""key":"k5""#
            ),
            (
                "policy set one_person_countersigns_and_registers yes --from 2026-01-02"
                    + " --authority form",
                #""policy.set","policy":"one_person_countersigns_and_registers","value":"yes","#
                    + #""from":"2026-01-02","authority":"form""#
            ),
            (
                "certificate register P-3 --security PFD --registrar B --key k6",
                #""certificate.register","certificate":"P-3","security":"PFD","registrar":"B","#
                    + #""key":"k6""#
            ),
            (
                "stop place P-2 --security PFD --kind LOST --reason letter --demanded-by owner",
                #""stop.place","certificate":"P-2","security":"PFD","kind":"LOST","#
                    + #""reason":"letter","demanded_by":"owner""#
            ),
            ("stop release 999999 --authority x", #""stop.release","stop":999999,"authority":"x""#),
        ].map(pair) + asking + owners + paper + custody + life + replacement
        + books + service + reports + events

    /// Transfers and questions, some of which are refused.
    private static var asking: [Pair] {
        let papers =
            " --signature NOM --program STAMP --prefix A --serial A1 --institution Bank --price 25"
            + " --price-source paper --price-date 2026-01-02 --presentor Broker --ticket W-1"
        let members =
            #","signatures":["NOM"],"guarantee":{"program":"STAMP","prefix":"A","serial":"A1","#
            + #""institution":"Bank"},"price":"25","price_source":"paper","#
            + #""price_date":"2026-01-02","presentor":"Broker","ticket":"W-1""#
        return [
            (
                "transfer check --security PFD --certificate P-1 --to ANN=700 --key c1" + papers,
                #""transfer.check","security":"PFD","certificates":["P-1"],"#
                    + #""assignments":[{"to":"ANN","shares":7000}],"key":"c1""# + members
            ),
            (
                "transfer post --security PFD --certificate P-1 --to ANN=700 --key t1" + papers,
                #""transfer.post","security":"PFD","certificates":["P-1"],"#
                    + #""assignments":[{"to":"ANN","shares":7000}],"key":"t1""# + members
            ),
            (
                "transfer post --security PFD --certificate P-1 --to ANN=1.5 --key t2"
                    + " --new-inscription BOB --new-account BOB --new-street S --new-city C"
                    + " --new-state MA --new-zip 01101 --new-tin-absent none --new-shares 2"
                    + papers,
                #""transfer.post","security":"PFD","certificates":["P-1"],"#
                    + #""assignments":[{"to":"ANN","shares":15},{"new":{"inscription":"BOB","#
                    + #""account":"BOB","form":"INDIVIDUAL","street":"S","city":"C","state":"MA","#
                    + #""zip":"01101","tin_absent":"none"},"shares":20}],"key":"t2""# + members
            ),
            ("transfer show t2", #""item.show","key":"t2""#),
            ("transfer list --with refused", #""transfer.list","with":"refused""#),
            (
                "transfer reverse t2 --reason slip --key r1",
                #""transfer.reverse","reverses":"t2","reason":"slip","key":"r1""#
            ),
            ("transfer show none", #""item.show","key":"none""#),
            (
                "certificate show P-2 --security PFD",
                #""certificate.show","certificate":"P-2","security":"PFD""#
            ),
            (
                "certificate history P-1 --security PFD",
                #""certificate.history","certificate":"P-1","security":"PFD""#
            ),
            (
                "certificate list --security PFD --standing OUTSTANDING --limit 2",
                #""certificate.list","security":"PFD","standing":"OUTSTANDING","limit":2"#
            ),
            ("account show ANN", #""account.show","account":"ANN""#),
            ("account list NOM", #""account.list","matching":"NOM""#),
            ("person show ANN", #""person.show","person":"ANN""#),
            ("cap show ANN", #""cap.show","person":"ANN""#),
            (
                "cap check ANN 700 --security PFD",
                #""cap.check","person":"ANN","shares":7000,"security":"PFD""#
            ), ("book show", #""book.show""#), ("book verify", #""book.verify""#),
        ].map(pair) + [Pair(words: ["book", "list"], line: #"{"do":"book.list"}"#)]
    }

    static func pair(_ words: String, _ members: String) -> Pair {
        Pair(
            words: words.split(separator: " ").map(String.init),
            line: #"{"issuer":"$","do":\#(members)}"#)
    }

    @Test func `a command and a line give the same answer, and the same to the eye`() async throws {
        let office = try await Office.started()
        let typed = Book(office: office, issuer: "TYPED")
        let lined = Book(office: office, issuer: "LINED")
        let applied = try await lined.apply(lines: Self.pairs.map(\.line))
        #expect(applied.answers.count == Self.pairs.count)
        let done = Set(applied.answers.compactMap { $0["do"]?.text })
        #expect(done == Set(Catalog.operations.map(\.name)))
        for (pair, answer) in zip(Self.pairs, applied.answers) {
            let isNotReady = pair.words[0] == "book" && pair.words[1] == "open"
            let rows = isNotReady ? [:] : try typed.rows()
            try await Self.expectReadable(
                pair, try await typed.run(words: pair.words + ["--dry-run"]))
            if !isNotReady { #expect(try typed.rows() == rows, "\(pair.words)") }
            let outcome = try await typed.run(words: pair.words + ["--json"])
            #expect(outcome.error.isEmpty, "\(pair.words)")
            let document = try JSONReader.read(outcome.output)
            try await Contract.hold(document)
            let status: Int32 =
                switch answer["outcome"]?.text {
                case "error": 65
                case "refused", "held": 3
                default: 0
                }
            #expect(outcome.status == status, "\(pair.words)")
            // The list of the books has both of them by now.
            guard pair.words != ["book", "list"], !pair.words.starts(with: ["report", "regulator"])
            else { continue }
            #expect(document.compared.compact == answer.compared.compact, "\(pair.words)")
        }
    }

    /// 80 columns, no escape codes, results apart from trouble.
    private static func expectReadable(_ pair: Pair, _ outcome: Program.Outcome) async throws {
        let isError = outcome.status == 65
        #expect(outcome.output.isEmpty == isError, "\(pair.words): \(outcome.words)")
        #expect(outcome.error.isEmpty != isError, "\(pair.words): \(outcome.words)")
        #expect([0, 3, 65].contains(outcome.status))
        for line in outcome.words.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(line.count <= 80, "\(pair.words)")
            #expect(!line.hasSuffix(" "), "\(pair.words)")
            #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
        }
    }
}

extension JSONValue {
    /// Members that are numbers of the whole database, not of a book.
    private static let numbers: Set<String> = [
        "item", "entry", "stop", "relation", "exception", "option", "case", "event", "bond",
        "difference", "over_issue", "opened", "reverses",
        "inquiry", "lost", "dispatch",
    ]

    /// A number, or the name of one in what a finding is about.
    private var isWhole: Bool { int64 != nil || text.flatMap { Int64($0) } != nil }

    /// The value without what differs from one book and one moment to another.
    fileprivate var compared: JSONValue {
        switch self {
        case .string(let text):
            // Names that the book makes up, numbers that a dry run has used up, and times.
            text.wholeMatch(of: /[PA]\d+|P-\d{4}/) != nil || text.contains(/\d[T ]\d\d:\d\d/)
                ? "made up"
                : .string(
                    text.replacing("LINED", with: "TYPED").replacing(
                        /(?:case|item|[Ss]top|inquiry|[Dd]ifference|over-issue) \d+/, with: "one"))
        case .array(let elements): .array(elements.map(\.compared))
        case .object(let object):
            .object(
                object.members.reduce(into: JSONObject()) { copy, member in
                    let isCounted = Self.numbers.contains(member.name)
                    guard member.name != "line" else { return }
                    copy[member.name] =
                        isCounted && member.value.isWhole ? 0 : member.value.compared
                })
        default: self
        }
    }
}
