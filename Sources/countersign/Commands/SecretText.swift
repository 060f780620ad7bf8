import Glibc
import JSON

/// A taxpayer number from a file or from standard input: arguments are seen by everybody.
enum SecretText {
    static func read(from path: String?) throws -> JSONValue {
        guard let path else { return .null }
        let text: String
        do {
            text = try SmallFile.read(path == "-" ? "/dev/stdin" : path)
        } catch {
            throw InputError(
                field: "tin", problem: "the file cannot be read",
                accepted: "a file that holds the number, or - for standard input")
        }
        return .string(String(text.filter { !$0.isWhitespace }))
    }
}

extension JSONValue {
    /// The issuer's written authority; half of one is passed on and refused by name.
    static func authority(_ document: String?, _ signer: String?) -> JSONValue {
        guard document != nil || signer != nil else { return .null }
        return ["document": .given(document), "signed_by": .given(signer)]
    }
}
