import ArgumentParser
import JSON
import LedgerStore
import Reporting

/// A command that writes a long book page by page, so that its length costs no memory.
protocol BookListCommand: BookCommand {
    static var kind: BookList.Kind { get }
    var place: BookListOptions { get }
    /// The rendering that was asked for.
    func printer(_ columns: BookColumns, issuer: String) throws -> any BookPrinter
}

/// Where a book goes.
struct BookListOptions: ParsableArguments {
    @Option(help: "The file to write it in; standard output when not given.")
    var output: String?
    @Option(help: "Of one security alone.")
    var security: String?
}

/// How a book is written; another format is another case here, with its printer.
enum BookFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case csv

    func printer(_ columns: BookColumns, as kind: BookText.Kind) -> any BookPrinter {
        switch self {
        case .text: BookText(kind)
        case .csv: BookCSV(columns: columns)
        }
    }
}

extension BookListCommand {
    func run() async throws {
        var answer: Answer
        do {
            let store = try await common.location.place.open()
            answer = try write(from: store)
        } catch {
            answer = Trouble(error).answer
            answer.operation = Self.operation.name
        }
        // What was written to standard output is the answer itself.
        guard answer.isError || place.output != nil else { return }
        try Rendering.show(answer, asJSON: common.json)
    }

    private func write(from store: LedgerStore) throws -> Answer {
        let request = try request(for: store)
        let fields = try Self.operation.checked(request)
        let list = try fields.bookList(Self.kind)
        let issuer = request["issuer"]?.text ?? ""
        let columns = BookColumns(list.columns)
        var printer = try printer(columns, issuer: issuer)
        let sink = try BookSink(common.dryRun ? nil : place.output)
        let progress = BatchProgress()
        progress.say("adding up")
        progress.begin()
        defer { progress.end() }
        var (written, count) = (0, Int64(0))
        do {
            try store.read(list, issuer: try fields.needName("issuer")) { head in
                count = head["count"]?.int64 ?? 0
                try sink.write(printer.opening(head))
            } page: { rows in
                try sink.write(
                    printer.page(rows.map { BookRow(columns: columns, values: $0) }))
                written += rows.count
                progress.say("\(grouped(written)) of \(grouped(count)) rows")
                return true
            }
            try sink.write(printer.closing())
            try sink.finish()
        } catch let error as StoreError {
            sink.discard()
            throw error.naming(try fields.needName("issuer"))
        } catch {
            sink.discard()
            throw error
        }
        var answer = Answer(
            .done, ["output": .given(place.output), "count": .integer(count)])
        answer.operation = Self.operation.name
        answer.issuer = issuer
        return common.dryRun ? answer.asDryRun : answer
    }

    /// One JSON document, whatever else was asked; else the format of the command.
    func printer(
        _ columns: BookColumns, issuer: String, format: BookFormat, as kind: BookText.Kind
    ) -> any BookPrinter {
        guard common.json else { return format.printer(columns, as: kind) }
        return jsonPrinter(issuer)
    }

    func jsonPrinter(_ issuer: String) -> any BookPrinter {
        let (name, isDryRun) = (Self.operation.name, common.dryRun)
        return BookJSON { head in
            var answer = Answer(.done, head)
            answer.operation = name
            answer.issuer = issuer
            return (isDryRun ? answer.asDryRun : answer).json
        }
    }
}
