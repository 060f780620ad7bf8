import Crypto
import JSON
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

    /// What is given with a file that was taken over before; all of it names it, so that the same
    /// again is the same, and what the book has not is in it.
    func supplement(stops: [TakenStop], controls: [ControlTotal]) -> TakeOver {
        let totals = self.controls.map { control in
            "\(control.security) \(control.issued.units) \(control.authorised?.units ?? -1)"
        }
        let content = [fileHash, JSONValue.array(self.stops.map(\.json)).compact] + totals
        return TakeOver(
            fileName: fileName, content: Array(content.joined(separator: "\n").utf8), asOf: asOf,
            accounts: [], certificates: [], cancelled: [], stops: stops, controls: controls,
            authority: authority)
    }

    /// What each item of the file is called begins so.
    var keyPrefix: String { "import-\(fileHash.prefix(32))-" }
}
