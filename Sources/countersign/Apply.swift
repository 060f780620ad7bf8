import JSON
import Ledger
import LedgerStore

/// One operation a line in, one answer a line out, in order.
struct Apply {
    let store: LedgerStore
    let isDryRun: Bool

    /// The longest line that is read; a batch of ten thousand items fits.
    static let maximumLineBytes = 8 * 1024 * 1024
    static let maximumItems = 20_000

    /// Answers one line.
    func answer(to line: [UInt8]) -> Answer {
        let request: JSONObject
        do {
            guard let object = try JSONReader.read(line).object else {
                return Trouble(
                    "BAD_INPUT", field: "", "the line is not a JSON object",
                    accepted: "an object such as {\"do\":\"cap.show\",…}"
                ).answer
            }
            request = object
        } catch {
            return Trouble(
                "BAD_JSON", "column \(error.column): \(error.problem)", accepted: error.accepted,
                .badInput
            ).answer
        }
        return answer(to: request)
    }

    func answer(to request: JSONObject) -> Answer {
        let answer: Answer
        if request["do"]?.text == "atomic" {
            answer = answerAtomic(request)
        } else {
            do {
                answer = try Self.operation(of: request).run(request, store: store)
            } catch {
                answer = Self.named(Trouble(error).answer, by: request)
            }
        }
        return isDryRun ? answer.asDryRun : answer
    }

    /// - Parameter isItem: Whether it stands in a group, in which no other group can stand.
    private static func operation(
        of request: JSONObject, isItem: Bool = false
    ) throws -> Operation {
        let names = Catalog.operations.map(\.name) + (isItem ? [] : ["atomic"])
        guard let name = request["do"]?.text else {
            throw InputError(
                field: "do", problem: "the operation is missing",
                accepted: names.joined(separator: ", "))
        }
        guard let operation = Catalog.operation(named: name) else {
            guard name != "atomic" else {
                throw InputError(
                    field: "do", problem: "a group cannot stand in a group",
                    accepted: FieldKind.operation.accepted)
            }
            let guess = Spelling.nearest(to: name, among: names)
            throw InputError(
                field: "do",
                problem: guess.map { "there is no such operation; did you mean \($0)?" }
                    ?? "there is no such operation",
                accepted: names.joined(separator: ", "))
        }
        return operation
    }

    /// An answer to a request that failed still says which one it was.
    private static func named(_ answer: Answer, by request: JSONObject) -> Answer {
        var answer = answer
        if let name = request["do"]?.text, Catalog.operation(named: name) != nil {
            answer.operation = name
        }
        if let key = request["key"]?.text, FieldKind.key.problems(of: .string(key), at: "").isEmpty
        {
            answer.members["key"] = .string(key)
        }
        return answer
    }
}

/// `{"do":"atomic","items":[…]}`: all of them or none.
extension Apply {
    private func answerAtomic(_ request: JSONObject) -> Answer {
        let fields: [Field] = [
            .required("do", .choice(["atomic"]), "The group."),
            .optional("issuer", .name, "For items that name no issuer of their own."),
            .required("items", .list(.operation, 1...Self.maximumItems), "The operations."),
        ]
        let problems = Field.problems(of: request, against: fields, at: "")
        guard problems.isEmpty else {
            return grouped([], Trouble(InputError(problems)))
        }
        let items = (request["items"]?.array ?? []).compactMap(\.object).map { item in
            var item = item
            let operation = item["do"]?.text.flatMap(Catalog.operation(named:))
            guard item["issuer"] == nil, operation?.isOfOneIssuer ?? true else { return item }
            item["issuer"] = request["issuer"]
            return item
        }
        do {
            try Self.check(items)
            return try store.asOne { () throws(StoreError) in
                let answers = try self.answers(to: items)
                guard answers.allSatisfy({ $0.status == .done }) else {
                    return (grouped(answers.map { $0.asUndone.withoutCertificates }, nil), false)
                }
                return (grouped(isDryRun ? answers.map(\.asUndone) : answers, nil), true)
            }
        } catch {
            return grouped([], Trouble(error))
        }
    }

    /// All the defects of all the items before anything is begun.
    private static func check(_ items: [JSONObject]) throws {
        var problems: [InputProblem] = []
        for (index, item) in items.enumerated() where problems.count <= InputError.most {
            do {
                let operation = try operation(of: item, isItem: true)
                problems += Field.problems(of: item, against: operation.allFields, at: "")
                    .map { $0.within("items[\(index)]") }
            } catch let error as InputError {
                problems += error.problems.map { $0.within("items[\(index)]") }
            }
        }
        // The book of one issuer is one island; nothing holds two of them together.
        let issuers = Set(items.compactMap { $0["issuer"]?.text })
        if issuers.count > 1 {
            problems.append(
                InputProblem(
                    field: "items", problem: "the operations are of \(issuers.count) issuers",
                    accepted: "operations of one issuer"))
        }
        guard problems.isEmpty else { throw InputError(problems) }
    }

