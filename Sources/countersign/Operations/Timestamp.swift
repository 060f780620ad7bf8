import Ledger

/// A point in time as text: `YYYY-MM-DDTHH:MM[:SS]` with `Z` or an offset.
enum Timestamp {
    static func isWellFormed(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 17, CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)) != nil,
            bytes[10] == UInt8(ascii: "T"), let hour = number(bytes, 11), hour < 24,
            bytes[13] == UInt8(ascii: ":"), let minute = number(bytes, 14), minute < 60
        else { return false }
        var rest = bytes[16...]
        if rest.first == UInt8(ascii: ":") {
            guard let second = number(bytes, 17), second < 60 else { return false }
            rest = bytes[19...]
        }
        if Array(rest) == [UInt8(ascii: "Z")] { return true }
        guard rest.count == 6, let sign = rest.first,
            sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let hours = number(bytes, rest.startIndex + 1), hours <= 14,
            bytes[rest.startIndex + 3] == UInt8(ascii: ":"),
            let minutes = number(bytes, rest.startIndex + 4), minutes < 60
        else { return false }
        return true
    }

    private static func number(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard bytes.count >= start + 2 else { return nil }
        let digits = bytes[start..<(start + 2)]
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
}
