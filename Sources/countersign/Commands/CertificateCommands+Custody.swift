import ArgumentParser
import JSON

/// Certificates that are void, and the paper of those that have ended.
extension CertificateCommands {
    struct Void: BookCommand {
        static let operation = Operation.certificateVoid
        static let configuration = CommandConfiguration(
            commandName: "void", abstract: "Make a certificate void that never carried shares.")

        @Argument(help: "Its number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @Option(help: "Why, in a sentence.")
        var reason: String
        @Option(help: "The paper that orders it.")
        var paper: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "certificate": .string(certificate),
                "reason": .string(reason), "document": .string(paper),
            ]
        }
    }

    struct Mark: BookCommand {
        static let operation = Operation.certificateMark
        static let configuration = CommandConfiguration(
            commandName: "mark", abstract: "Record that papers were marked CANCELLED.")

        @OptionGroup var papers: Papers
        @Option(help: "By stamp or perforation, and whose.")
        var method: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            papers.fields(["method": .string(method)])
        }
    }

    struct Store: BookCommand {
        static let operation = Operation.certificateStore
        static let configuration = CommandConfiguration(
            commandName: "store", abstract: "Record where marked papers are stored.")

        @OptionGroup var papers: Papers
        @Option(help: "The place of storage.")
        var place: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            papers.fields(["place": .string(place)])
        }
    }

    struct Ship: BookCommand {
        static let operation = Operation.certificateShip
        static let configuration = CommandConfiguration(
            commandName: "ship", abstract: "Record that stored papers were sent elsewhere.")

        @OptionGroup var papers: Papers
        @Option(help: "Where to.")
        var to: String
        @Option(help: "The carrier.")
        var carrier: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            papers.fields(["place": .string(to), "party": .string(carrier)])
        }
    }

    struct Receive: BookCommand {
        static let operation = Operation.certificateReceive
        static let configuration = CommandConfiguration(
            commandName: "receive",
            abstract: "Record that papers have come, or a replaced original has come back.")

        @OptionGroup var papers: Papers
        @Option(help: "From whom.")
        var from: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            papers.fields(["party": .string(from)])
        }
    }

    struct Destroy: BookCommand {
        static let operation = Operation.certificateDestroy
        static let configuration = CommandConfiguration(
            commandName: "destroy", abstract: "Record that papers were destroyed.")

        @OptionGroup var papers: Papers
        @Option(help: "How, such as shredding.")
        var method: String
        @Option(help: "Who saw it; twice or more.")
        var witness: [String]
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            papers.fields([
                "method": .string(method), "witnesses": .array(witness.map { .string($0) }),
            ])
        }
    }

    struct Dispose: BookCommand {
        static let operation = Operation.certificateDispose
        static let configuration = CommandConfiguration(
            commandName: "dispose", abstract: "Record to whom papers were given for good.")

        @OptionGroup var papers: Papers
        @Option(help: "The recipient's name.")
        var to: String
        @Option(help: "The recipient's address.")
        var address: String
        @Option(help: "How, such as sale to a collector.")
        var method: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            papers.fields([
                "party": .string(to), "address": .string(address), "method": .given(method),
            ])
        }
    }

    struct Cancelled: BookCommand {
        static let operation = Operation.certificateCancelled
        static let configuration = CommandConfiguration(
            commandName: "cancelled", abstract: "The index of cancelled certificates.")

        @Option(help: "The security.")
        var security: String
        @Option(help: "Of one certificate only.")
        var number: String?
        @Flag(help: "The disposal index: what was destroyed or given away.")
        var destroyed = false
        @Flag(help: "What is on its way.")
        var inTransit = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            guard !(destroyed && inTransit) else {
                throw InputError(
                    field: "list", problem: "two lists are asked for at once",
                    accepted: "--destroyed or --in-transit")
            }
            return [
                "security": .string(security), "number": .given(number),
                "list": destroyed ? "destroyed" : inTransit ? "in_transit" : .null,
            ]
        }
    }

    /// The certificates whose papers an act is about.
    struct Papers: ParsableArguments {
        @Argument(help: "Their numbers.")
        var certificates: [String]
        @Option(help: "The security.")
        var security: String
        @Option(help: "On which day; today when not given.")
        var on: String?
        @Option(help: "The paper that records it.")
        var document: String?

        func fields(_ own: JSONObject) -> JSONObject {
            var fields: JSONObject = [
                "security": .string(security),
                "certificates": .array(certificates.map { .string($0) }), "on": .given(on),
                "document": .given(document),
            ]
            for (name, value) in own.members { fields[name] = value }
            return fields
        }
    }
}
