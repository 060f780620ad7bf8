import Crypto
import Ledger

/// An earlier agent's book, read and made sense of, to be taken over as one.
public struct TakeOver: Sendable {
    public let fileName: String
    /// SHA-256 of the file of certificates in hexadecimal digits; the same file comes in once.
    public let fileHash: String
    /// The day of the control totals; today when nobody says.
    public let asOf: CalendarDate?
    public let accounts: [TakenAccount]
    public let certificates: [TakenCertificate]
    public let cancelled: [CancelledDetail]
    public let stops: [TakenStop]
    public let controls: [ControlTotal]
    /// The issuer's written authority, where the control book has other figures already.
    public let authority: WrittenAuthority?

    /// - Parameter content: The file of certificates as it was read.
    public init(
        fileName: String, content: [UInt8], asOf: CalendarDate?, accounts: [TakenAccount],
        certificates: [TakenCertificate], cancelled: [CancelledDetail], stops: [TakenStop],
        controls: [ControlTotal], authority: WrittenAuthority?
    ) {
        self.fileName = fileName
        fileHash = hexadecimal(Array(SHA256.hash(data: content)))
        self.asOf = asOf
        self.accounts = accounts
        self.certificates = certificates
        self.cancelled = cancelled
        self.stops = stops
        self.controls = controls
        self.authority = authority
    }

    /// The classes that the files speak of, in order.
    var securities: [SecurityID] {
        Set(
            certificates.map(\.id.security) + cancelled.map(\.id.security)
                + stops.map(\.certificate.security) + controls.map(\.security)
        ).sorted()
    }

    /// What each item of the file is called begins so.
    var keyPrefix: String { "import-\(fileHash.prefix(32))-" }
}
