import ArgumentParser
import JSON

extension TransferCommands {
    /// An assignment as the command line has it; the whole of it may stand in a file instead.
    struct Assignment: ParsableArguments {
        @Option(help: "A JSON file with the whole item, as a line of apply has it; - for input.")
        var file: String?
        @Option(help: "The item's name; the same key again posts nothing.")
        var key: String?
        @Option(help: "The security.")
        var security: String?
        @Option(help: "The presented owner's account.")
        var from: String?
        @Option(help: "A certificate surrendered; may be repeated.")
        var certificate: [String] = []
        @Option(help: "An assignee and shares as ACCOUNT=SHARES; may be repeated.")
        var to: [String] = []
        @Option(help: "The shares for the registration described by the options --new-….")
        var newShares: String?
        @OptionGroup(title: "A new registration") var new: NewRegistration
        @Option(help: "A name as signed; may be repeated.")
        var signature: [String] = []
        @OptionGroup(title: "The medallion guarantee") var guarantee: GuaranteeOptions
        @Option(help: "The market price of a share, in dollars.")
        var price: String?
        @Option(help: "Where the price was read.")
        var priceSource: String?
        @Option(help: "The day of the price.")
        var priceDate: String?
        @Option(help: "When the item was received, with its offset.")
        var receivedAt: String?
        @Option(help: "Who presented it.")
        var presentor: String?
        @Option(help: "The ticket it came under.")
        var ticket: String?

        func fields(_ book: BookLookup) throws -> JSONObject {
            if let file {
                let item = try Self.item(in: file)
                guard try typed(in: book).values.allSatisfy({ $0.isNull || $0.array == [] }) else {
                    throw InputError(
                        field: "file", problem: "other options stand beside the whole item",
                        accepted: "the item's fields in the file alone")
                }
                return item
            }
            return try typed(in: book)
        }

        private func typed(in book: BookLookup) throws -> JSONObject {
            let name = security ?? ""
            var assignments = try to.map { try Self.assignment($0, book, name) }
            let registration = try new.fields()
            if registration != nil || newShares != nil {
                assignments.append([
                    "new": registration.map { .object($0) } ?? .null,
                    "shares": try book.units(newShares, of: name, field: "new-shares"),
                ])
            }
            return [
                "key": .given(key), "security": .given(security), "from": .given(from),
                "certificates": .array(certificate.map { .string($0) }),
                "assignments": .array(assignments),
                "signatures": .array(signature.map { .string($0) }),
                "guarantee": guarantee.fields, "price": .given(price),
                "price_source": .given(priceSource), "price_date": .given(priceDate),
                "received_at": .given(receivedAt), "presentor": .given(presentor),
                "ticket": .given(ticket),
            ]
        }

        private static func assignment(
            _ text: String, _ book: BookLookup, _ security: String
        ) throws -> JSONValue {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map(String.init)
            guard let account = parts.first, !account.isEmpty else {
                throw InputError(
                    field: "to", problem: "nobody is named", accepted: "ACCOUNT=SHARES")
            }
            return [
                "to": .string(account),
                "shares": try book.units(parts.count > 1 ? parts[1] : nil, of: security),
            ]
        }

        private static func item(in file: String) throws -> JSONObject {
            let text: String
            do {
                text = try SmallFile.read(file == "-" ? "/dev/stdin" : file)
            } catch {
                throw InputError(
                    field: "file", problem: "the file cannot be read", accepted: "a JSON file")
            }
            do {
                guard let item = try JSONReader.read(Array(text.utf8)).object else {
                    throw InputError(
                        field: "file", problem: "not a JSON object", accepted: "an object")
                }
                return item
            } catch let error as JSONReadError {
                throw InputError(
                    field: "file",
                    problem: "line \(error.line), column \(error.column): \(error.problem)",
                    accepted: error.accepted)
            }
        }
    }

    struct NewRegistration: ParsableArguments {
        @Option(help: "The inscription of an assignee who has no account.")
        var newInscription: String?
        @Option(help: "The book's name for the new account.")
        var newAccount: String?
        @Option(help: "The form of ownership; INDIVIDUAL when not given.")
        var newForm: String?
        @Option(help: "Street and number.") var newStreet: String?
        @Option(help: "City.") var newCity: String?
        @Option(help: "State.") var newState: String?
        @Option(help: "ZIP code.") var newZip: String?
        @Option(help: "A file with the taxpayer number, or - for standard input.")
        var newTinFrom: String?
        @Option(help: "Why there is no taxpayer number.")
        var newTinAbsent: String?

        func fields() throws -> JSONObject? {
            let registration: JSONObject = [
                "inscription": .given(newInscription), "account": .given(newAccount),
                "form": .given(newForm), "street": .given(newStreet),
                "city": .given(newCity), "state": .given(newState), "zip": .given(newZip),
                "tin": try SecretText.read(from: newTinFrom),
                "tin_absent": .given(newTinAbsent),
            ]
            guard registration.values.contains(where: { !$0.isNull }) else { return nil }
            var described = registration
            described["form"] = .string(newForm ?? "INDIVIDUAL")
            return described
        }
    }

    struct GuaranteeOptions: ParsableArguments {
        @Option(help: "STAMP, SEMP or MSP.") var program: String?
        @Option(help: "The letter before the serial number.") var prefix: String?
        @Option(help: "The stamp's serial number.") var serial: String?
        @Option(help: "The guarantor institution.") var institution: String?
        @Option(help: "The value that the stamp states to cover, in dollars.")
        var valueCovered: String?
        @Option(help: "The day of the guarantee.") var guaranteeDate: String?

        var fields: JSONValue {
            let given = [program, prefix, serial, institution, valueCovered, guaranteeDate]
            guard given.contains(where: { $0 != nil }) else { return .null }
            return [
                "program": .given(program), "prefix": .given(prefix), "serial": .given(serial),
                "institution": .given(institution), "value_covered": .given(valueCovered),
                "date": .given(guaranteeDate),
            ]
        }
    }

    struct Check: BookCommand {
        static let operation = Operation.transferCheck
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Judge an assignment and write nothing.")
        @OptionGroup var assignment: Assignment
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { try assignment.fields(book) }
    }

    struct Post: BookCommand {
        static let operation = Operation.transferPost
        static let configuration = CommandConfiguration(
            commandName: "post", abstract: "Judge an assignment and post it if it passes.")
        @OptionGroup var assignment: Assignment
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { try assignment.fields(book) }
    }
}
