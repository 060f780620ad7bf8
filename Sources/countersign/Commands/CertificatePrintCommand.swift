import ArgumentParser
import JSON

extension CertificateCommands {
    struct Print: BookCommand {
        static let operation = Operation.certificatePrint
        static let configuration = CommandConfiguration(
            commandName: "print",
            abstract: "Draw a certificate, face and back, for a browser to print.",
            discussion: """
                It is marked SPECIMEN unless a blank was drawn from the stock for it. Print it \
                on US Letter, landscape, both sides, without the browser's own header.
                """)

        enum Format: String, CaseIterable, ExpressibleByArgument {
            case html
            case pdf
        }

        @Argument(help: "Its number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @Option(help: "The file to draw it in; standard output when not given.")
        var output: String?
        @Option(help: "html or pdf.")
        var format = Format.html
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            guard format == .html || output != nil else {
                throw InputError(
                    field: "output", problem: "a PDF is not written to the terminal",
                    accepted: "--output and the name of a file")
            }
            return [
                "security": .string(security), "certificate": .string(certificate),
                "format": format == .html ? .null : .string(format.rawValue),
            ]
        }

        func run() async throws {
            var answer: Answer
            do {
                answer = try self.answer(from: try await common.location.place.open())
                if let output { answer = try written(answer, to: output) }
            } catch {
                answer = Trouble(error).answer
            }
            try Rendering.show(answer, asJSON: common.json)
        }

        /// The answer with the name of the file in the place of what is in it.
        private func written(_ answer: Answer, to output: String) throws -> Answer {
            let text = answer.members["page"]?.text
            let pdf = answer.members["pdf_base64"]?.text.flatMap(Base64.bytes)
            guard let bytes = text.map({ Array($0.utf8) }) ?? pdf else { return answer }
            if !common.dryRun { try PageFile(path: output).write(bytes) }
            var answer = answer
            answer.members["page"] = nil
            answer.members["pdf_base64"] = nil
            answer.members["output"] = .string(output)
            return answer
        }
    }
}
