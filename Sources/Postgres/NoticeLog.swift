import CLibPQ

/// Receives what libpq would otherwise print to standard error.
final class NoticeLog {
    /// A script may raise thousands; the newest few hundred are all that anyone asks for.
    private static let limit = 1_000

    private(set) var notices: [Notice] = []
    /// How many came in all, which also marks a place in time.
    private(set) var total = 0

    func attach(to handle: OpaquePointer) {
        PQsetNoticeReceiver(
            handle,
            { log, result in
                guard let log else { return }
                Unmanaged<NoticeLog>.fromOpaque(log).takeUnretainedValue().append(result)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    func removeAll() {
        notices.removeAll()
    }

    /// The notices that came after `mark`, a former `total`.
    func since(_ mark: Int) -> ArraySlice<Notice> {
        notices.suffix(total - mark)
    }

    private func append(_ result: OpaquePointer?) {
        let severity = QueryResult.field(COUNTERSIGN_DIAG_SEVERITY_NONLOCALIZED, of: result)
        let state = QueryResult.field(COUNTERSIGN_DIAG_SQLSTATE, of: result)
        notices.append(
            Notice(severity: severity ?? "", state: SQLState(rawValue: state ?? "")))
        total += 1
        if notices.count > Self.limit * 2 { notices.removeFirst(notices.count - Self.limit) }
    }
}
