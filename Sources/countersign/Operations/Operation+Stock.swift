import JSON
import Ledger
import LedgerStore

/// Blank stock: 17 CFR 240.17Ad-12.
extension Operation {
    static let stockReceive = Operation(
        name: "stock.receive", summary: "Takes a lot of printed blanks into the vault.",
        fields: [
            .required("security", .name, "The security."),
            .required("first", .name, "The first number, with prefix and suffix."),
            .required("last", .name, "The last number."),
            .optional("paper", stockPaper, "definitive when not given."),
            .required("supplier", .text(200), "Who printed them."),
            .required("document", .text(400), "The paper that came with them."),
            .required("witness", .text(200), "Who counted them in."),
        ],
        outcomes: ["done"],
        example: [
            "security": "SERB", "first": "B-0100", "last": "B-0199",
            "supplier": "Example Banknote Printers", "document": "packing list 7",
            "witness": "W. Witness",
        ]
    ) { fields, issuer, store in
        let receipt = StockReceipt(
            security: try fields.needName("security"),
            range: try fields.range("first", through: "last"), paper: fields.stockPaper,
            supplier: try fields.needText("supplier"),
            document: try fields.needText("document"), witness: try fields.needText("witness"))
        return Answer(.done, try store.receiveStock(receipt, issuer: issuer))
    }

    static let stockDraw = Operation(
        name: "stock.draw",
        summary: "Asks for blanks from the vault; another person releases them.",
        fields: [
            .required("security", .name, "The security."),
            .optional("count", .integer(1...SerialRange.most), "How many of the lowest."),
            .optional("ranges", ranges, "Which, instead of how many."),
            .optional("paper", stockPaper, "Of which kind; definitive when not given."),
            .required("purpose", .text(200), "What they are drawn for."),
        ],
        outcomes: ["done"],
        example: ["security": "SERB", "count": 20, "purpose": "the week's transfers"]
    ) { fields, issuer, store in
        let drawn = try store.drawStock(
            try fields.tally("count"), paper: fields.stockPaper,
            of: try fields.needName("security"), for: try fields.needText("purpose"),
            issuer: issuer)
        return Answer(.done, drawn)
    }

    static let stockRelease = Operation(
        name: "stock.release", summary: "Lets a draw out of the vault, to the desk.",
        fields: [.required("draw", .integer(1...Int64(Int32.max)), "The draw's number.")],
        outcomes: ["done", "refused"], example: ["draw": 1]
    ) { fields, issuer, store in
        Answer(
            try store.releaseStock(
                try fields.need("draw", fields.integer("draw")), issuer: issuer))
    }

    static let stockReturn = Operation(
        name: "stock.return",
        summary: "Hands unused blanks of the desk in; another person takes them into the vault.",
        fields: [
            .required("security", .name, "The security."),
            .required("ranges", ranges, "Which blanks."),
            .required("reason", .text(200), "Why they come back."),
        ],
        outcomes: ["done"],
        example: [
            "security": "SERB", "ranges": [["first": "B-0110", "last": "B-0119"]],
            "reason": "the week's work took fewer",
        ]
    ) { fields, issuer, store in
        let returned = try store.returnStock(
            try fields.ranges(), of: try fields.needName("security"),
            reason: try fields.needText("reason"), issuer: issuer)
        return Answer(.done, returned)
    }

    static let stockRestock = Operation(
        name: "stock.restock", summary: "Takes what was handed in back into the vault.",
        fields: [.required("return", .integer(1...Int64(Int32.max)), "The return's number.")],
        outcomes: ["done", "refused"], example: ["return": 1]
    ) { fields, issuer, store in
        Answer(
            try store.restock(
                try fields.need("return", fields.integer("return")), issuer: issuer))
    }

    static let stockSpoil = Operation(
        name: "stock.spoil", summary: "Writes blanks off, before they became certificates.",
        fields: [
            .required("security", .name, "The security."),
            .required("numbers", .list(.name, 1...1_000), "Their numbers."),
            .required("reason", .text(400), "Why, in a sentence."),
            .required("document", .text(400), "The paper that records it."),
            .required("witness", .text(200), "Who saw it."),
        ],
        outcomes: ["done"],
        example: [
            "security": "SERB", "numbers": ["B-0119"], "reason": "misprinted border",
            "document": "spoilage sheet 3", "witness": "W. Witness",
        ]
    ) { fields, issuer, store in
        let spoiled = try store.spoilStock(
            try fields.numbers("numbers"), of: try fields.needName("security"),
            reason: try fields.needText("reason"), document: try fields.needText("document"),
            witness: try fields.needText("witness"), issuer: issuer)
        return Answer(.done, spoiled)
    }

