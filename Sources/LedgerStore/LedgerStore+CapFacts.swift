import JSON
import Ledger
import Postgres

/// What bears on where persons stand: what bounds everybody, and what counts for each.
extension LedgerStore {
    /// Reads that see one state of the book, whatever is posted beside them.
    func inOneSnapshot<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try send([isNested ? begin : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"])
        let value: Value
        do {
            value = try body()
        } catch {
            _ = try? connection.pipeline(rollBack)
            throw error
        }
        try send(rollBack)
        return value
    }

    /// The day, the control book, the limits and the settings.
    static func bounds(_ issuer: String) -> [SQL] {
        [
            """
            SELECT ledger.today(i.issuer) AS today FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer)
            """,
            securities(issuer),
            """
            SELECT security, numerator, denominator, basis, authority
            FROM ledger.limits_in_force(\(issuer), ledger.today(\(issuer)))
            """,
            settings(issuer),
        ]
    }

    static func bounds(_ answers: [[Row]], issuer: IssuerID) throws(StoreError) -> BookFacts {
        guard let today = answers[0].first?["today"].flatMap({ CalendarDate($0) }) else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        do {
            var book = BookFacts(today: today)
            book.securities = try securityFacts(answers[1])
            book.limits = try limits(answers[2])
            let settings = try settings(answers[3])
            book.policies = settings.policies
            book.prices = settings.prices
            book.standard = settings.standard
            return book
        } catch {
            throw .database(error)
        }
    }

    /// Adds what counts for `persons`: in their own names, and by kin where they have any.
    func gather(
        _ persons: [PersonID], into book: inout BookFacts, issuer: IssuerID,
        withLots: Bool = false
    ) throws(StoreError) {
        let names = persons.map(\.text)
        let answers = try send([
            Self.counted(issuer.text, "SELECT unnest(\(names)::text[])"),
            Self.holdings(issuer.text, names),
            """
            SELECT p.person, p.full_name FROM ledger.person AS p
            WHERE p.issuer = \(issuer.text) AND p.person = ANY(\(names))
            """,
            Self.exceptions(issuer.text, names),
        ])
        do {
            var held: [PersonID: [SecurityID: Int128]] = [:]
            for row in answers[1] {
                held[PersonID(unchecked: try row.text("person")), default: [:]][
                    SecurityID(unchecked: try row.text("security")), default: 0] +=
                    Int128(try row.text("units")) ?? 0
            }
            for row in answers[2] {
                let person = PersonID(unchecked: try row.text("person"))
                book.persons[person] = PersonFacts(
                    id: person, name: try row.text("full_name"), held: held[person] ?? [:])
            }
            try Self.addExceptions(answers[3], to: &book)
        } catch {
            throw .database(error)
        }
        var kin = Set(answers[0].compactMap { $0["person"] })
        if withLots { kin.formUnion(names) }
        guard !kin.isEmpty else { return }
        let found = try send(Self.kinship(issuer.text, kin.sorted()))
        do {
            try Self.addKin(found, to: &book)
        } catch {
            throw .database(error)
        }
    }

    /// What counts for persons in their own names, wherever it stands.
    private static func holdings(_ issuer: String, _ persons: [String]) -> SQL {
        """
        SELECT h.person, h.security, h.units::text
        FROM ledger.record_holdings(\(issuer), \(persons), ledger.today(\(issuer))) AS h
        UNION ALL
        SELECT o.person, o.security, o.units::text
        FROM ledger.outside_holdings(\(issuer), \(persons)) AS o
        UNION ALL
        SELECT d.person, d.security, d.units::text
        FROM ledger.disclosed_holdings(\(issuer), \(persons)) AS d
        """
    }
}
