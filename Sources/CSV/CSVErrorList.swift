/// The errors found so far, no more of them kept than allowed.
struct CSVErrorList: Sendable {
    private let limit: Int
    private var kept: [CSVError] = []
    private(set) var leftOut = 0

    init(limit: Int) {
        self.limit = limit
    }

    var isEmpty: Bool { kept.isEmpty }

    /// A field left open is reported after the bad characters that come behind its opening.
    var inOrder: [CSVError] {
        kept.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    mutating func append(_ error: CSVError) {
        if kept.count < limit { kept.append(error) } else { leftOut += 1 }
    }

    mutating func append(contentsOf errors: [CSVError]) {
        for error in errors { append(error) }
    }
}
