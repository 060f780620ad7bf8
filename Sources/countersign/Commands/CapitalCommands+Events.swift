import ArgumentParser
import JSON

extension CapitalCommands {
    struct Redeem: BookCommand {
        static let operation = Operation.capitalRedeem
        static let configuration = CommandConfiguration(
            commandName: "redeem", abstract: "Redeem a class, or a part of it, for cash.",
            discussion: """
                Certificates end on the books and are called in; capital called-in lists those \
                that have not come. A certificate called in part gives one for the rest of it.
                """)

        @Argument(help: "The class.")
        var security: String
        @Option(help: "The cash for one share, in dollars.")
        var price: String
        @OptionGroup var taking: EventTaking
        @OptionGroup(title: "The owner's endorsement") var endorsing: EventEndorsing
        @OptionGroup var papers: EventPapers
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let terms: JSONObject = ["security": .string(security), "price": .string(price)]
            return terms.joining(try taking.fields(book, of: security)).joining(
                try endorsing.fields()
            ).joining(papers.fields)
        }
    }

    struct BuyBack: BookCommand {
        static let operation = Operation.capitalBuyback
        static let options = ["certificates": "--certificate"]
        static let configuration = CommandConfiguration(
            commandName: "buy-back", abstract: "Take back what holders sold to the issuer.")

        @Argument(help: "The class.")
        var security: String
        @Option(help: "The cash for one share, in dollars.")
        var price: String
        @OptionGroup var tenders: EventTenders
        @OptionGroup(title: "The owner's endorsement") var endorsing: EventEndorsing
        @OptionGroup var papers: EventPapers
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let terms: JSONObject = [
                "security": .string(security), "price": .string(price),
                "certificates": try tenders.list(book, of: security),
            ]
            return terms.joining(try endorsing.fields()).joining(papers.fields)
        }
    }

    struct Convert: BookCommand {
        static let operation = Operation.capitalConvert
        static let configuration = CommandConfiguration(
            commandName: "convert", abstract: "Convert a class into another at a rate.",
            discussion: """
                All of the class, or the certificates that their holders choose to convert. A \
                holder who chooses acquires what he gains, and meets the ownership limit.
                """)

        @Argument(help: "The class.")
        var security: String
        @OptionGroup var giving: EventGiving
        @OptionGroup var taking: EventTaking
        @OptionGroup(title: "The owner's endorsement") var endorsing: EventEndorsing
        @OptionGroup var papers: EventPapers
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            try giving.fields(security).joining(try taking.fields(book, of: security))
                .joining(try endorsing.fields()).joining(papers.fields)
        }
    }

    struct Exchange: BookCommand {
        static let operation = Operation.capitalExchange
        static let configuration = CommandConfiguration(
            commandName: "exchange", abstract: "Exchange a class for another.",
            discussion: """
                The certificates that are tendered, or all of the class. A holder who tenders \
                acquires what he gains, and meets the ownership limit.
                """)

        @Argument(help: "The class.")
        var security: String
        @OptionGroup var giving: EventGiving
        @OptionGroup var taking: EventTaking
        @OptionGroup(title: "The owner's endorsement") var endorsing: EventEndorsing
        @OptionGroup var papers: EventPapers
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            try giving.fields(security).joining(try taking.fields(book, of: security))
                .joining(try endorsing.fields()).joining(papers.fields)
        }
    }

    struct Split: BookCommand {
        static let operation = Operation.capitalSplit
        static let configuration = CommandConfiguration(
            commandName: "split", abstract: "Split a class, or bring its shares together.")

        @Argument(help: "The class.")
        var security: String
        @OptionGroup var splitting: EventSplitting
        @OptionGroup var papers: EventPapers
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            try splitting.fields(security).joining(papers.fields)
        }
    }

    struct Events: BookCommand {
        static let operation = Operation.capitalEvents
        static let configuration = CommandConfiguration(
            commandName: "events", abstract: "List the corporate events on the book.")

        @Option(help: "How many; 100 when not given.")
        var limit: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["limit": .number(typed: limit)] }
    }

    struct CalledIn: BookCommand {
        static let operation = Operation.capitalCalled
        static let configuration = CommandConfiguration(
            commandName: "called-in",
            abstract: "List certificates that were called in and have not come.")

        @Option(help: "One class; all of them when not given.")
        var security: String?
        @Option(help: "How many; 100 when not given.")
        var limit: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["security": .given(security), "limit": .number(typed: limit)]
        }
    }
}

/// Another class that is given, and at what rate.
struct EventGiving: ParsableArguments {
    @Option(help: "The class that is given for it.")
    var into: String
    @Option(help: "New shares for old ones: 3/1, 3 or 0.77232; one for one when not given.")
    var rate: String = "1/1"
    @Option(help: "The price of one share by which parts are paid, in dollars.")
    var price: String?

    func fields(_ security: String) throws -> JSONObject {
        let terms: JSONObject = [
            "security": .string(security), "into": .string(into), "price": .given(price),
        ]
        return terms.joining(try TypedRate.fields(rate))
    }
}

/// How many shares come of how many of the same class.
struct EventSplitting: ParsableArguments {
    @Argument(help: "New shares for old ones: 2/1, or 1/10 for a reverse split.")
    var rate: String
    @Option(help: "The price of one new share by which parts are paid, in dollars.")
    var price: String?
    @Flag(help: "Leave old certificates as they are, and give others for the difference.")
    var keep = false
    @Option(help: "The day whose holders, at its end, are meant; now when not given.")
    var recordDate: String?

    func fields(_ security: String) throws -> JSONObject {
        let terms: JSONObject = [
            "security": .string(security), "price": .given(price),
            "keep": keep ? true : .null, "record_date": .given(recordDate),
        ]
        return terms.joining(try TypedRate.fields(rate))
    }
}
