import Ledger

/// A time stamp as people read it: to the minute, in UTC. What is no time stamp stays as it is.
struct MomentView: Sendable {
    private static let minutesPerDay = 1440

    let text: String

    init(_ stamp: String) { text = Self.shortened(stamp) ?? stamp }

    private static func shortened(_ stamp: String) -> String? {
        let parts = stamp.split(maxSplits: 1) { $0 == "T" || $0 == " " }
        guard parts.count == 2, let day = CalendarDate(String(parts[0])),
            let mark = parts[1].lastIndex(where: { "Z+-".contains($0) }),
            let clock = minutes(parts[1][..<mark]),
            let offset = minutes(ofOffset: parts[1][mark...])
        else { return nil }
        let moment = clock - offset
        let shift = moment < 0 ? -1 : moment / minutesPerDay
        let inDay = moment - shift * minutesPerDay
        let time = "\(twoDigits(inDay / 60)):\(twoDigits(inDay % 60))"
        return "\(day.adding(days: shift)) \(time) UTC"
    }

    /// Of `14:03`, `14:03:22` or `14:03:22.104`: seconds are dropped, never rounded up.
    private static func minutes(_ clock: Substring) -> Int? {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), let hours = number(parts[0], below: 24) else {
            return nil
        }
        guard parts.count > 1 else { return hours * 60 }
        return number(parts[1], below: 60).map { hours * 60 + $0 }
    }

    private static func minutes(ofOffset offset: Substring) -> Int? {
        guard offset != "Z" else { return 0 }
        return minutes(offset.dropFirst()).map { offset.first == "-" ? -$0 : $0 }
    }

    private static func number(_ digits: Substring, below limit: Int) -> Int? {
        guard digits.utf8.count == 2, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let value = Int(digits), value < limit
        else { return nil }
        return value
    }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
