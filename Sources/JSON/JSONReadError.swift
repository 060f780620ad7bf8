/// Why a document was not read, and where, without a word of what it holds.
///
/// The text may carry a taxpayer number, so at most one punctuation mark of it is repeated.
public struct JSONReadError: Error, Hashable, Sendable {
    /// Counted from 1; a line ends with LF, CR or both.
    public let line: Int

    /// Counted from 1 in Unicode scalars; a byte order mark does not count.
    public let column: Int

    public let problem: Problem

    /// What would have been accepted in that place.
    public let accepted: String

    public init(line: Int, column: Int, problem: Problem, accepted: String) {
        self.line = line
        self.column = column
        self.problem = problem
        self.accepted = accepted
    }
}

extension JSONReadError {
    /// What is wrong with a document.
    public enum Problem: Hashable, Sendable {
        case empty
        case unexpectedEnd
        case unexpectedCharacter

        /// The only case that repeats anything: one ASCII punctuation mark.
        case unexpectedPunctuation(Character)
        case trailingText
        case leadingZero
        case invalidUTF8
        case controlCharacter
        case invalidEscape
        case loneSurrogate

        /// `\u0000` is good JSON, but PostgreSQL cannot store it in a text.
        case nulEscape
        case duplicateName
        case tooDeep(limit: Int)
        case tooLong(limit: Int)
    }
}

extension JSONReadError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "the document is empty"
        case .unexpectedEnd: "the document ends too early"
        case .unexpectedCharacter: "unexpected character"
        case .unexpectedPunctuation(let mark): "unexpected “\(mark)”"
        case .trailingText: "more text after the end of the document"
        case .leadingZero: "a number with a leading zero"
        case .invalidUTF8: "bytes that are not UTF-8"
        case .controlCharacter: "a control character inside a string"
        case .invalidEscape: "an unknown escape in a string"
        case .loneSurrogate: "half of a surrogate pair"
        case .nulEscape: "a NUL character, which cannot be stored"
        case .duplicateName: "a member name that this object already has"
        case .tooDeep(let limit): "arrays and objects nested more than \(limit) deep"
        case .tooLong(let limit): "a document of more than \(limit) bytes"
        }
    }
}

extension JSONReadError: CustomStringConvertible {
    public var description: String {
        "line \(line), column \(column): \(problem); expected \(accepted)"
    }
}
