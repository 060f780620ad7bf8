import JSON
import Testing

/// Two thousand lines of nonsense, half-sense and sense: one answer each, in order, and a sound book.
struct StormTests {
    @Test func `a storm of lines is answered line by line and leaves the book sound`() async throws
    {
        let book = try await Book.open("STORM")
        var storm = Storm(seed: 0xB00C)
        let lines = (0..<2_000).map { _ in storm.line(issuer: book.issuer) }
        let applied = try await book.office.apply(bytes: Array(lines.joined(separator: [10])))
        #expect(applied.status == 65, "\(applied.outcome.error)")
        #expect(applied.answers.map { $0["line"]?.int64 } == (1...2_000).map { Int64($0) })
        let counts = Dictionary(grouping: applied.outcomes) { $0 }.mapValues(\.count)
        for outcome in ["done", "posted", "approved", "refused", "error"] {
            #expect(counts[outcome, default: 0] > 10, "\(counts)")
        }
        let verified = try await book.run("book", "verify")
        #expect(verified.status == 0, "\(verified.output)")
    }
}

/// Makes lines from a seed: requests of every operation with values that fit or do not, and bytes
/// struck out, doubled and changed.
struct Storm {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func line(issuer: String) -> [UInt8] {
        let count = below(10) == 0 ? 1 + below(4) : 1
        let items = (0..<count).map { _ in request(issuer) }
        let isGroup = below(10) == 0
        var line = Array(
            (isGroup ? #"{"do":"atomic","items":[\#(items.joined(separator: ","))]}"# : items[0])
                .utf8)
        if below(6) == 0 { spoil(&line) }
        return line.contains { $0 != 32 && $0 != 9 } ? line : Array("x".utf8)
    }

    /// Any bytes but the one that ends a line.
    private mutating func spoil(_ line: inout [UInt8]) {
        for _ in 0...below(3) where !line.isEmpty {
            let place = below(line.count)
            switch below(4) {
            case 0: line.remove(at: place)
            case 1: line[place] = UInt8(below(256))
            case 2: line.insert(UInt8(below(256)), at: place)
            default: line.insert(contentsOf: line.prefix(place), at: place)
            }
        }
        line.removeAll { $0 == 10 || $0 == 13 }
    }

    private mutating func request(_ issuer: String) -> String {
        let accounts = [
            "ANN", "BOB", "CAT", "NOM", "CAT", "NOM", "NEW\(below(5))", "@UNISSUED", "",
        ]
        let account = pick(accounts)
        let other = pick(accounts)
        let certificate = pick([
            "P-000\(below(10))", "P-000\(below(10))", "P-00\(10 + below(40))", "X",
        ])
        let shares = pick([
            "1", "\(below(20_000))", "\(below(2_000))", "\(below(200))", "1000", "10000",
            "9223372036854775807", "0", "-1", "1.0",
            "null",
        ])
        let name = pick([
            "ANN A SPECIMEN", "BOB B SPECIMEN", "CAT C SAMPLE", "SPECIMEN & CO", "\\u202E", "é’—",
        ])
        let key = pick(["k\(below(300))", "k\(below(300))", "k 1", ""])
        let rest: String =
            switch below(15) {
            case 0, 1, 2, 3, 4:
                """
                "\(pick(["transfer.post", "transfer.check"]))","key":"\(key)","security":"PFD",\
                "certificates":["\(certificate)"],"assignments":[{"to":"\(account)",\
                "shares":\(shares)}],"signatures":["\(name)"],"guarantee":{"program":"STAMP",\
                "prefix":"\(pick(["A", "Z", "f"]))","serial":"A\(below(1_000_000))",\
                "institution":"Bank"},\
                "price":"\(pick(["25.00", "1", "0", "922337203685477.5807"]))"
                """
            case 5:
                """
                "certificate.issue","key":"\(key)","security":"PFD","account":"\(account)",\
                "shares":\(shares),"authority":{"document":"d","signed_by":"s"}
                """
            case 6:
                """
                "account.add","account":"\(account)","inscription":"\(name)","form":\
                "\(pick(["INDIVIDUAL", "JT TEN", "TRUST"]))","tin_absent":"x","street":"S",\
                "city":"C","state":"MA","zip":"01101"
                """
            case 7: #""person.add","name":"\#(name)","person":"\#(account)""#
            case 8: #""cap.check","person":"\#(account)","security":"PFD","shares":\#(shares)"#
            case 9: #""cap.show","person":"\#(account)""#
            case 10: #""account.show","account":"\#(account)""#
            case 11: #""certificate.history","security":"PFD","certificate":"\#(certificate)""#
            case 12:
                #""person.position","person":"\#(account)","security":"PFD","shares":\#(shares),"#
                    + #""as_of":"2026-01-02","source":"\#(other)""#
            case 13: #""transfer.reverse","reverses":"\#(key)","reason":"x""#
            default: #""\#(pick(["book.show", "transfer.list", "account.list", "\(name)"]))""#
            }
        return #"{"issuer":"\#(below(30) == 0 ? other : issuer)","do":\#(rest)}"#
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// SplitMix64, so that the same seed makes the same storm everywhere.
    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
