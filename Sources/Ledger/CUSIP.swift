/// A nine-character CUSIP number whose check digit has been recomputed and agrees.
public struct CUSIP: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Why a text is not a CUSIP number.
    public enum Defect: Error, Hashable, Sendable {
        case length(Int)
        case character(position: Int)
        case checkDigit(expected: Character)
    }

    public init(_ text: String) throws(Defect) {
        let characters = Array(text)
        guard characters.count == 9 else { throw .length(characters.count) }
        let expected = try Self.checkDigit(of: characters.dropLast())
        guard characters[8] == expected else { throw .checkDigit(expected: expected) }
        description = text
    }

    /// Doubles every second character's value and adds the decimal digits of each product.
    static func checkDigit(of body: ArraySlice<Character>) throws(Defect) -> Character {
        var sum = 0
        for (index, character) in body.enumerated() {
            guard let value = value(of: character) else { throw .character(position: index + 1) }
            let weighted = index.isMultiple(of: 2) ? value : value * 2
            sum += weighted / 10 + weighted % 10
        }
        return Character(String((10 - sum % 10) % 10))
    }

    private static func value(of character: Character) -> Int? {
        switch character {
        case "0"..."9": character.wholeNumberValue
        case "A"..."Z": character.asciiValue.map { Int($0) - 65 + 10 }
        case "*": 36
        case "@": 37
        case "#": 38
        default: nil
        }
    }
}

/// The six characters that name an issuer; a certificate form may print no more than these.
public struct CUSIPBase: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init?(_ text: String) {
        let isWellFormed = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte)
        }
        guard text.utf8.count == 6, isWellFormed else { return nil }
        description = text
    }
}
