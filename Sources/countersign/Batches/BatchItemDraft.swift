import CSV
import JSON
import LedgerStore

/// An item being put together from its lines, with the place of everything in it, so that what
/// the operation finds wrong can be told by line and column.
struct BatchItemDraft {
    private let lines: [CSVRecord]
    private let book: BookLookup
    private var fields: JSONObject
    private var places: [String: CSVPlace] = [:]
    private var assignments: [Int?] = []
    private(set) var errors: [BatchError] = []

    /// - Parameter key: The item's name where the file has none for it.
    init(_ lines: [CSVRecord], key: String, issuer: String, book: BookLookup) {
        self.lines = lines
        self.book = book
        fields = ["do": .string(Operation.transferPost.name), "issuer": .string(issuer)]
        takeSingle()
        if fields["key"] == nil { fields["key"] = .string(key) }
        takeCertificates()
        takeFaces()
        takeAssignments()
        takeSignatures()
        takeStamps()
        takePapers()
    }

    /// The item, or all that is wrong with it.
    mutating func finish() -> BatchItem? {
        let problems = Field.problems(
            of: fields, against: Operation.transferPost.allFields, at: "")
        if problems.isEmpty, errors.isEmpty, let request = try? Fields(object: fields).transfer() {
            return BatchItem(lines: lines, request: request, assignments: assignments)
        }
        errors += (problems + contradictions(beside: problems)).map(located)
        return nil
    }

    /// What is well formed and cannot be true together. The operation names the first such thing
    /// only, so each assignment is asked about by itself, and then the rest without them.
    private func contradictions(beside problems: [InputProblem]) -> [InputProblem] {
        var found: [InputProblem] = []
        for (index, assignment) in (fields["assignments"]?.array ?? []).enumerated() {
            let path = "assignments[\(index)]"
            guard !problems.contains(where: { $0.field.hasPrefix(path) }) else { continue }
            found += Self.contradictions(["security": "X", "assignments": [assignment]]).map {
                InputProblem(
                    field: path + $0.field.dropFirst("assignments[0]".count),
                    problem: $0.problem, accepted: $0.accepted)
            }
        }
        var rest = fields
        rest["assignments"] = nil
        rest["security"] = "X"
        return found + Self.contradictions(rest)
    }

    private static func contradictions(_ fields: JSONObject) -> [InputProblem] {
        do {
            _ = try Fields(object: fields).transfer()
            return []
        } catch {
            return (error as? InputError)?.problems ?? []
        }
    }
}

// MARK: - Places

/// Where in a file something stands, or would stand.
struct CSVPlace: Hashable {
    let line: Int
    let column: Int?
    let field: String

    init(_ record: CSVRecord, _ column: BatchColumn) {
        let cell = record[column.rawValue]
        line = cell?.line ?? record.line
        self.column = cell?.column
        field = column.rawValue
    }

    func error(_ problem: String, accepted: String) -> BatchError {
        BatchError(line: line, column: column, field: field, problem: problem, accepted: accepted)
    }
}

extension BatchItemDraft {
    /// The place of a field is that of the nearest part of it that came from a cell.
    private func located(_ problem: InputProblem) -> BatchError {
        var path = problem.field
        while places[path] == nil, let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) {
            path = String(path[..<end])
        }
        let place = places[path] ?? CSVPlace(lines[0], Self.columns[path] ?? .security)
        return place.error(problem.problem, accepted: problem.accepted)
    }

    /// The columns of fields that no cell gave.
    private static let columns: [String: BatchColumn] = [
        "certificates": .certificate, "faces": .face, "assignments": .to,
        "endorsements": .signature,
        "guarantees": .program, "papers": .paper,
    ].merging(
        BatchColumn.single.map { ($0.field, $0.column) }, uniquingKeysWith: { first, _ in first })

    private func text(_ record: CSVRecord, _ column: BatchColumn) -> String? {
        guard let text = record[column.rawValue]?.text, !text.isEmpty else { return nil }
        return text
    }

    /// What an item has once stands on its first line; further lines leave it blank or agree.
    private mutating func single(_ column: BatchColumn) -> (text: String, place: CSVPlace)? {
        var found: (text: String, record: CSVRecord)?
        for record in lines {
            guard let text = text(record, column) else { continue }
            guard let first = found else {
                found = (text, record)
                continue
            }
            if first.text != text {
                errors.append(
                    CSVPlace(record, column).error(
                        "the item has another one on line \(first.record.line)",
                        accepted: "the same, or a blank cell"))
            }
        }
        return found.map { ($0.text, CSVPlace($0.record, column)) }
    }
}

// MARK: - Parts

extension BatchItemDraft {
    private mutating func takeSingle() {
        for (column, field) in BatchColumn.single {
            guard let (text, place) = single(column) else { continue }
            fields[field] = .string(text)
            places[field] = place
        }
    }

    private mutating func takeCertificates() {
        var numbers: [String] = []
        for record in lines {
            let own = (text(record, .certificate) ?? "").split { $0 == " " || $0 == ";" }
                .map(String.init)
            // A later line may name the certificate again to say whose line it is.
            for number in own where record == lines[0] || !numbers.contains(number) {
                places["certificates[\(numbers.count)]"] = CSVPlace(record, .certificate)
                numbers.append(number)
            }
        }
        if !numbers.isEmpty { fields["certificates"] = .array(numbers.map { .string($0) }) }
        places["certificates"] = CSVPlace(lines[0], .certificate)
    }

