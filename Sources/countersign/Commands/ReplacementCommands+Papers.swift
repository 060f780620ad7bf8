import ArgumentParser
import JSON

extension ReplacementCommands {
    struct Affidavit: BookCommand {
        static let operation = Operation.replacementAffidavit
        static let configuration = CommandConfiguration(
            commandName: "affidavit", abstract: "File the affidavit of loss.",
            discussion: """
                Statements: not_endorsed, not_pledged_or_sold, search_made, will_surrender.
                """)

        @OptionGroup var number: CaseNumber
        @Option(help: "The day on which it was sworn.")
        var swornOn: String
        @Option(help: "The notary.")
        var notary: String
        @Option(help: "The notary's commission.")
        var commission: String
        @Option(help: "Who has sworn it: NAME, or NAME as CAPACITY; may be repeated.")
        var signer: [String]
        @Option(
            help: "A paper behind a signer: KIND; dated DATE; concerning NAME; may be repeated.")
        var paper: [String] = []
        @Option(help: "What it swears to beside the loss; may be repeated.")
        var statement: [String] = []
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["sworn_on"] = .string(swornOn)
            fields["notary"] = .string(notary)
            fields["commission"] = .string(commission)
            fields["signers"] = .array(signer.map(SignatureText.fields))
            if !paper.isEmpty { fields["papers"] = .array(try paper.map(PaperText.fields)) }
            fields["statements"] = .array(statement.map { .string($0) })
            return fields
        }
    }

    struct Bond: BookCommand {
        static let operation = Operation.replacementBond
        static let configuration = CommandConfiguration(
            commandName: "bond", abstract: "File the bond of indemnity.")

        @OptionGroup var number: CaseNumber
        @Option(help: "The surety.")
        var surety: String
        @Option(
            name: .customLong("number"),
            help: ArgumentHelp("The bond's number.", valueName: "bond-number"))
        var reference: String
        @Option(help: "The penal sum in dollars; an open penalty has none.")
        var penalSum: String?
        @Option(help: "From when it secures; today when not given.")
        var effective: String?
        @Option(help: "The market price of a share that it was written on.")
        var price: String
        @Option(help: "The day of the price.")
        var priceDate: String
        @Option(help: "Where the price was read.")
        var priceSource: String
        @Option(help: "The premium in dollars.")
        var premium: String?
        @Flag(help: "It is a certificate under a blanket policy.")
        var blanket = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["surety"] = .string(surety)
            fields["number"] = .string(reference)
            fields["penal_sum"] = .given(penalSum)
            fields["effective_on"] = .given(effective)
            fields["price"] = .string(price)
            fields["price_date"] = .string(priceDate)
            fields["price_source"] = .string(priceSource)
            fields["premium"] = .given(premium)
            if blanket { fields["blanket"] = true }
            return fields
        }
    }

    struct Approve: BookCommand {
        static let operation = Operation.replacementApprove
        static let configuration = CommandConfiguration(
            commandName: "approve", abstract: "Approve what is on file, as an officer.")

        @OptionGroup var number: CaseNumber
        @Option(help: "What the officer adds.")
        var note: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["note"] = .given(note)
            return fields
        }
    }

    struct Found: BookCommand {
        static let operation = Operation.replacementFound
        static let configuration = CommandConfiguration(
            commandName: "found", abstract: "Record that a certificate was found in time.")

        @OptionGroup var number: CaseNumber
        @Argument(help: "The certificate.")
        var certificate: String
        @Option(help: "The paper that says so.")
        var authority: String
        @Option(help: "When; today when not given.")
        var on: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["certificate"] = .string(certificate)
            fields["authority"] = .string(authority)
            fields["on"] = .given(on)
            return fields
        }
    }
}
