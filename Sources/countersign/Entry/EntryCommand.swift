import ArgumentParser
import Conversation
import JSON
import Ledger
import LedgerStore
import Reporting

extension TransferCommands {
    /// An assignment asked for question by question, in the order of the back of the certificate.
    struct Enter: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "enter",
            abstract: "Enter assignments question by question, at a terminal.",
            discussion: """
                < goes back, ? helps, ! stops; TAB completes. Every answer is kept in a draft, but \
                no taxpayer number. Exit status 2 when it was left with a draft, 130 after Ctrl-C.
                """)

        @OptionGroup(title: "Where the book is") var location: PlaceOptions
        @Option(
            help: "The issuer; not needed where there is only one, or with COUNTERSIGN_ISSUER.")
        var issuer: String?
        @Flag(help: "Go on from the latest draft.")
        var resume = false

        func run() async throws {
            let end: EntrySession.End
            do {
                end = try await sit(at: TerminalConsole())
            } catch let absence as NoTerminal {
                Output.complain(
                    wrap("error: \(absence.description).").joined(separator: "\n"))
                throw ExitCode(ExitStatus.usage.rawValue)
            } catch {
                let answer = Trouble(error).answer
                Rendering.complain(answer)
                throw ExitCode(answer.status.rawValue)
            }
            switch end {
            case .done: return
            case .abandoned: throw ExitCode(ExitStatus.cancelled.rawValue)
            case .interrupted: throw ExitCode(130)
            case .failed(let status): throw ExitCode(status.rawValue)
            }
        }

        private func sit(at console: any Console) async throws -> EntrySession.End {
            // Before the book is opened: nobody is there to be asked.
            guard console.isTerminal else { throw NoTerminal() }
            let place = location.place
            let store = try await place.open()
            let issuer = try IssuerNaming.issuer(
                named: issuer, among: store.securityScales().keys.sorted())
            let session = EntrySession(
                book: try EntryBook(store, issuer: issuer), console: console,
                drafts: EntryDrafts(
                    directory: try EntryDrafts.directory(of: place), issuer: issuer.text),
                resumes: resume)
            return try session.run()
        }
    }
}

extension Rendering {
    /// An error in one sentence and what would be accepted, without the word that it is one.
    static func sentence(of error: JSONValue) -> String {
        ErrorView(["outcome": "error", "error": error]).text
    }
}
