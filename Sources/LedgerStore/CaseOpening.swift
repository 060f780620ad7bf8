import JSON
import Ledger

/// A notice that certificates are gone, as the desk enters it.
public struct CaseOpening: Hashable, Sendable {
    public let kind: LossKind
    public let security: SecurityID
    public let certificates: [CertificateNumber]
    /// Who reports it, in what right, and where the answer goes.
    public let reportedBy: String
    public let capacity: String
    public let address: String
    public let circumstances: String
    /// Today when nobody says.
    public let discoveredOn: CalendarDate?
    public let dispatchedOn: CalendarDate?
    /// ISO 8601 with its offset; now when nobody says.
    public let receivedAt: String?
    /// When the issuer had notice of a protected purchaser, if it has.
    public let purchaserNoticeAt: String?

    public init(
        kind: LossKind, security: SecurityID, certificates: [CertificateNumber],
        reportedBy: String, capacity: String, address: String, circumstances: String,
        discoveredOn: CalendarDate? = nil, dispatchedOn: CalendarDate? = nil,
        receivedAt: String? = nil, purchaserNoticeAt: String? = nil
    ) {
        self.kind = kind
        self.security = security
        self.certificates = certificates
        self.reportedBy = reportedBy
        self.capacity = capacity
        self.address = address
        self.circumstances = circumstances
        self.discoveredOn = discoveredOn
        self.dispatchedOn = dispatchedOn
        self.receivedAt = receivedAt
        self.purchaserNoticeAt = purchaserNoticeAt
    }

    func order(_ number: CertificateNumber) -> StopOrder {
        StopOrder(
            kind: kind.stop ?? .internal,
            certificate: CertificateID(security: security, number: number),
            reason: circumstances, demandedBy: reportedBy, receivedAt: receivedAt)
    }

    func row(_ certificates: [CertificateNumber]) -> JSONValue {
        [
            "security": .string(security.text),
            "certificates": .array(certificates.map { .string($0.text) }),
            "kind": .string(kind.rawValue), "reported_by": .string(reportedBy),
            "capacity": .string(capacity), "address": .string(address),
            "circumstances": .string(circumstances),
            "discovered_on": .optional(discoveredOn?.description),
            "dispatched_on": .optional(dispatchedOn?.description),
            "received_at": .optional(receivedAt),
            "purchaser_notice_at": .optional(purchaserNoticeAt),
        ]
    }

    /// What no notice could say.
    func requirePossible(today: CalendarDate) throws(StoreError) {
        if let day = discoveredOn, day > today {
            throw .unacceptable(
                field: "discovered_on", problem: "\(day) is yet to come",
                accepted: "the day on which the loss was discovered")
        }
        for (field, time) in [
            ("received_at", receivedAt), ("purchaser_notice_at", purchaserNoticeAt),
        ] {
            // ISO 8601 begins with four digits of the year; in another zone the first of all years
            // would lie before it.
            guard let time, time < "1900" else { continue }
            throw .unacceptable(
                field: field, problem: "\(time) is before there was such a notice",
                accepted: "a time from the year 1900 on")
        }
        guard (kind == .notReceived) == (dispatchedOn != nil) else {
            throw .unacceptable(
                field: "dispatched_on",
                problem: kind == .notReceived
                    ? "when it was sent is not said" : "what was \(kind.words) was not sent",
                accepted: "the day of the dispatch with NOT_RECEIVED, and none otherwise")
        }
        if let sent = dispatchedOn, sent > discoveredOn ?? today {
            throw .unacceptable(
                field: "dispatched_on", problem: "\(sent) is after the day it was missed",
                accepted: "a day before it was missed")
        }
    }
}
