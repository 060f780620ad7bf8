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
        @Option(
            help: """
                What a certificate's face says, as NUMBER=SHARES; may be repeated. Where the \
                book says other, the item is held.
                """)
        var face: [String] = []
        @Option(help: "The day of the transfer, where it is posted on a later one.")
        var effective: String?
        @Option(
            help: """
                A name as signed; may be repeated. A capacity may follow, as in \
                "JANE ROE as executor".
                """)
        var signature: [String] = []
        @Option(
            help: """
                A paper that came with it; may be repeated. Its kind, then what it bears: \
                "court_certificate; dated 2026-10-01; concerning JANE DOE; \
                certified by A CLERK; ref 12".
                """)
        var paper: [String] = []
        @Option(
            help: """
                What an intermediary holds for a person afterwards, as \
                ACCOUNT:PERSON=SHARES; may be repeated.
                """)
        var position: [String] = []
        @Option(help: "The statement that the positions are taken from.")
        var positionSource: String?
        @Option(help: "The paper that shows that the transferee knew of the restriction.")
        var knowledge: String?
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

        /// Whether nothing of an item stands on the command line.
        var isBlank: Bool {
            get throws {
                try file == nil
                    && typed(in: BookLookup(scales: [:])).values.allSatisfy {
                        $0.isNull || $0.array == []
                    }
            }
        }

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
                "faces": face.isEmpty
                    ? .null : .array(try face.map { try Self.face($0, book, name) }),
                "effective_on": .given(effective),
                "assignments": .array(assignments),
                "endorsements": signature.isEmpty
                    ? .null : .array(signature.map(SignatureText.fields)),
                "guarantees": guarantee.fields,
                "papers": paper.isEmpty ? .null : .array(try paper.map(PaperText.fields)),
                "positions": position.isEmpty
                    ? .null
                    : .array(
                        try position.map {
                            try Self.position($0, book, name, source: positionSource)
                        }),
                "knowledge": .given(knowledge), "price": .given(price),
                "price_source": .given(priceSource), "price_date": .given(priceDate),
                "received_at": .given(receivedAt), "presentor": .given(presentor),
                "ticket": .given(ticket),
            ]
        }

        private static func face(
            _ text: String, _ book: BookLookup, _ security: String
        ) throws -> JSONValue {
            let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else {
                throw InputError(
                    field: "face", problem: "not of that form", accepted: "NUMBER=SHARES")
            }
            return [
                "certificate": .string(sides[0]),
                "shares": try book.units(sides[1], of: security, field: "face"),
            ]
        }

        static func position(
            _ text: String, _ book: BookLookup, _ security: String, source: String?
        ) throws -> JSONValue {
            let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
            // An account's name may itself hold a colon; a person's comes behind the last.
            guard sides.count == 2, let colon = sides[0].lastIndex(of: ":") else {
                throw InputError(
                    field: "position", problem: "not of that form",
                    accepted: "ACCOUNT:PERSON=SHARES")
            }
            return [
                "account": .string(String(sides[0][..<colon])),
                "person": .string(String(sides[0][sides[0].index(after: colon)...])),
                "shares": try book.units(sides[1], of: security, field: "position"),
                "source": .given(source),
            ]
        }

        static func assignment(
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

    /// One value for every signature, or as many as there are signatures.
    struct GuaranteeOptions: ParsableArguments {
        @Option(help: "STAMP, SEMP or MSP; may be repeated, once for each signature.")
        var program: [String] = []
        @Option(help: "The letter before the serial number; may be repeated.")
        var prefix: [String] = []
        @Option(help: "A stamp's serial number; repeated, once for each signature.")
        var serial: [String] = []
        @Option(help: "The guarantor institution; may be repeated.")
        var institution: [String] = []
        @Option(help: "The value that the stamp states to cover, in dollars.")
        var valueCovered: [String] = []
        @Option(help: "The day of the guarantee; may be repeated.")
        var guaranteeDate: [String] = []

        var fields: JSONValue {
            GuaranteeTexts(
                program: program, prefix: prefix, serial: serial, institution: institution,
                valueCovered: valueCovered, date: guaranteeDate
            ).fields
        }
    }

    struct Check: BookCommand {
        static let operation = Operation.transferCheck
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Judge an assignment and write nothing.")
        @OptionGroup var assignment: Assignment
        @OptionGroup(title: "A file of assignments") var batch: BatchOptions
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { try assignment.fields(book) }

        func run() async throws {
            guard let file = batch.batch else { return try await runOnBook() }
            try await BatchCommand(
                path: file, options: batch, assignment: assignment, common: common,
                isCheck: true
            ).run()
        }
    }

    struct Post: BookCommand {
        static let operation = Operation.transferPost
        static let configuration = CommandConfiguration(
            commandName: "post", abstract: "Judge an assignment and post it if it passes.")
        @OptionGroup var assignment: Assignment
        @OptionGroup(title: "A file of assignments") var batch: BatchOptions
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { try assignment.fields(book) }

        func run() async throws {
            guard let file = batch.batch else { return try await runOnBook() }
            try await BatchCommand(
                path: file, options: batch, assignment: assignment, common: common,
                isCheck: common.dryRun
            ).run()
        }
    }
}
