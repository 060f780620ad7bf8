/// The table of ages at which custodianships end, by state and act; it is data, not law.
public struct TerminationAges: Hashable, Sendable {
    private let rows: [Key: TerminationAge]

    private struct Key: Hashable {
        let state: String
        let act: MinorsAct
    }

    /// A later row of the same state and act takes the place of an earlier one.
    public init(_ rows: [TerminationAge]) {
        var table: [Key: TerminationAge] = [:]
        for row in rows { table[Key(state: row.state, act: row.act)] = row }
        self.rows = table
    }

    public func row(state: String, act: MinorsAct) -> TerminationAge? {
        rows[Key(state: state, act: act)]
    }

    /// The ages seen, and the usual ones that nobody has verified. Arkansas has no row for the
    /// transfers act, since two versions of the same table disagree, nor has Guam.
    public static let usual = Self(
        pairs(
            [
                ("AL", 19, 21), ("AK", 18, 21), ("AZ", 18, 21), ("CO", 21, 21), ("CT", 21, 21),
                ("DE", 18, 21), ("DC", 18, 18), ("FL", 18, 21), ("GA", 21, 21),
            ], isVerified: true)
            + pairs(
                [
                    ("MD", 18, 21), ("NY", 18, 21), ("NJ", 21, 21), ("TX", 18, 21),
                    ("MA", 18, 21), ("IL", 21, 21), ("TN", 18, 21),
                ], isVerified: false)
            + elective([("CA", 18, 18, 25)], isVerified: true)
            + elective(
                [
                    ("PA", 21, 21, 25), ("VA", 18, 18, 25), ("MI", 18, 18, 21),
                    ("OH", 21, 21, 25), ("NV", 18, 18, 25),
                ], isVerified: false)
            + [
                TerminationAge(state: "AR", act: .gifts, age: 21),
                TerminationAge(state: "GU", act: .gifts, age: 21),
            ])

    private static func pairs(
        _ ages: [(state: String, gifts: Int, transfers: Int)], isVerified: Bool
    ) -> [TerminationAge] {
        ages.flatMap { row in
            [
                TerminationAge(
                    state: row.state, act: .gifts, age: row.gifts, isVerified: isVerified),
                TerminationAge(
                    state: row.state, act: .transfers, age: row.transfers, isVerified: isVerified),
            ]
        }
    }

    private static func elective(
        _ ages: [(state: String, gifts: Int, transfers: Int, most: Int)], isVerified: Bool
    ) -> [TerminationAge] {
        ages.flatMap { row in
            [
                TerminationAge(
                    state: row.state, act: .gifts, age: row.gifts, isVerified: isVerified),
                TerminationAge(
                    state: row.state, act: .transfers, age: row.transfers,
                    maximumElective: row.most, isVerified: isVerified),
            ]
        }
    }
}