    static let stockCount = Operation(
        name: "stock.count", summary: "Records a count of the blanks, and what differs.",
        fields: [
            .required("security", .name, "The security."),
            .optional("counted", .integer(0...1_000_000), "How many, where only that is known."),
            .optional("ranges", ranges, "Which were there, number by number."),
            .optional("paper", stockPaper, "Of one kind of paper; of both when not given."),
            .required("witness", .text(200), "Who counted too."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "security": "SERB",
            "ranges": [
                ["first": "B-0100", "last": "B-0118"], ["first": "B-0120", "last": "B-0199"],
            ], "witness": "W. Witness",
        ]
    ) { fields, issuer, store in
        Answer(
            try store.countStock(
                try fields.tally("counted"), paper: fields.givenPaper,
                of: try fields.needName("security"),
                witness: try fields.needText("witness"), issuer: issuer))
    }

    static let stockList = Operation(
        name: "stock.list", summary: "Lists the blank stock of each security, and draws that wait.",
        fields: [.optional("security", .name, "Of one security only.")], outcomes: ["done"],
        example: ["security": "SERB"], isQuestion: true
    ) { fields, issuer, store in
        Answer(.done, try store.listStock(security: fields.name("security"), issuer: issuer))
    }

    static let stockShow = Operation(
        name: "stock.show", summary: "Shows one blank, from the printer to its end.",
        fields: [
            .required("security", .name, "The security."),
            .required("number", .name, "Its number."),
        ],
        outcomes: ["done"], example: ["security": "SERB", "number": "B-0119"], isQuestion: true
    ) { fields, issuer, store in
        let id = CertificateID(
            security: try fields.needName("security"), number: try fields.needName("number"))
        return Answer(.done, try store.showBlank(id, issuer: issuer))
    }

    private static let stockPaper = FieldKind.choice(CertificatePaper.allCases.map(\.rawValue))

    private static let ranges = FieldKind.list(
        .object([
            .required("first", .name, "The first number."),
            .optional("last", .name, "The last number; the first alone when not given."),
        ]), 1...1_000)
}

extension Answer {
    /// Done, or refused with every reason.
    init(_ custody: CustodyAnswer) {
        guard !custody.refusals.isEmpty else {
            self.init(.done, custody.document)
            return
        }
        var members = custody.document
        members["refusals"] = .array(custody.refusals.map { .string($0) })
        self.init(.refused, members)
    }
}

extension Fields {
    var stockPaper: CertificatePaper { givenPaper ?? .definitive }

    fileprivate var givenPaper: CertificatePaper? {
        text("paper").flatMap(CertificatePaper.init(rawValue:))
    }

    func range(_ first: String, through last: String) throws -> SerialRange {
        let start: CertificateNumber = try needName(first)
        let end: CertificateNumber = name(last) ?? start
        do throws(SerialRange.Problem) {
            return try SerialRange(from: start, through: end)
        } catch {
            throw InputError(
                field: self[last] == nil ? first : last, problem: error.description,
                accepted: "two numbers of one form, such as B-0100 and B-0199")
        }
    }

    /// Numbers in the order given, each once.
    func numbers(_ name: String) throws -> [CertificateNumber] {
        let numbers = texts(name).compactMap { CertificateNumber($0) }
        guard Set(numbers).count == numbers.count else {
            throw InputError(
                field: name, problem: "a number is named twice", accepted: "each number once")
        }
        return numbers
    }

    /// The numbers of all the ranges together.
    fileprivate func ranges() throws -> [CertificateNumber] {
        let ranges = try objects("ranges").map { try $0.range("first", through: "last") }
        guard ranges.reduce(0, { $0 + $1.count }) <= Int(SerialRange.most) else {
            throw InputError(
                field: "ranges", problem: "together they have too many numbers",
                accepted: "up to \(SerialRange.most) numbers")
        }
        let numbers = ranges.flatMap(\.numbers)
        guard Set(numbers).count == numbers.count else {
            throw InputError(
                field: "ranges", problem: "a number is in two of them",
                accepted: "each number once")
        }
        return numbers
    }

    /// Either how many or which.
    fileprivate func tally(_ count: String) throws -> StockTally {
        switch (integer(count), self["ranges"]) {
        case (let count?, nil): return .count(Int(count))
        case (nil, _?): return .numbers(try ranges())
        default:
            throw InputError(
                field: count, problem: "either how many or which must be given, and not both",
                accepted: "one of the two: a count, or ranges of numbers")
        }
    }
}
