import ArgumentParser
import Glibc
import JSON
import LedgerStore

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Carry out operations, one JSON object a line, and answer each with one line.",
        discussion: """
            Each operation is a transaction of its own, unless it stands in \
            {"do":"atomic","items":[...]}. Answers come in the order of the operations.
            """)

    @OptionGroup(title: "Where the book is") var location: PlaceOptions

    @Argument(help: "A file of operations, or - for standard input.")
    var file: String?

    @Flag(help: "Go the whole road for every line and write nothing.")
    var dryRun = false

    @Flag(help: "Print the JSON Schema of operations and answers, and stop.")
    var schema = false

    func validate() throws {
        guard schema || file != nil else {
            throw ValidationError("Name a file of operations, or - for standard input.")
        }
    }

    func run() async throws {
        var status = ExitStatus.done
        do {
            if schema {
                try Output.write(Schema.document.pretty + "\n")
                return
            }
            status = try await applyAll()
        } catch {
            let answer = Trouble(error).answer
            Rendering.complain(answer)
            status = answer.status
        }
        guard status == .done else { throw ExitCode(status.rawValue) }
    }

    private func applyAll() async throws -> ExitStatus {
        let descriptor = try Self.open(file ?? "-")
        let store = try await location.place.open()
        let apply = Apply(store: store, isDryRun: dryRun)
        guard dryRun else {
            var reader = LineReader(descriptor: descriptor, maximum: Apply.maximumLineBytes)
            return try Self.answer(apply) { () throws(Trouble) in try reader.next() }
        }
        // Locks are held until the end of a dry run, so nobody must be waited for in it.
        var reader = LineReader(descriptor: descriptor, maximum: Apply.maximumLineBytes)
        var lines: [LineReader.Line] = []
        while let line = try reader.next() { lines.append(line) }
        var rest = lines[...]
        let end = try store.dryRun { () throws(StoreError) in
            Result { try Self.answer(apply) { () throws(Trouble) in rest.popFirst() } }
        }
        return try end.get()
    }

    private static func answer(
        _ apply: Apply, next: () throws(Trouble) -> LineReader.Line?
    ) throws -> ExitStatus {
        var status = ExitStatus.done
        var number: Int64 = 0
        while let line = try next() {
            number += 1
            var answer: Answer
            switch line {
            case .tooLong:
                answer =
                    Trouble(
                        "LINE_TOO_LONG", "the line is longer than \(Apply.maximumLineBytes) bytes",
                        accepted: "a line of at most \(Apply.maximumLineBytes) bytes", .badInput
                    ).answer
            case .text(let bytes):
                if bytes.allSatisfy({ $0 == 32 || $0 == 9 }) { continue }
                answer = apply.answer(to: bytes)
            }
            var document: JSONObject = ["version": .integer(Answer.formatVersion)]
            document["line"] = .integer(number)
            for (name, value) in answer.json.members where name != "version" {
                document[name] = value
            }
            try Output.write(JSONValue.object(document).compact + "\n")
            status = status.worse(answer.status)
            if answer.isError, answer.status.endsRun {
                let words = answer.members["errors"]?.array?.first?["problem"]?.text ?? ""
                Output.complain("line \(number): \(words); later lines were not read")
                return status
            }
        }
        return status
    }

    private static func open(_ file: String) throws(Trouble) -> Int32 {
        if file == "-" { return STDIN_FILENO }
        let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Trouble(
                "UNREADABLE", "\(file) cannot be read: \(String(cString: strerror(errno)))",
                accepted: "a file of one JSON object a line, or - for standard input", .badInput)
        }
        return descriptor
    }
}

extension ExitStatus {
    /// Whether the next line would only meet the same trouble.
    fileprivate var endsRun: Bool {
        switch self {
        case .unavailable, .configuration, .cannotWrite, .unexpected, .tryAgain: true
        default: false
        }
    }
}
