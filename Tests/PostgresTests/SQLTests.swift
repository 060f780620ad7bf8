import Postgres
import Testing

@Suite struct SQLTests {
    @Test func `a value becomes a numbered bind and never part of the text`() {
        let name = "x'; DROP TABLE posting; --"
        let sql: SQL = "SELECT \(name), \(Int64(7)), \(true)"
        #expect(sql.text == "SELECT $1, $2, $3")
        #expect(sql.binds == [name, "7", "t"])
    }

    @Test func `nil is NULL`() {
        let sql: SQL =
            "SELECT \(nil as String?), \(nil as Int64?), \(nil as Int?), \(nil as [UInt8]?)"
        #expect(sql.binds == [nil, nil, nil, nil])
    }

    @Test func `a statement without values is its literal`() {
        let sql: SQL = "BEGIN"
        #expect(sql.text == "BEGIN")
        #expect(sql.binds.isEmpty)
    }

    @Test func `a spliced statement is renumbered after the values before it`() {
        let part: SQL = "b = \(2) OR c = \(3)"
        let sql: SQL = "a = \(1) AND (\(sql: part)) AND d = \(4)"
        #expect(sql.text == "a = $1 AND (b = $2 OR c = $3) AND d = $4")
        #expect(sql.binds == ["1", "2", "3", "4"])
    }

    @Test func `a spliced literal is text`() {
        let sql: SQL = "SELECT * FROM \(raw: "posting") WHERE a = \(1)"
        #expect(sql.text == "SELECT * FROM posting WHERE a = $1")
    }

    @Test func `bytes are bound in hexadecimal`() {
        let sql: SQL = "SELECT \([0x00, 0x0f, 0xff] as [UInt8]), \([] as [UInt8])"
        #expect(sql.binds == ["\\x000fff", "\\x"])
    }

    @Test func `array elements are quoted whatever is in them`() {
        let sql: SQL = "SELECT \(["a\"b", "c\\d", "{e,f}", "NULL", "", " g "])"
        #expect(sql.binds == [#"{"a\"b","c\\d","{e,f}","NULL",""," g "}"#])
    }

    @Test func `arrays hold NULL and numbers and may be empty`() {
        let sql: SQL =
            "\(["a", nil] as [String?]) \([1, -2] as [Int64]) \([] as [String]) \([true, false])"
        #expect(sql.binds == [#"{"a",NULL}"#, "{1,-2}", "{}", "{t,f}"])
    }
}
