import ArgumentParser
import Reporting

@main
struct Countersign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "countersign",
        abstract: "The ledger of a stock transfer agent.",
        discussion: """
            Exit status: 0 done; 2 left unfinished; 3 the answer is no (refused, held, a \
            difference); 64 usage; 65 bad input data; 69 database unreachable; 73 cannot write \
            the output; 75 try again; 77 not permitted; 78 configuration; 130 interrupted; 1 \
            anything unexpected.
            """,
        version: "0.1.0",
        subcommands: [
            BookCommands.self, SecurityCommands.self, CapitalCommands.self, LimitCommands.self,
            GuaranteeCommands.self, PersonCommands.self, AccountCommands.self,
            CertificateCommands.self, StockCommands.self, StopCommands.self, TransferCommands.self,
            CapCommands.self, PriceCommands.self, PolicyCommands.self, LegendCommands.self,
            FormCommands.self, CalendarCommands.self, ItemCommands.self,
            ReplacementCommands.self, ReportCommands.self, ApplyCommand.self,
            DatabaseCommand.self,
        ])

    static func main() async {
        StandardStreams.reserve()
        do {
            let arguments = Array(CommandLine.arguments.dropFirst())
            var command = try await asyncParseAsRoot(MinusSign.shielded(arguments))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// Ends with help on standard output, or with what is wrong with the command line.
    private static func end(with error: any Error) -> Never {
        let status = exitCode(for: error)
        let message = fullMessage(for: error, columns: nil)
        guard !message.isEmpty else { exit(withError: status) }
        guard status != .success else {
            do {
                try Output.write(narrowed(message) + "\n")
            } catch {
                Rendering.complain(Trouble(error).answer)
                exit(withError: ExitCode(Trouble(error).status.rawValue))
            }
            exit(withError: nil)
        }
        // A word that is not understood is repeated, whatever it holds.
        for line in TaxpayerText.masked(message).split(separator: "\n") {
            Output.complain(wrap(String(line)).joined(separator: "\n"))
        }
        if let guess = guess(at: CommandLine.arguments.dropFirst()) {
            Output.complain("Did you mean \(guess)?")
        }
        exit(withError: status)
    }

    /// The parser leaves the line of usage as long as it comes.
    private static func narrowed(_ help: String) -> String {
        let mark = "USAGE: "
        return help.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            guard line.hasPrefix(mark), line.count > 80 else { return [String(line)] }
            let lines = wrap(String(line.dropFirst(mark.count)), width: 80 - mark.count)
            let margin = String(repeating: " ", count: mark.count)
            return lines.enumerated().map { ($0 == 0 ? mark : margin) + $1 }
        }.joined(separator: "\n")
    }

    /// The command that a person may have meant by one that there is not.
    private static func guess(at words: some Sequence<String>) -> String? {
        var command: any ParsableCommand.Type = Self.self
        var path = [_commandName]
        for word in words {
            let commands = command.configuration.subcommands
            guard let next = commands.first(where: { $0._commandName == word }) else {
                let name = Spelling.nearest(to: word, among: commands.map { $0._commandName })
                return name.map { (path + [$0]).joined(separator: " ") }
            }
            command = next
            path.append(word)
        }
        return nil
    }
}
