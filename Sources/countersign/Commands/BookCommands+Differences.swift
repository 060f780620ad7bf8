import ArgumentParser
import JSON

extension BookCommands {
    struct Reconcile: BookCommand {
        static let operation = Operation.bookReconcile
        static let configuration = CommandConfiguration(
            commandName: "reconcile",
            abstract: "Compare the accounts with the control book; open what differs.",
            discussion: "For every night. Nothing is corrected: a person resolves what is opened.")

        @Flag(help: "What is found came over from an earlier agent.")
        var priorAgent = false
        @Option(help: "difference: end with 3 when there is one.")
        var failOn: FailOn?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["prior_agent": priorAgent ? true : .null]
        }

        func run() async throws { try await run(failingOn: failOn) }
    }

    struct Differences: BookCommand {
        static let operation = Operation.bookDifferences
        static let configuration = CommandConfiguration(
            commandName: "differences",
            abstract: "List the record differences, over-issues and unposted debits.")

        @Flag(help: "Those that have ended too.")
        var all = false
        @Option(help: "difference: end with 3 when there is one.")
        var failOn: FailOn?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["all": all ? true : .null] }

        func run() async throws { try await run(failingOn: failOn) }
    }

    struct Difference: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "difference", abstract: "One record difference, or one over-issue.",
            subcommands: [
                Open.self, Resolve.self, PostDebit.self, OverIssue.self, BuyIn.self,
            ])
    }
}

extension BookCommands.Difference {
    struct Open: BookCommand {
        static let operation = Operation.differenceOpen
        static let configuration = CommandConfiguration(
            commandName: "open",
            abstract: "Record that a certificate's paper is not what the master file says.")

        @Argument(help: "The certificate's number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @Option(help: "The shares that the paper says.")
        var face: String
        @Option(help: "What differs, and what is done about it.")
        var reason: String
        @Option(help: "The day of its discovery; today when not given.")
        var openedOn: String?
        @Flag(help: "It came over from an earlier agent.")
        var priorAgent = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "certificate": .string(certificate),
                "face": try book.units(face, of: security, field: "face"),
                "reason": .string(reason), "opened_on": .given(openedOn),
                "prior_agent": priorAgent ? true : .null,
            ]
        }
    }

    struct Resolve: BookCommand {
        static let operation = Operation.differenceResolve
        static let configuration = CommandConfiguration(
            commandName: "resolve", abstract: "End a record difference that is no longer there.")

        @Argument(help: "Its number.")
        var difference: String
        @Option(help: "What it came from, and what was done.")
        var reason: String
        @Option(help: "The paper that shows it.")
        var paper: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "difference": .number(typed: difference), "reason": .string(reason),
                "paper": .string(paper),
            ]
        }
    }

    struct PostDebit: BookCommand {
        static let operation = Operation.differencePostDebit
        static let configuration = CommandConfiguration(
            commandName: "post-debit",
            abstract: "Post a debit that waits in the subsidiary file.",
            discussion: """
                Certificates that carry just as many shares as the debit end: the one of the \
                difference, and what was bought in, or issued on authority, for the rest.
                """)

        @Option(help: "The security.")
        var security: String
        @Option(help: "A certificate that ends; may be repeated.")
        var certificate: [String]
        @Option(help: "Where the rest came from.")
        var reason: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security),
                "certificates": .array(certificate.map { .string($0) }),
                "reason": .string(reason),
            ]
        }
    }

    struct OverIssue: BookCommand {
        static let operation = Operation.differenceOverIssue
        static let configuration = CommandConfiguration(
            commandName: "over-issue",
            abstract: "Record an over-issue that was discovered; the buy-in's clock starts.")

        @Option(help: "The security.")
        var security: String
        @Option(help: "How many too many.")
        var shares: String
        @Option(help: "The day on which the certificates and their holders were known.")
        var discoveredOn: String
        @Option(help: "The erroneous certificates and their registered holders.")
        var certificates: String
        @Option(help: "How it came about.")
        var reason: String
        @Option(help: "The number of the record difference that it explains.")
        var difference: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security),
                "shares": try book.units(shares, of: security),
                "discovered_on": .string(discoveredOn), "certificates": .string(certificates),
                "reason": .string(reason), "difference": .number(typed: difference),
            ]
        }
    }

    struct BuyIn: BookCommand {
        static let operation = Operation.differenceBuyIn
        static let configuration = CommandConfiguration(
            commandName: "buy-in",
            abstract: "Record what became of an over-issue.",
            discussion: """
                letter: the holder promises the shares back, thirty days more; bond: a surety \
                covers every expense, no buy-in; bought_in or returned: it is over.
                """)

        @Argument(help: "The number of the over-issue.")
        var overIssue: String
        @Option(help: "letter, bond, bought_in or returned.")
        var kind: String
        @Option(help: "The paper that shows it.")
        var paper: String
        @Option(help: "The day; today when not given.")
        var on: String?
        @Option(help: "Who executed the buy-in.")
        var party: String?
        @Option(help: "What the shares cost, in dollars.")
        var cost: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "over_issue": .number(typed: overIssue), "kind": .string(kind),
                "paper": .string(paper), "on": .given(on), "party": .given(party),
                "cost": .given(cost),
            ]
        }
    }
}