    /// Neighbours of one kind go down the road together, so that the cap sees their net effect.
    private func answers(to items: [JSONObject]) throws(StoreError) -> [Answer] {
        var answers: [Answer] = []
        var rest = items[...]
        while let first = rest.first {
            let name = first["do"]?.text ?? ""
            let run = Self.run(at: rest, named: name)
            if let makeItem = Self.batched[name], run.count > 1 {
                answers += try post(run.map { Fields(object: $0) }, name, makeItem)
                rest = rest.dropFirst(run.count)
            } else {
                answers.append(try one(first))
                rest = rest.dropFirst()
            }
            // What follows may build on what did not pass.
            if answers.contains(where: { $0.status != .done }) {
                answers += rest.map { _ in Self.notReached }
                break
            }
        }
        return answers
    }

    /// Neighbours of one operation, up to the first that builds on what one of them brings.
    private static func run(at rest: ArraySlice<JSONObject>, named name: String) -> [JSONObject] {
        var made: Set<String> = []
        var run: [JSONObject] = []
        for item in rest {
            let presented = Set((item["certificates"]?.array ?? []).compactMap(\.text))
            guard item["do"]?.text == name, presented.isDisjoint(with: made) else { break }
            let chosen = (item["assignments"]?.array ?? []) + [.object(item)]
            made.formUnion(chosen.compactMap { $0["certificate"]?.text })
            run.append(item)
        }
        return run
    }

    private func one(_ request: JSONObject) throws(StoreError) -> Answer {
        do {
            return try Self.operation(of: request).run(request, store: store)
        } catch {
            let trouble = Trouble(error)
            if trouble.endsGroup, let error = error as? StoreError { throw error }
            return Self.named(trouble.answer, by: request)
        }
    }

    private static let batched: [String: @Sendable (Fields) throws -> ItemRequest] = [
        "transfer.post": { try $0.transfer() },
        "certificate.issue": { try $0.issue() },
        "certificate.open": { try $0.opening() },
    ]

    private func post(
        _ items: [Fields], _ name: String, _ makeItem: (Fields) throws -> ItemRequest
    ) throws(StoreError) -> [Answer] {
        do {
            let requests = try items.map(makeItem)
            let issuer: IssuerID = try items[0].needName("issuer")
            let outcomes = try store.post(requests, issuer: issuer, mode: .together)
            return zip(outcomes, requests).map { outcome, request in
                var answer = Answer(outcome, security: request.security)
                answer.operation = name
                answer.issuer = issuer.text
                return answer
            }
        } catch let error as StoreError {
            if Trouble(error).endsGroup { throw error }
            if error.isNotPermitted, let operation = Catalog.operation(named: name) {
                let answer = Trouble.notPermitted(operation).answer
                return items.map { Self.named(answer, by: $0.object) }
            }
            return items.map { Self.named(Trouble(error).answer, by: $0.object) }
        } catch {
            return items.map { Self.named(Trouble(error).answer, by: $0.object) }
        }
    }

    private static let notReached: Answer = Trouble(
        "NOT_REACHED", "an earlier operation of the group did not pass", .badInput
    ).answer

    private func grouped(_ answers: [Answer], _ trouble: Trouble?) -> Answer {
        let outcomes = answers.map(\.outcome)
        let outcome: Answer.Outcome =
            if trouble != nil || answers.contains(where: { $0.isError && !$0.isNotReached }) {
                .error
            } else if outcomes.contains(.refused) {
                .refused
            } else if outcomes.contains(.held) {
                .held
            } else if outcomes.contains(.posted) {
                .posted
            } else {
                isDryRun && outcomes.contains(.approved) ? .approved : .done
            }
        var group = Answer(outcome)
        group.operation = "atomic"
        if let trouble { group.members["errors"] = .array(trouble.errors) }
        group.members["answers"] = .array(answers.map { .object($0.json) })
        let worst = answers.filter { !$0.isNotReached }.map(\.status)
            .reduce(outcome.exitStatus) { $0.worse($1) }
        group.status = trouble?.status ?? worst
        return group
    }
}

extension Answer {
    var isError: Bool { outcome == .error }

    fileprivate var isNotReached: Bool {
        members["errors"]?.array?.first?["code"]?.text == "NOT_REACHED"
    }

    /// What was done and is undone again was not done; what was only asked was answered.
    fileprivate var asUndone: Answer {
        let isQuestion = Catalog.operation(named: operation)?.isQuestion ?? true
        guard outcome == .posted || outcome == .done && !isQuestion else { return self }
        var answer = self
        answer.outcome = .approved
        for name in ["item", "entry"] where answer.members[name] != nil {
            answer.members[name] = .null
        }
        if let transfer = members["transfer"]?.object { answer.undo(transfer) }
        return answer
    }

    /// The second half of an item that was undone was undone with it.
    private mutating func undo(_ transfer: JSONObject) {
        var transfer = transfer
        if transfer["outcome"]?.text == Outcome.posted.rawValue {
            transfer["outcome"] = .string(Outcome.approved.rawValue)
        }
        for name in ["item", "entry"] { transfer[name] = .null }
        members["transfer"] = .object(transfer)
    }

    /// Certificates of an item that was undone exist no more than the item.
    fileprivate var withoutCertificates: Answer {
        guard outcome == .approved, members["entry"] != nil else { return self }
        var answer = self
        answer.members["certificates"] = .array([])
        return answer
    }

    /// A dry run writes nothing, so it says so.
    var asDryRun: Answer {
        var answer = asUndone
        answer.members["dry_run"] = true
        return answer
    }
}

extension InputProblem {
    fileprivate func within(_ path: String) -> InputProblem {
        InputProblem(field: "\(path).\(field)", problem: problem, accepted: accepted)
    }
}
