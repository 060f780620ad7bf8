/// A debit in the subsidiary file that is not posted yet, so that the register shows too much.
public struct UnpostedDebit: Hashable, Sendable {
    public let line: Int64
    public let certificate: CertificateNumber
    /// What it takes off the register, in units.
    public let units: Int128

    public init(line: Int64, certificate: CertificateNumber, units: Int128) {
        self.line = line
        self.certificate = certificate
        self.units = units
    }
}
