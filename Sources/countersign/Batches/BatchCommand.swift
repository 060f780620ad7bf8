import ArgumentParser
import JSON
import Ledger
import LedgerStore
import Reporting

/// A file of assignments in place of one on the command line.
struct BatchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A CSV file, an assignment a line; its answers go beside it.", valueName: "file"))
    var batch: String?
    @Flag(help: "Post what passes; all of the file or nothing when not given.")
    var itemByItem = false
    @Option(
        help: ArgumentHelp(
            "Where the answers go; the file's name with .answered.csv when not given.",
            valueName: "file"))
    var output: String?

    func validate() throws {
        guard batch != nil || !itemByItem && output == nil else {
            throw ValidationError("--item-by-item and --output belong to --batch.")
        }
    }
}

/// Reads the file, takes it down the road, writes the answers, and says what came of it.
struct BatchCommand {
    let path: String
    let options: BatchOptions
    let assignment: TransferCommands.Assignment
    let common: CommonOptions
    let isCheck: Bool

    func run() async throws {
        var answer: Answer
        let progress = BatchProgress()
        do {
            guard try assignment.isBlank else {
                throw InputError(
                    field: "batch", problem: "other options stand beside the file",
                    accepted: "the items' fields in the file alone")
            }
            progress.begin()
            answer = try await self.answer(progress)
        } catch let refusal as BatchRefusal {
            answer = refusal.answer
        } catch {
            let isDenied = (error as? StoreError)?.isNotPermitted == true
            answer = (isDenied ? Trouble.notPermitted(.transferPost) : Trouble(error)).answer
        }
        progress.end()
        if answer.isError || common.json {
            try Rendering.show(answer, asJSON: common.json)
        } else {
            do {
                try Output.write(BatchView(answer.json).text + "\n")
            } catch {
                try Rendering.show(Trouble(error).answer, asJSON: false)
            }
            guard answer.status == .done else { throw ExitCode(answer.status.rawValue) }
        }
    }

    private func answer(_ progress: BatchProgress) async throws -> Answer {
        progress.say("opening the book")
        let store = try await common.location.place.open()
        let scales = try store.securityScales()
        let issuer = try common.issuer(among: scales.keys.sorted())
        let book = BookLookup(scales: scales[issuer] ?? [:])
        progress.say("reading \(path)")
        let file = try BatchFile.read(path, issuer: issuer, book: book)
        let output = try BatchOutput(options.output, besideItems: path)
        do {
            let run = BatchRun(
                store: store, issuer: issuer, isItemByItem: options.itemByItem, isCheck: isCheck,
                progress: progress)
            let (results, trouble) = try run.results(for: file.items)
            progress.say("writing the answers")
            try output.write(BatchAnswers(file, results).text)
            let summary = BatchSummary(
                file: file, path: path, output: output.path, results: results, book: book,
                isItemByItem: options.itemByItem, isCheck: isCheck)
            return summary.answer(issuer: issuer, trouble: trouble)
        } catch {
            output.discard()
            throw error
        }
    }
}
