/// Decimal text to integers and back, without floating point and without rounding.
enum Decimal {
    /// The integer of 10^-places that `text` names, or nil when it names none exactly.
    static func units(_ text: String, places: Int) -> Int64? {
        var bytes = Array(text.utf8)
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = wholeDigits(parts[0]) else { return nil }
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        guard parts.count == 1 || !fraction.isEmpty, fraction.allSatisfy(isDigit),
            fraction.count <= places || fraction[places...].allSatisfy({ $0 == UInt8(ascii: "0") })
        else { return nil }
        let kept = fraction.prefix(places)
        let padding = repeatElement(UInt8(ascii: "0"), count: places - kept.count)
        let sign = isNegative ? "-" : ""
        return Int64(sign + String(decoding: whole + kept + padding, as: UTF8.self))
    }

    /// The digits before the point; commas are allowed only where they group thousands.
    private static func wholeDigits(_ part: ArraySlice<UInt8>) -> [UInt8]? {
        let groups = part.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard let first = groups.first, !first.isEmpty,
            groups.allSatisfy({ $0.allSatisfy(isDigit) })
        else { return nil }
        if groups.count > 1 {
            guard first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        return groups.flatMap { $0 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    static func display(_ units: Int128, places: Int) -> String {
        let magnitude = units.magnitude
        let scale = UInt128(powerOfTen(places))
        let whole = grouped(magnitude / scale)
        let sign = units < 0 ? "-" : ""
        guard places > 0 else { return sign + whole }
        let digits = String(magnitude % scale)
        let padding = String(repeating: "0", count: places - digits.count)
        return sign + whole + "." + padding + digits
    }

    static func grouped(_ value: UInt128) -> String {
        var text = ""
        for (index, digit) in String(value).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
