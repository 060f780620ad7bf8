/// Taxpayer numbers where they have no business: what shows one is not taken, and not repeated.
enum TaxpayerText {
    /// Whether the whole text is a number written with its hyphens.
    static func isNumber(_ text: String) -> Bool {
        isPersonal(Array(text.utf8)) || isEmployer(Array(text.utf8))
    }

    /// Whether a person's number stands somewhere in the text, set apart by what is no digit.
    static func isShown(in text: String) -> Bool {
        text.utf8.split(whereSeparator: { !isPart($0) }).contains { isPersonal(Array($0)) }
    }

    /// The text without what may be such a number, with hyphens or without.
    static func masked(_ text: String) -> String {
        var masked = ""
        var run = ""
        func append() {
            masked += run.utf8.count(where: isDigit) == 9 ? "[number]" : run
            run = ""
        }
        for character in text {
            if let byte = character.asciiValue, isPart(byte) {
                run.append(character)
            } else {
                append()
                masked.append(character)
            }
        }
        append()
        return masked
    }

    /// Says that a number is not accepted, repeating it where it tells nobody's secret.
    static func refused(_ number: String) -> String {
        "\(masked(number).prefix(24)) is not accepted"
    }

    private static func isPersonal(_ text: [UInt8]) -> Bool { isNumber(text, hyphens: [3, 6]) }

    private static func isEmployer(_ text: [UInt8]) -> Bool { isNumber(text, hyphens: [2]) }

    private static func isNumber(_ text: [UInt8], hyphens: [Int]) -> Bool {
        text.count == 9 + hyphens.count
            && text.indices.allSatisfy { index in
                hyphens.contains(index) ? text[index] == UInt8(ascii: "-") : isDigit(text[index])
            }
    }

    private static func isPart(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: "-") }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
