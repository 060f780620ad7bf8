import ArgumentParser
import JSON
import Ledger

extension ReplacementCommands {
    struct Issue: BookCommand {
        static let operation = Operation.replacementIssue
        static let configuration = CommandConfiguration(
            commandName: "issue", abstract: "Issue the new certificates of a complete case.",
            discussion: """
                One of the case's certificates that has ended meanwhile, by a transfer or \
                otherwise, is left out; those that are missing still are replaced.
                With --to they are transferred at once, under a signature and its guarantee as \
                for any transfer: both are posted, or neither.
                """)

        @OptionGroup var number: CaseNumber
        @Option(help: "The item's name; the same key again posts nothing.")
        var key: String?
        @Option(help: "The new numbers, parted by commas; the next ones when not given.")
        var numbers: String?
        @Option(help: "temporary or definitive.")
        var paper: String?
        @Option(help: "Who countersigned.")
        var countersigner: String?
        @Option(help: "Who registered.")
        var registrar: String?
        @OptionGroup(title: "To somebody else at once") var transfer: PassingOn
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["key"] = .given(key)
            fields["numbers"] = numbers.map { list in
                .array(list.split(separator: ",").map { .string(String($0)) })
            }
            fields["paper"] = .given(paper)
            fields["countersigner"] = .given(countersigner)
            fields["registrar"] = .given(registrar)
            fields["transfer"] = try transfer.fields(book)
            return fields
        }
    }

    /// A transfer of certificates that are only just issued.
    struct PassingOn: ParsableArguments {
        @Option(help: "An assignee and shares as ACCOUNT=SHARES; may be repeated.")
        var to: [String] = []
        @Option(help: "The security, where shares may have decimal places.")
        var security: String?
        @Option(help: "The shares for the registration described by the options --new-….")
        var newShares: String?
        @OptionGroup(title: "A new registration") var new: TransferCommands.NewRegistration
        @Option(help: "A name as signed; may be repeated; a capacity may follow.")
        var signature: [String] = []
        @Option(help: "A paper that came with the transfer, as with transfer post --paper.")
        var transferPaper: [String] = []
        @Option(help: "A position afterwards, as with transfer post --position.")
        var position: [String] = []
        @Option(help: "The statement that the positions are taken from.")
        var positionSource: String?
        @Option(help: "The paper that shows that the transferee knew of the restriction.")
        var knowledge: String?
        @OptionGroup(title: "The medallion guarantee")
        var guarantee: TransferCommands.GuaranteeOptions
        @Option(help: "The market price of a share, in dollars.")
        var price: String?
        @Option(help: "Where the price was read.")
        var priceSource: String?
        @Option(help: "The day of the price.")
        var priceDate: String?
        @Option(help: "When the transfer was received, with its offset.")
        var receivedAt: String?
        @Option(help: "Who presented it.")
        var presentor: String?
        @Option(help: "The ticket it came under.")
        var ticket: String?

        /// Nothing where no transfer is asked for.
        func fields(_ book: BookLookup) throws -> JSONValue {
            let typed = try typed(in: book)
            guard typed.values.contains(where: { !$0.isNull && $0.array != [] }) else {
                return .null
            }
            return .object(typed)
        }

        private func typed(in book: BookLookup) throws -> JSONObject {
            let asksForShares = !to.isEmpty || newShares != nil || !position.isEmpty
            guard security != nil || !asksForShares || book.isWhole else {
                throw InputError(
                    field: "security", problem: "its shares may have decimal places",
                    accepted: "--security and the security of the case")
            }
            let name = security ?? ""
            var assignments = try to.map {
                try TransferCommands.Assignment.assignment($0, book, name)
            }
            let registration = try new.fields()
            if registration != nil || newShares != nil {
                assignments.append([
                    "new": registration.map { .object($0) } ?? .null,
                    "shares": try book.units(newShares, of: name, field: "new-shares"),
                ])
            }
            let positions = try position.map {
                try TransferCommands.Assignment.position($0, book, name, source: positionSource)
            }
            return [
                "security": .given(security), "assignments": .array(assignments),
                "endorsements": signature.isEmpty
                    ? .null : .array(signature.map(SignatureText.fields)),
                "guarantees": guarantee.fields,
                "papers": transferPaper.isEmpty
                    ? .null : .array(try transferPaper.map(PaperText.fields)),
                "positions": positions.isEmpty ? .null : .array(positions),
                "knowledge": .given(knowledge), "price": .given(price),
                "price_source": .given(priceSource), "price_date": .given(priceDate),
                "received_at": .given(receivedAt), "presentor": .given(presentor),
                "ticket": .given(ticket),
            ]
        }
    }
}
