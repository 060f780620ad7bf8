import Ledger

/// What somebody found who counted the blanks of a security.
public enum StockTally: Hashable, Sendable {
    /// Only how many there are.
    case count(Int)
    /// Each by its number.
    case numbers([CertificateNumber])
}
