/// A whole number with its digits in groups of three: `3,267,000`.
public func grouped(_ value: some BinaryInteger) -> String {
    let digits = Array(String(value.magnitude).utf8)
    var output: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { output.append(UInt8(ascii: ",")) }
        output.append(digit)
    }
    return String(decoding: output, as: UTF8.self)
}
