/// How a certificate ended, for whoever gives notice of it too late.
public struct CertificateEnding: Hashable, Sendable {
    public let certificate: CertificateID
    /// The item that ended it, by its kind and key.
    public let item: String
    /// The moment as the book shows it.
    public let at: String
    /// The same moment in microseconds of the book's clock.
    public let microseconds: Int64

    public init(certificate: CertificateID, item: String, at: String, microseconds: Int64) {
        self.certificate = certificate
        self.item = item
        self.at = at
        self.microseconds = microseconds
    }

    /// Why no stop is placed, and what the order of the times means where the paper was lost.
    public func findings(on kind: StopKind, noticeReceivedAt received: Int64) -> [Finding] {
        let order = OrderOfTimes(registeredAt: microseconds, noticeReceivedAt: received)
        var message = """
            Certificate \(certificate) was ended by \(item) at \(at); there is nothing left that \
            a stop could hold.
            """
        if order == .stopPrevails {
            message += """
                 The notice was received before that, so that counsel decides what is owed \
                for the registration (UCC 8-404).
                """
        }
        let ended = Finding(
            .certificateEnded,
            ["certificate": certificate.number.text, "item": item, "ended_at": at],
            message: message)
        guard kind.isLoss, order == .registrationStands else { return [ended] }
        let late = Finding(
            .lossNoticeLate,
            [
                "certificate": certificate.number.text, "order": order.rawValue,
                "registered_at": at,
            ], message: order.note)
        return [ended, late]
    }
}

extension StopKind {
    /// Whether the owner says that the paper itself is gone (UCC 8-405, 8-406).
    public var isLoss: Bool {
        switch self {
        case .lost, .stolen, .destroyed: true
        default: false
        }
    }
}
