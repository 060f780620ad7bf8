import ArgumentParser
import JSON

struct CertificateCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate", abstract: "Certificates, from preparation to their end.",
        subcommands: [
            Issue.self, Prepare.self, Countersign.self, Register.self, Exchange.self, Open.self,
            Show.self, History.self, List.self, Print.self, Void.self, Mark.self, Store.self,
            Ship.self, Receive.self, Destroy.self, Dispose.self, Cancelled.self,
        ])
}

extension CertificateCommands {
    struct Issue: BookCommand {
        static let operation = Operation.certificateIssue
        static let configuration = CommandConfiguration(
            commandName: "issue", abstract: "Issue a certificate on the issuer's order.")

        @Option(help: "The item's name; the same key again posts nothing.")
        var key: String?
        @Option(help: "The security.")
        var security: String
        @Option(help: "The account it is registered to.")
        var account: String
        @Option(help: "Its shares.")
        var shares: String
        @Option(help: "Its number; the next one when not given.")
        var certificate: String?
        @Option(help: "temporary or definitive; definitive when not given.")
        var paper: String?
        @Option(help: "The issuer's written order.")
        var authorityDocument: String?
        @Option(help: "Who signed it.")
        var authoritySignedBy: String?
        @Option(help: "Who signed for the transfer agent.")
        var countersigner: String?
        @Option(help: "Who signed for the registrar.")
        var registrar: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "key": .given(key), "security": .string(security), "account": .string(account),
                "shares": try book.units(shares, of: security),
                "certificate": .given(certificate), "paper": .given(paper),
                "authority": .authority(authorityDocument, authoritySignedBy),
                "countersigner": .given(countersigner), "registrar": .given(registrar),
            ]
        }
    }

    struct Prepare: BookCommand {
        static let operation = Operation.certificatePrepare
        static let configuration = CommandConfiguration(
            commandName: "prepare", abstract: "Inscribe a certificate that carries no shares yet.")

        @Option(help: "The item's name; the same key again posts nothing.")
        var key: String?
        @Option(help: "The security.")
        var security: String
        @Option(help: "The account it is registered to.")
        var account: String
        @Option(help: "Its shares.")
        var shares: String
        @Option(help: "Its number; the next one when not given.")
        var certificate: String?
        @Option(help: "temporary or definitive; definitive when not given.")
        var paper: String?
        @Option(help: "The issuer's written order.")
        var authorityDocument: String?
        @Option(help: "Who signed it.")
        var authoritySignedBy: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "key": .given(key), "security": .string(security), "account": .string(account),
                "shares": try book.units(shares, of: security),
                "certificate": .given(certificate), "paper": .given(paper),
                "authority": .authority(authorityDocument, authoritySignedBy),
            ]
        }
    }

    struct Countersign: BookCommand {
        static let operation = Operation.certificateCountersign
        static let configuration = CommandConfiguration(
            commandName: "countersign", abstract: "Countersign a prepared certificate.")

        @Argument(help: "Its number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @Option(help: "Who signed for the transfer agent.")
        var countersigner: String?
        @Option(help: "The item's name.")
        var key: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "certificate": .string(certificate),
                "countersigner": .given(countersigner), "key": .given(key),
            ]
        }
    }

    struct Register: BookCommand {
        static let operation = Operation.certificateRegister
        static let configuration = CommandConfiguration(
            commandName: "register", abstract: "Register a countersigned certificate.")

        @Argument(help: "Its number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @Option(help: "Who signed for the registrar.")
        var registrar: String?
        @Option(help: "The item's name.")
        var key: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "certificate": .string(certificate),
                "registrar": .given(registrar), "key": .given(key),
            ]
        }
    }

    struct Open: BookCommand {
        static let operation = Operation.certificateOpen
        static let configuration = CommandConfiguration(
            commandName: "open",
            abstract: "Take over an outstanding certificate of another agent's book.")

        @Argument(help: "Its number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @Option(help: "The account it is registered to.")
        var account: String
        @Option(help: "Its shares.")
        var shares: String
        @Option(help: "The issue date it bears.")
        var issuedOn: String?
        @Option(help: "temporary or definitive; definitive when not given.")
        var paper: String?
        @Option(help: "The version of the legend that its paper bears.")
        var legend: String?
        @Option(help: "The item's name.")
        var key: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "certificate": .string(certificate),
                "account": .string(account), "shares": try book.units(shares, of: security),
                "issued_on": .given(issuedOn), "paper": .given(paper),
                "legend": .number(typed: legend), "key": .given(key),
            ]
        }
    }

    struct Show: BookCommand {
        static let operation = Operation.certificateShow
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a certificate and where it stands.")

        @Argument(help: "Its number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["security": .string(security), "certificate": .string(certificate)]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.certificateList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List certificates in order of number.")

        @Option(help: "Of one security only.")
        var security: String?
        @Option(help: "In one standing only.")
        var standing: String?
        @Option(help: "At most how many.")
        var limit: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .given(security), "standing": .given(standing),
                "limit": .number(typed: limit),
            ]
        }
    }
}
