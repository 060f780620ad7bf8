import ArgumentParser
import JSON

struct AccountCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "The master securityholder file.",
        subcommands: [
            Add.self, Show.self, List.self, Standing.self, Disclose.self, Statement.self,
            Lost.self, Search.self, Found.self, LostHolders.self, Address.self,
            Demand.self,
        ])
}

extension AccountCommands {
    struct Add: BookCommand {
        static let operation = Operation.accountAdd
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Register an account.")

        @Option(help: "The book's name for it.")
        var account: String?
        @Option(help: "The name or names exactly as the face is to bear them.")
        var inscription: String
        @Option(help: "The form of ownership, such as INDIVIDUAL or \"JT TEN\".")
        var form: String
        @Option(help: "Street and number.")
        var street: String?
        @Option(help: "City.")
        var city: String?
        @Option(help: "State.")
        var state: String?
        @Option(help: "ZIP code.")
        var zip: String?
        @Option(help: "Two letters; US when not given.")
        var country: String?
        @Option(help: "A file with the taxpayer number, or - for standard input.")
        var tinFrom: String?
        @Option(help: "Why there is no taxpayer number.")
        var tinAbsent: String?
        @Option(help: "Under a custodian, the minor's day of birth.")
        var minorBorn: String?
        @Option(help: "An owner as PERSON or PERSON:CAPACITY; may be repeated.")
        var owner: [String] = []
        @Flag(help: "It claims to be a securities intermediary.")
        var intermediary = false
        @Option(help: "What shows that it is one.")
        var evidence: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "account": .given(account), "inscription": .string(inscription),
                "form": .string(form), "street": .given(street), "city": .given(city),
                "state": .given(state), "zip": .given(zip), "country": .given(country),
                "tin": try SecretText.read(from: tinFrom), "tin_absent": .given(tinAbsent),
                "minor_born": .given(minorBorn),
                "owners": owner.isEmpty ? .null : .array(owner.map(Self.owner)),
                "intermediary": try claim(),
            ]
        }

        private func claim() throws(InputError) -> JSONValue {
            guard intermediary || evidence == nil else {
                throw InputError(
                    field: "evidence", problem: "nothing is claimed that it could show",
                    accepted: "--evidence beside --intermediary")
            }
            return intermediary ? ["evidence": .given(evidence)] : .null
        }

        private static func owner(_ text: String) -> JSONValue {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                .map(String.init)
            return [
                "person": .given(parts.first),
                "capacity": .given(parts.count > 1 ? parts[1] : nil),
            ]
        }
    }

    struct Show: BookCommand {
        static let operation = Operation.accountShow
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show a registration, its owners, holdings and certificates.")

        @Argument(help: "The account.")
        var account: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["account": .string(account)]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.accountList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Find accounts by name or by words of the inscription.")

        @Argument(help: "What the name or the inscription contains.")
        var matching: String?
        @Option(help: "At most how many.")
        var limit: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "matching": .given(matching), "limit": .number(typed: limit),
            ]
        }
    }

    struct Standing: BookCommand {
        static let operation = Operation.accountStanding
        static let configuration = CommandConfiguration(
            commandName: "standing", abstract: "Record how the ownership limit looks at an account."
        )

        @Argument(help: "The account.")
        var account: String
        @Argument(help: "ordinary, intermediary or exempt.")
        var standing: String
        @Option(help: "What shows it.")
        var evidence: String?
        @Option(help: "From which day.")
        var from: String?
        @Option(help: "The last day.")
        var until: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "account": .string(account), "standing": .string(standing),
                "evidence": .given(evidence), "from": .given(from), "until": .given(until),
            ]
        }
    }

    struct Disclose: BookCommand {
        static let operation = Operation.accountDisclose
        static let configuration = CommandConfiguration(
            commandName: "disclose", abstract: "Record what an intermediary holds for a person.")

        @Argument(help: "An account with the standing of an intermediary.")
        var account: String
        @Argument(help: "The person it holds for.")
        var person: String
        @Argument(help: "The security.")
        var security: String
        @Argument(help: "The whole position.")
        var shares: String
        @Option(help: "The day of the statement.")
        var asOf: String
        @Option(help: "The statement.")
        var source: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "account": .string(account), "person": .string(person),
                "security": .string(security),
                "shares": try book.units(shares, of: security), "as_of": .string(asOf),
                "source": .string(source),
            ]
        }
    }
}
