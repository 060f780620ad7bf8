import JSON
import Ledger
import Postgres

/// Passive excess: whoever comes to be over the limit, or back within it, by a fact that moves no
/// shares. Nothing is refused; who is over, since when and by what is put on record.
extension LedgerStore {
    /// Makes a change and counts again whom it touches, in one transaction.
    func recounting<Value>(
        _ issuer: IssuerID, _ change: () throws(StoreError) -> (value: Value, cause: String)
    ) throws(StoreError) -> (value: Value, recount: Recount) {
        try asOne { () throws(StoreError) in
            let timed = try self.recountOfTime(issuer)
            let (value, cause) = try change()
            return ((value, try self.recount(issuer, cause: cause).after(timed)), true)
        }
    }

    /// The same, for a change of which nothing is to be told.
    func recounting(
        _ issuer: IssuerID, cause: String, _ change: () throws(StoreError) -> Void
    ) throws(StoreError) -> Recount {
        try recounting(issuer) { () throws(StoreError) in
            try change()
            return ((), cause)
        }.recount
    }

    /// Within a transaction that has locked the issuer for itself.
    ///
    /// - Parameter isOfTime: Whether nothing was changed, so that the day of some fact on file is
    ///   the cause for whoever is newly over.
    func recount(
        _ issuer: IssuerID, cause: String, isOfTime: Bool = false
    ) throws(StoreError) -> Recount {
        let (book, open, standings) = try everybodyOver(issuer)
        var told: [ExcessKey: CapPosition] = [:]
        for (person, positions) in standings.positions {
            for position in positions {
                let key = ExcessKey(person, position)
                if position.isOver || open[key] != nil { told[key] = position }
            }
        }
        var causes: [PersonID: (cause: String, since: String)] = [:]
        if isOfTime {
            let fresh = Set(told.filter { $1.isOver && open[$0] == nil }.map(\.key.person))
            causes = try causesInTime(of: fresh.sorted(), issuer: issuer)
        }
        let measured = book.measuredKeys
        let rows =
            told.sorted { $0.key < $1.key }.map { key, position in
                position.excessRow(
                    cause: causes[key.person]?.cause, since: causes[key.person]?.since)
            }
            + open.filter { key, _ in
                told[key] == nil && !measured.contains(key.measure)
            }.map(\.value.closed)
        guard !rows.isEmpty else { return Recount() }
        let recorded = try send([
            """
            SELECT person, scope, basis, since, is_over
            FROM ledger.record_excess(
                \(issuer.text), \(cause), \(JSONValue.array(rows).compact))
            """
        ])[0]
        return Self.recount(recorded, told, book) { key in
            open[key]?.cause ?? causes[key.person]?.cause ?? cause
        }
    }

    private static func recount(
        _ rows: [Row], _ told: [ExcessKey: CapPosition], _ book: BookFacts,
        _ cause: (ExcessKey) -> String
    ) -> Recount {
        var recount = Recount()
        var over: [(position: CapPosition, since: CalendarDate)] = []
        var within: Set<PersonID> = []
        for row in rows {
            guard let key = ExcessKey(row) else { continue }
            if row["is_over"] == "t" {
                guard let position = told[key] else { continue }
                over.append(
                    (position, row["since"].flatMap { CalendarDate($0) } ?? book.today))
            } else {
                within.insert(key.person)
            }
        }
        over.sort {
            ($0.position.headroom, $0.position.person, $0.position.limit.scope.word)
                < ($1.position.headroom, $1.position.person, $1.position.limit.scope.word)
        }
        recount.overCount = over.count
        recount.over = over.prefix(Recount.most).map { position, since in
            position.overPassive(
                name: book.persons[position.person]?.name ?? "", since: since,
                cause: cause(ExcessKey(position.person, position)))
        }
        recount.within = within.sorted()
        return recount
    }

    /// Everybody who could be over, or was: the law tells who is.
    func everybodyOver(
        _ issuer: IssuerID
    ) throws(StoreError) -> (BookFacts, [ExcessKey: OpenExcess], CapStandings) {
        let answers = try send(
            [Self.planForAll] + Self.bounds(issuer.text) + [Self.openExcess(issuer.text)])
        var book = try Self.bounds(Array(answers[1...4]), issuer: issuer)
        var open: [ExcessKey: OpenExcess] = [:]
        for row in answers[5] {
            guard let key = ExcessKey(row), let excess = OpenExcess(row) else { continue }
            open[key] = excess
        }
        let found = try send([Self.candidates(issuer.text, capThresholds(in: book))])[0]
        let persons = Set(found.compactMap { $0["person"] }.map { PersonID(unchecked: $0) })
            .union(open.keys.map(\.person))
        guard !persons.isEmpty else {
            return (book, open, capStandings(of: [], in: book))
        }
        try gather(persons.sorted(), into: &book, issuer: issuer)
        return (book, open, capStandings(of: persons, in: book))
    }

    /// Who is over the limit now, with what is on record of it.
    public func excess(_ issuer: IssuerID) throws(StoreError) -> JSONObject {
        let (book, open, standings, causes) = try inOneSnapshot { () throws(StoreError) in
            let (book, open, standings) = try self.everybodyOver(issuer)
            let fresh = standings.positions.values.joined().filter {
                $0.isOver && open[ExcessKey($0.person, $0)] == nil
            }
            let causes = try self.causesInTime(
                of: Set(fresh.map(\.person)).sorted(), issuer: issuer)
            return (book, open, standings, causes)
        }
        let over = standings.positions.values.joined().filter(\.isOver).sorted {
            ($0.headroom, $0.person, $0.limit.scope.word, $0.basis.rawValue)
                < ($1.headroom, $1.person, $1.limit.scope.word, $1.basis.rawValue)
        }
        let rows = over.map { position in
            let name = book.persons[position.person]?.name ?? ""
            var row = position.json(naming: name).object ?? [:]
            let recorded = open[ExcessKey(position.person, position)]
            row["status"] = .string(
                recorded == nil && causes[position.person] == nil ? "OVER" : "OVER_PASSIVE")
            // A day that has come since is told by itself, before anybody counts on it.
            let inTime = recorded == nil ? causes[position.person] : nil
            row["since"] = .optional(recorded?.since ?? inTime?.since)
            row["cause"] = .optional(recorded?.cause ?? inTime?.cause)
            return JSONValue.object(row)
        }
        return [
            "as_of": .string(book.today.description), "over": .array(rows),
            "uncertain": .array(standings.findings.map { .string($0.message) }),
        ]
    }
}

extension BookFacts {
    /// Every scope and basis that a limit in force is measured by.
    fileprivate var measuredKeys: Set<String> {
        var keys: Set<String> = []
        for limit in limits {
            let bases: [OwnershipLimit.Basis] =
                limit.basis == .moreRestrictive ? [.number, .value] : [limit.basis]
            for basis in bases { keys.insert("\(limit.scope.word) \(basis.rawValue)") }
        }
        return keys
    }
}

extension Fraction {
    /// Whole units, and the part of one that is left: `3266900 1/3`.
    public var mixed: String {
        guard !isWhole else { return description }
        let part = self - Fraction(floor)
        return floor == 0 ? part.description : "\(floor) \(part)"
    }
}
