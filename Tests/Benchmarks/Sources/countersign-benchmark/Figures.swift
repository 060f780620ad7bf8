/// Small sums on measurements.
enum Figures {
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2)
            ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The median of the ratios of rounds that ran one after the other.
    static func ratio(_ above: [Double], _ below: [Double]) -> Double {
        median(zip(above, below).map { $0 / $1 })
    }

    /// `12,345`, or with `places` decimal places.
    static func show(_ value: Double, places: Int = 0) -> String {
        guard value.isFinite else { return "-" }
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let rounded = Int((value * Double(scale)).rounded())
        let digits = String(abs(rounded) / scale)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        if places > 0 {
            let fraction = String(abs(rounded) % scale)
            text += "." + String(repeating: "0", count: places - fraction.count) + fraction
        }
        return rounded < 0 ? "-" + text : text
    }
}

extension Duration {
    var seconds: Double {
        let parts = components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }

    var milliseconds: Double { seconds * 1_000 }
}
