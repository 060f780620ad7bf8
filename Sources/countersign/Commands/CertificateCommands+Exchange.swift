import ArgumentParser
import JSON

extension CertificateCommands {
    struct Exchange: BookCommand {
        static let operation = Operation.certificateExchange
        static let configuration = CommandConfiguration(
            commandName: "exchange",
            abstract: "Give an owner other paper for his shares.",
            discussion: """
                For a temporary certificate the definitive one, one certificate into several, \
                several into one, a mutilated one afresh, another legend on the issuer's \
                instruction. The registration and the number of shares stay what they were.
                """)

        @Argument(help: "The certificates surrendered.")
        var certificates: [String]
        @Option(help: "The security.")
        var security: String
        @Option(help: "definitive, split, combination, mutilated or legend.")
        var reason: String
        @Option(
            help: ArgumentHelp(
                """
                The shares of a new certificate, once for each. When not given they are as they \
                were, or all in one for a combination; a split needs them.
                """,
                valueName: "shares"))
        var into: [String] = []
        @Option(
            help: ArgumentHelp(
                "The number of a new certificate, in the order of --into.", valueName: "number"))
        var numbered: [String] = []
        @Option(help: "The version of the legend that they are to bear; 0 for none.")
        var legend: String?
        @Option(help: "The issuer's written instruction.")
        var authorityDocument: String?
        @Option(help: "Who signed it.")
        var authoritySignedBy: String?
        @Option(help: "temporary or definitive; definitive when not given.")
        var paper: String?
        @Option(help: "Who signed for the transfer agent.")
        var countersigner: String?
        @Option(help: "Who signed for the registrar.")
        var registrar: String?
        @Option(help: "When the item was received.")
        var receivedAt: String?
        @Option(help: "Who presented it.")
        var presentor: String?
        @Option(help: "The ticket it came under.")
        var ticket: String?
        @Option(help: "The item's name; the same key again posts nothing.")
        var key: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "key": .given(key), "security": .string(security),
                "certificates": .array(certificates.map { .string($0) }),
                "reason": .string(reason), "pieces": try pieces(book),
                "legend": .number(typed: legend),
                "authority": .authority(authorityDocument, authoritySignedBy),
                "paper": .given(paper), "countersigner": .given(countersigner),
                "registrar": .given(registrar), "received_at": .given(receivedAt),
                "presentor": .given(presentor), "ticket": .given(ticket),
            ]
        }

        private func pieces(_ book: BookLookup) throws -> JSONValue {
            guard numbered.count <= into.count else {
                throw InputError(
                    field: "numbered", problem: "there are more numbers than new certificates",
                    accepted: "--into SHARES before each --numbered NUMBER")
            }
            guard !into.isEmpty else { return .null }
            return .array(
                try into.enumerated().map { index, shares in
                    [
                        "shares": try book.units(shares, of: security),
                        "certificate": .given(
                            numbered.indices.contains(index) ? numbered[index] : nil),
                    ]
                })
        }
    }
}
