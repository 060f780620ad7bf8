import ArgumentParser
import JSON
import Ledger
import LedgerStore
import Reporting

extension BookCommands {
    /// Takes over an earlier agent's book.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Take over an earlier agent's book, reconciled, all of it or nothing.",
            discussion: """
                The file of certificates has these columns, in any order: \
                \(TakeOverColumn.allCases.map(\.rawValue).joined(separator: ", ")). \
                Security, certificate, shares, registration and issue_date are needed on every \
                line. A line with a cancellation_date is kept as detail of a cancelled \
                certificate: it carries no shares, and its number is never used again. Without \
                account, the same registration, address and taxpayer number are one account. \
                Without form, the form of ownership is read from the registration.

                The stop list has: \
                \(StopColumn.allCases.map(\.rawValue).joined(separator: ", ")). \
                A file of control totals has: \
                \(ControlColumn.allCases.map(\.rawValue).joined(separator: ", ")).

                What remains different from the control totals is opened as a difference of the \
                prior agent. The same file again writes \
                nothing, but what is given with it for the first time: stops are placed, and \
                control totals stated.
                """)

        @Option(help: ArgumentHelp("The certificate detail, a CSV file.", valueName: "file"))
        var certificates: String
        @Option(help: ArgumentHelp("The stop list, a CSV file.", valueName: "file"))
        var stops: String?
        @Option(
            help: ArgumentHelp(
                "What the earlier agent certifies: a CSV file, or a class and its shares.",
                valueName: "file|class=shares"))
        var control: [String] = []
        @Option(help: "The day of the control totals; today when not given.")
        var asOf: String?
        @Option(help: "The issuer's written authority, where the control book says otherwise.")
        var authorityDocument: String?
        @Option(help: "Who signed it.")
        var authoritySignedBy: String?
        @Option(help: "End with 3 where differences remain: differences or never.")
        var failOn: TakeOverFailure = .never
        @OptionGroup var common: CommonOptions

        func validate() throws {
            guard (authorityDocument == nil) == (authoritySignedBy == nil) else {
                throw ValidationError(
                    "--authority-document and --authority-signed-by belong together.")
            }
        }

        func run() async throws {
            var answer: Answer
            let progress = BatchProgress()
            progress.begin()
            do {
                answer = try await self.answer(progress)
            } catch let refusal as BatchRefusal {
                answer = refusal.answer
            } catch {
                answer = Trouble(error).answer
            }
            progress.end()
            answer.operation = "book.import"
            if answer.isError || common.json {
                try Rendering.show(answer, asJSON: common.json)
                return
            }
            do {
                try Output.write(TakeOverView(answer.json).text + "\n")
            } catch {
                try Rendering.show(Trouble(error).answer, asJSON: false)
            }
            guard answer.status == .done else { throw ExitCode(answer.status.rawValue) }
        }

        private func answer(_ progress: BatchProgress) async throws -> Answer {
            progress.say("opening the book")
            let day = try asOf.map { text in
                guard let day = CalendarDate(text) else {
                    throw InputError(FieldKind.date.problems(of: .string(text), at: "as_of"))
                }
                return day
            }
            let store = try await common.location.place.open()
            let scales = try store.securityScales()
            let issuer = try common.issuer(among: scales.keys.sorted())
            let book = BookLookup(scales: scales[issuer] ?? [:])
            progress.say("reading \(certificates)")
            let files = TakeOverFiles(
                certificates: certificates, stops: stops, controls: control, asOf: day,
                authority: authorityDocument.flatMap { document in
                    authoritySignedBy.map { WrittenAuthority(document: document, signer: $0) }
                })
            let reading = try files.read(book: book, today: try store.today(issuer)) { book in
                (try? store.misfits(of: book, issuer: issuer)) ?? ([], 0)
            }
            let came = try store.takeOver(
                reading.book, issuer: issuer, isKept: !common.dryRun, progress: progress.say)
            var answer = try self.answer(came, reading)
            answer.issuer = issuer.text
            return answer
        }

        private func answer(
            _ came: TakeOverAnswer, _ reading: TakeOverReading
        ) throws -> Answer {
            var answer: Answer
            switch came {
            case .known(let document), .added(let document):
                answer = Answer(.done, document)
                answer.members["is_known"] = true
            case .refused(let findings):
                answer = Answer(
                    .refused, ["file": .string(reading.book.fileName)], findings: findings)
            case .unfit(let problems, let leftOut):
                throw BatchRefusal(reading.errors(of: problems), leftOut: leftOut)
            case .taken(let document, let findings):
                answer = Answer(.done, document, findings: findings)
            }
            let differences = answer.members["differences"]?.array ?? []
            if failOn == .differences, answer.status == .done, !differences.isEmpty {
                answer.status = .no
            }
            if common.dryRun {
                answer.members["dry_run"] = true
                answer.members["import"] =
                    answer.members["is_known"] == nil
                    ? .null
                    : answer.members["import"]
            }
            return answer
        }
    }
}