    /// The shares on the faces of a line's certificates, in the order in which it names them; a
    /// blank one was not read.
    private mutating func takeFaces() {
        var faces: [JSONValue] = []
        for record in lines {
            guard let typed = text(record, .face) else { continue }
            let place = CSVPlace(record, .face)
            places["faces"] = places["faces"] ?? place
            let numbers = (text(record, .certificate) ?? "").split { $0 == " " || $0 == ";" }
            let shares = Self.pieces(typed, by: ";")
            guard shares.count == numbers.count else {
                errors.append(
                    place.error(
                        "it has \(shares.count) faces beside \(numbers.count) certificates",
                        accepted: "the shares on the face of each certificate of the line, "
                            + "separated by semicolons; blank where nobody has read it"))
                continue
            }
            for (number, shares) in zip(numbers, shares) where !shares.isEmpty {
                places["faces[\(faces.count)]"] = place
                do {
                    faces.append([
                        "certificate": .string(String(number)),
                        "shares": try book.units(
                            shares, of: fields["security"]?.text ?? "", field: "face"),
                    ])
                } catch {
                    errors += error.problems.map {
                        place.error($0.problem, accepted: $0.accepted)
                    }
                }
            }
        }
        if !faces.isEmpty { fields["faces"] = .array(faces) }
    }

    private mutating func takeAssignments() {
        var taken: [JSONValue] = []
        let security = fields["security"]?.text ?? ""
        for record in lines {
            let path = "assignments[\(taken.count)]"
            var assignment = JSONObject()
            if let account = text(record, .to) {
                assignment["to"] = .string(account)
                places[path + ".to"] = CSVPlace(record, .to)
            }
            if let registration = registration(record, at: path + ".new") {
                assignment["new"] = .object(registration)
            }
            if let shares = text(record, .shares) {
                let place = CSVPlace(record, .shares)
                places[path + ".shares"] = place
                assignment["shares"] = .integer(1)
                do {
                    assignment["shares"] = try book.units(shares, of: security)
                } catch {
                    errors += error.problems.map {
                        place.error($0.problem, accepted: $0.accepted)
                    }
                }
            }
            assignments.append(assignment.isEmpty ? nil : taken.count + 1)
            guard !assignment.isEmpty else { continue }
            let hasAssignee = record[BatchColumn.to.rawValue] != nil
            places[path] = CSVPlace(record, hasAssignee ? .to : .newInscription)
            taken.append(.object(assignment))
        }
        if !taken.isEmpty { fields["assignments"] = .array(taken) }
    }

    private mutating func registration(_ record: CSVRecord, at path: String) -> JSONObject? {
        var registration = JSONObject()
        for (column, field) in BatchColumn.registration {
            guard let text = text(record, column) else { continue }
            registration[field] = .string(text)
            places["\(path).\(field)"] = CSVPlace(record, column)
        }
        guard !registration.isEmpty else { return nil }
        places[path] = CSVPlace(record, .newInscription)
        // As on the command line: a registration is one person's unless it says more.
        registration["form"] = registration["form"] ?? "INDIVIDUAL"
        return registration
    }

    private mutating func takeSignatures() {
        guard let (text, place) = single(.signature) else { return }
        let names = Self.pieces(text, by: ";").filter { !$0.isEmpty }
        fields["endorsements"] = .array(names.map(SignatureText.fields))
        places["endorsements"] = place
    }

    private mutating func takeStamps() {
        var lists: [BatchColumn: [String]] = [:]
        var stampPlaces: [BatchColumn: CSVPlace] = [:]
        for column in BatchColumn.stamps {
            guard let (text, place) = single(column) else { continue }
            lists[column] = Self.pieces(text, by: ";")
            stampPlaces[column] = place
        }
        let texts = GuaranteeTexts(
            program: lists[.program] ?? [], prefix: lists[.prefix] ?? [],
            serial: lists[.serial] ?? [], institution: lists[.institution] ?? [],
            valueCovered: lists[.valueCovered] ?? [], date: lists[.guaranteeDate] ?? [])
        let stamps = texts.fields
        guard let count = stamps.array?.count else { return }
        fields["guarantees"] = stamps
        let names: [(BatchColumn, String)] = [
            (.program, "program"), (.prefix, "prefix"), (.serial, "serial"),
            (.institution, "institution"), (.valueCovered, "value_covered"),
            (.guaranteeDate, "date"),
        ]
        for index in 0..<count {
            for (column, name) in names {
                places["guarantees[\(index)].\(name)"] =
                    stampPlaces[column] ?? CSVPlace(lines[0], column)
            }
        }
    }

    private mutating func takePapers() {
        guard let (text, place) = single(.paper) else { return }
        places["papers"] = place
        do {
            let papers = try Self.pieces(text, by: "|").filter { !$0.isEmpty }.map(PaperText.fields)
            fields["papers"] = .array(papers)
        } catch let error as InputError {
            errors += error.problems.map { place.error($0.problem, accepted: $0.accepted) }
        } catch {
            errors.append(place.error("the text is not of that form", accepted: "a paper"))
        }
    }

    private static func pieces(_ text: String, by mark: Character) -> [String] {
        text.split(separator: mark, omittingEmptySubsequences: false).map { piece in
            var piece = piece
            while piece.first == " " { piece.removeFirst() }
            while piece.last == " " { piece.removeLast() }
            return String(piece)
        }
    }
}
