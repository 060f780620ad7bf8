import JSON
import Ledger
import LedgerStore
import Reporting

/// The books of record: 17 CFR 240.17Ad-6, -9 and -10; MGCL 2-209.
extension Operation {
    static let reportMasterFile = bookList(
        "report.msf", .masterFile,
        "The master securityholder file: every certificate outstanding, by account.",
        [.optional("as_of", .date, "At the close of which day; today when not given.")],
        example: ["security": "SERB"])

    static let reportHolders = bookList(
        "report.holders", .holders,
        "The certified list of the holders of record at the close of a day.",
        [.required("record_date", .date, "The record date.")],
        example: ["record_date": "2026-01-05"])

    static let reportStockLedger = bookList(
        "report.stock-ledger", .stockLedger,
        "The stock ledger: each holder's name and address, and the shares of each class.",
        [.optional("as_of", .date, "At the close of which day; today when not given.")],
        example: [:])

    static let reportSubsidiaryFile = bookList(
        "report.subsidiary-file", .subsidiaryFile,
        "The subsidiary file: debits and credits not yet posted, and those that were.", [],
        example: [:])

    static let reportJournal = bookList(
        "report.journal", .journal,
        "The transfer journal: every debit and credit, as it was posted.",
        [
            .optional("from", .date, "The first day of posting."),
            .optional("to", .date, "The last day of posting."),
        ],
        example: ["from": "2026-01-05"])

    private static func bookList(
        _ name: String, _ kind: BookList.Kind, _ summary: String, _ fields: [Field],
        example: JSONObject
    ) -> Operation {
        Operation(
            name: name, summary: summary,
            fields: fields + [
                .optional("security", .name, "Of one security alone."),
                .optional(
                    "limit", .integer(1...10_000), "At most how many rows; 1000 when not given."),
            ],
            outcomes: ["done"], example: example, isQuestion: true
        ) { fields, issuer, store in
            let limit = Int(fields.integer("limit") ?? 1_000)
            let list = try fields.bookList(kind)
            let columns = BookColumns(list.columns)
            var members = JSONObject()
            var rows: [JSONValue] = []
            try store.read(list, issuer: issuer) { head in
                members = head
            } page: { page in
                rows += page.prefix(limit - rows.count).map {
                    BookRow(columns: columns, values: $0).json
                }
                return rows.count < limit
            }
            members["rows"] = .array(rows)
            if let count = members["count"]?.int64, count > rows.count { members["more"] = true }
            return Answer(.done, members)
        }
    }

    static let reportControlBook = Operation(
        name: "report.control-book",
        summary: "The control book: authorised and issued, with the documents, and the register.",
        fields: [.optional("as_of", .date, "At the close of which day; today when not given.")],
        outcomes: ["done"], example: [:], isQuestion: true
    ) { fields, issuer, store in
        Answer(.done, try store.controlBook(issuer, asOf: fields.date("as_of")))
    }

    static let accountStatement = Operation(
        name: "account.statement",
        summary: "A statement of an account: what it had, what moved, what it has.",
        fields: [
            .required("account", .name, "The account."),
            .optional("from", .date, "The first day; the account's own when not given."),
            .optional("to", .date, "The last day; today when not given."),
        ],
        outcomes: ["done"], example: ["account": "A-DOE", "from": "2026-01-05"],
        isQuestion: true
    ) { fields, issuer, store in
        try fields.requireOrder()
        return Answer(
            .done,
            try store.accountStatement(
                try fields.needName("account"), from: fields.date("from"), to: fields.date("to"),
                issuer: issuer))
    }
}

extension Fields {
    func bookList(_ kind: BookList.Kind) throws(InputError) -> BookList {
        try requireOrder()
        return BookList(
            kind, security: name("security"), day: date("record_date") ?? date("as_of"),
            from: date("from"), to: date("to"))
    }

    fileprivate func requireOrder() throws(InputError) {
        guard let from = date("from"), let to = date("to"), to < from else { return }
        throw InputError(
            field: "to", problem: "before the first day", accepted: "a day from \(from) on")
    }
}
