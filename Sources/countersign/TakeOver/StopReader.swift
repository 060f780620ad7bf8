import CSV
import Ledger
import LedgerStore

/// A predecessor's stop list, line by line.
struct StopReader {
    private(set) var stops: [TakenStop] = []
    private(set) var errors: [BatchError] = []

    init(_ records: [CSVRecord], book: BookLookup, today: CalendarDate) {
        for record in records {
            var row = TakeOverRow(record)
            if let stop = Self.stop(&row, book, today) { stops.append(stop) }
            errors += row.errors
        }
    }

    private static func stop(
        _ row: inout TakeOverRow, _ book: BookLookup, _ today: CalendarDate
    ) -> TakenStop? {
        let security = row.security(book)
        let number: CertificateNumber? = row.name("certificate", isRequired: true)
        let kinds = StopKind.allCases.map(\.rawValue)
        let kind = row.text("kind", .choice(kinds), isRequired: true)
            .flatMap(StopKind.init(rawValue:))
        let reason = row.text("reason", .text(400), isRequired: true)
        // UCC 8-403: the claimant is told when the certificate comes, so it must be known where.
        let isDemand = kind?.isDemand == true
        let claimant = row.text("demanded_by", .text(200), isRequired: isDemand)
        let address = row.text("address", .text(400), isRequired: isDemand)
        let received = row.date("received_on", upTo: today)
        guard row.errors.isEmpty, let security, let number, let kind, let reason else {
            return nil
        }
        return TakenStop(
            line: row.line, certificate: CertificateID(security: security, number: number),
            kind: kind, reason: reason, demandedBy: claimant, address: address,
            receivedOn: received)
    }
}
