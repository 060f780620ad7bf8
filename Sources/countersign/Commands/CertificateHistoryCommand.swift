import ArgumentParser
import JSON
import Reporting

extension CertificateCommands {
    struct History: BookCommand {
        static let operation = Operation.certificateHistory
        static let configuration = CommandConfiguration(
            commandName: "history", abstract: "Show a chain of title, backwards and forwards.")

        enum Format: String, CaseIterable, ExpressibleByArgument {
            case text
            case svg
        }

        @Argument(help: "Its number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @Option(help: "text, or svg for a drawing.")
        var format = Format.text
        @Option(help: "The file to write it in; standard output when not given.")
        var output: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "certificate": .string(certificate),
                "format": format == .text ? .null : .string(format.rawValue),
            ]
        }

        func run() async throws {
            var answer: Answer
            var times: OfficeTimes?
            do {
                let store = try await common.location.place.open()
                answer = try self.answer(from: store)
                if !common.json { times = OfficeTimes(of: answer, from: store) }
                if let output { answer = try written(answer, to: output, times) }
            } catch {
                answer = Trouble(error).answer
            }
            try Rendering.show(answer, asJSON: common.json, times: times)
        }

        /// The answer with the name of the file in the place of the drawing that is in it.
        private func written(
            _ answer: Answer, to output: String, _ times: OfficeTimes?
        ) throws -> Answer {
            guard answer.status == .done else { return answer }
            let text =
                common.json
                ? JSONValue.object(answer.json).pretty : Rendering.text(of: answer, times)
            let page = answer.members["svg"]?.text ?? text + "\n"
            if !common.dryRun { try PageFile(path: output).write(Array(page.utf8)) }
            return answer.written(to: output)
        }
    }
}
