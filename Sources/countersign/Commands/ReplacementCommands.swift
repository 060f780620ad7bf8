import ArgumentParser
import JSON

struct ReplacementCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replacement",
        abstract: "New certificates for those lost, stolen, destroyed or mutilated.",
        subcommands: [
            Open.self, Affidavit.self, Bond.self, Approve.self, Issue.self, Settle.self,
            Found.self, Withdraw.self, Close.self, Report.self, PresentOriginal.self,
            Honour.self, Show.self, List.self, Letter.self,
        ])
}

extension ReplacementCommands {
    struct Open: BookCommand {
        static let operation = Operation.replacementOpen
        static let configuration = CommandConfiguration(
            commandName: "open", abstract: "Open a case, and stop its certificates at once.",
            discussion: """
                Kinds: LOST, STOLEN, DESTROYED, MUTILATED, NOT_RECEIVED.
                Capacities: owner, joint_owner, custodian, trustee, executor, administrator, \
                guardian, attorney, officer, partner, broker, bank, counsel, pledgee, agent, \
                relative.
                A clerk may open a case, and file its affidavit and its bond.
                """)

        @Argument(help: "The certificates, of one registration.")
        var certificates: [String]
        @Option(help: "The security.")
        var security: String
        @Option(help: "What became of them.")
        var kind: String
        @Option(help: "Who reports it.")
        var reportedBy: String
        @Option(help: "In what right: owner, broker, executor and the like.")
        var capacity: String
        @Option(help: "Where the answer goes.")
        var address: String
        @Option(help: "What happened, in a sentence.")
        var circumstances: String
        @Option(help: "When it was discovered; today when not given.")
        var discovered: String?
        @Option(help: "With NOT_RECEIVED: when it was sent.")
        var dispatched: String?
        @Option(help: "When the notice was received, with its offset; now when not given.")
        var receivedAt: String?
        @Option(help: "When the issuer had notice that a protected purchaser has one of them.")
        var purchaserNoticeAt: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security),
                "certificates": .array(certificates.map { .string($0) }),
                "kind": .string(kind), "reported_by": .string(reportedBy),
                "capacity": .string(capacity), "address": .string(address),
                "circumstances": .string(circumstances), "discovered_on": .given(discovered),
                "dispatched_on": .given(dispatched), "received_at": .given(receivedAt),
                "purchaser_notice_at": .given(purchaserNoticeAt),
            ]
        }
    }

    struct Show: BookCommand {
        static let operation = Operation.replacementShow
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show a case: what is filed, what is missing, what may come next.")

        @OptionGroup var number: CaseNumber
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { number.fields }
    }

    struct List: BookCommand {
        static let operation = Operation.replacementList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the cases with every date that is due.")

        @Flag(help: "Those that are over, too.")
        var all = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["all": all ? true : .null] }
    }

    struct Letter: BookCommand {
        static let operation = Operation.replacementLetter
        static let configuration = CommandConfiguration(
            commandName: "letter", abstract: "Write a letter or worksheet of a case.",
            discussion: """
                Letters: acknowledgement, affidavit, bond, x17f1a, approval, transmittal, \
                recovery, release, claim.
                """)

        @OptionGroup var number: CaseNumber
        @Argument(help: "Which letter.")
        var letter: String
        @Option(help: "A file for it, new or to be written over; the terminal when not given.")
        var output: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["letter"] = .string(letter)
            return fields
        }

        func run() async throws {
            guard let output else { return try await runOnBook() }
            try await runIntoFile(output)
        }
    }
}

/// The number that every step of a case begins with.
struct CaseNumber: ParsableArguments {
    @Argument(help: "The case's number.")
    var number: String

    var fields: JSONObject { ["case": .number(typed: number)] }
}
