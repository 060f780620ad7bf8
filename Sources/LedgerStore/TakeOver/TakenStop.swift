import JSON
import Ledger

/// A stop on an earlier agent's list.
public struct TakenStop: Sendable {
    public let line: Int
    public let certificate: CertificateID
    public let kind: StopKind
    public let reason: String
    public let demandedBy: String?
    public let address: String?
    public let receivedOn: CalendarDate?

    public init(
        line: Int, certificate: CertificateID, kind: StopKind, reason: String,
        demandedBy: String?, address: String?, receivedOn: CalendarDate?
    ) {
        self.line = line
        self.certificate = certificate
        self.kind = kind
        self.reason = reason
        self.demandedBy = demandedBy
        self.address = address
        self.receivedOn = receivedOn
    }

    var json: JSONValue {
        [
            "line": .integer(Int64(line)), "security": .string(certificate.security.text),
            "number": .string(certificate.number.text), "kind": .string(kind.rawValue),
            "reason": .string(reason), "demanded_by": .optional(demandedBy),
            "address": .optional(address), "received_on": .optional(receivedOn?.description),
        ]
    }
}
