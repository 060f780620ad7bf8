import JSON
import Ledger
import Postgres

/// How a figure of the cap comes about: every way by which shares count for a person.
extension LedgerStore {
    /// The paths to what counts for a person; what they count adds up to the figure exactly.
    public func capAttribution(
        of person: PersonID, issuer: IssuerID
    ) throws(StoreError) -> (answer: CapAnswer, document: JSONObject) {
        let asked = try capFacts(person, issuer: issuer, withLots: true)
        let answer = Ledger.capStanding(of: asked.person, in: asked.book)
        var document: JSONObject = [
            "person": .string(asked.person.text),
            "name": .string(asked.book.persons[asked.person]?.name ?? ""),
            "as_of": .string(asked.book.today.description),
            "scales": .object(Self.scales(asked.book)),
        ]
        var paths: [AttributionPath] = []
        do throws(AttributionProblem) {
            paths = try Attribution(asked.book.kinship).paths(of: asked.person)
        } catch {
            // The answer's findings say that the figure cannot be told, and why.
        }
        let words = PathWords(book: asked.book)
        document["paths"] = .array(paths.map(words.json))
        var totals: [SecurityID: Fraction] = [:]
        for path in paths {
            for (security, units) in path.counted {
                totals[security] = (totals[security] ?? .zero) + units
            }
        }
        document["totals"] = .object(JSONObject(units: totals))
        return (answer, document)
    }
}

/// A path as a document: where the shares stand, then each step up to the person.
private struct PathWords {
    let book: BookFacts

    func json(_ path: AttributionPath) -> JSONValue {
        var reached: [SecurityID: Fraction] = [:]
        for (security, units) in path.units { reached[security] = units * path.fraction }
        return [
            "lot": lot(of: path), "units": .object(JSONObject(units: path.units)),
            "steps": .array(path.steps.map(step)),
            "fraction": .string(path.fraction.description),
            "reached": .object(JSONObject(units: reached)),
            "counted": .object(JSONObject(units: path.counted)),
            "left_out": .object(JSONObject(units: path.leftOut)),
            "omission": omission(path.omission),
        ]
    }

    private func omission(_ omission: AttributionPath.Omission?) -> JSONValue {
        switch omission {
        case .alreadyCounted: "ALREADY_COUNTED"
        case .beyondTheLots: "BEYOND_THE_LOTS"
        case nil: .null
        }
    }

    private func lot(of path: AttributionPath) -> JSONValue {
        switch path.lot {
        case .account(let account):
            ["kind": "account", "account": .string(account.text)]
        case .outside(let person):
            ["kind": "outside", "person": .string(person.text), "name": name(person)]
        case .disclosed(let account, let person):
            [
                "kind": "disclosed", "account": .string(account.text),
                "person": .string(person.text), "name": name(person),
            ]
        case nil:
            // Shares that a writer has not, or that are reached otherwise, are of no one lot.
            writer(of: path).map { person in
                ["kind": "written", "person": .string(person.text), "name": name(person)]
            } ?? ["kind": "unissued"]
        }
    }

    /// On whose shares the option is, through whichever options on it; none for unissued ones.
    private func writer(of path: AttributionPath) -> PersonID? {
        for case .option(_, let number, _) in path.steps {
            for case .option(let id, _, let writer, _, _, nil) in book.kinship.relations
            where id == number {
                return writer
            }
        }
        return nil
    }

    private func step(_ step: AttributionPath.Step) -> JSONValue {
        switch step {
        case .claims(let person, let share):
            var part = "1"
            if case .part(let fraction) = share { part = fraction.description }
            return [
                "step": "claims", "person": .string(person.text), "name": name(person),
                "fraction": .string(part),
            ]
        case .owns(let owner, let fraction, let entity):
            return [
                "step": "owns", "person": .string(owner.text), "name": name(owner),
                "fraction": .string(fraction.description), "of": .string(entity.text),
                "of_name": name(entity),
            ]
        case .option(let holder, let id, let units):
            return [
                "step": "option", "person": .string(holder.text), "name": name(holder),
                "option": .integer(id), "shares": .count(units),
            ]
        case .family(let kind, let relative):
            return [
                "step": "family", "person": .string(relative.text), "name": name(relative),
                "kind": .string(kind.rawValue),
            ]
        case .further:
            return ["step": "further"]
        }
    }

    private func name(_ person: PersonID) -> JSONValue {
        .string(book.persons[person]?.name ?? "")
    }
}

extension JSONObject {
    /// Whole units as integers, others as text: `3266900 1/3`.
    fileprivate init(units: [SecurityID: Fraction]) {
        self.init()
        for (security, count) in units.sorted(by: { $0.key < $1.key }) where !count.isZero {
            self[security.text] =
                Int64(count.description).map { .integer($0) } ?? .string(count.mixed)
        }
    }
}
