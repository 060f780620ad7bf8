/// The date of an instrument as faces write it: month first, or the year first with hyphens.
enum FaceDate {
    /// How many words the date at `index` has; none where no day of the calendar stands there.
    static func wordCount(at index: Int, in face: FaceWords, before end: Int) -> Int {
        if read(face.texts[index]) != nil { return 1 }
        guard index + 3 <= end else { return 0 }
        let text = face.text(index..<(index + 3))
        return read(text) != nil ? 3 : 0
    }

    static func looksNumeric(_ word: String) -> Bool {
        var digits = 0
        for byte in word.utf8 {
            switch byte {
            case 48...57: digits += 1
            case UInt8(ascii: "/"), UInt8(ascii: "-"): continue
            default: return false
            }
        }
        return digits > 0 && digits < word.utf8.count
    }

    /// `01/02/2001`, `1-2-2001`, `2001-01-02`, `JAN 2, 2001`; with two digits for the year the
    /// text is a date that has no certain day.
    static func read(_ text: String) -> (day: CalendarDate?, text: String)? {
        if let day = CalendarDate(text) { return (day, text) }
        let words = text.split { $0 == "/" || $0 == "-" || $0 == " " || $0 == "," }
        guard words.count == 3 else { return nil }
        guard let month = number(words[0]) ?? month(words[0]), let day = number(words[1]),
            let year = number(words[2])
        else { return nil }
        switch words[2].utf8.count {
        case 4: return CalendarDate(year: year, month: month, day: day).map { ($0, text) }
        case 2:
            // The shortest February would refuse a day that another century had.
            let day = CalendarDate(year: 2000, month: month, day: day)
            return day == nil ? nil : (nil, text)
        default: return nil
        }
    }

    private static func number(_ word: Substring) -> Int? {
        guard !word.isEmpty, word.utf8.count <= 4 else { return nil }
        var value = 0
        for byte in word.utf8 {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    private static func month(_ word: Substring) -> Int? {
        guard word.utf8.count >= 3, let first = months.first(where: { $0.hasPrefix(word) }) else {
            return nil
        }
        return months.firstIndex(of: first).map { $0 + 1 }
    }

    private static let months = [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER",
        "OCTOBER", "NOVEMBER", "DECEMBER",
    ]
}
