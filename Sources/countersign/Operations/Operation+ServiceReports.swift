import JSON
import Ledger
import LedgerStore
import Reporting

/// Reports to the regulator, and the one list of everything that is due.
extension Operation {
    static let reportTurnaround = Operation(
        name: "report.turnaround",
        summary: "Counts how the items of a month were turned around (17Ad-2, 17Ad-6(a)(2)).",
        fields: [
            monthField,
            .optional(
                "fail_on", .choice(["short"]),
                "Answers no where the month fell short of nine in ten."),
            formatField,
        ],
        outcomes: ["done", "refused"], example: ["month": "2026-01"], isQuestion: true
    ) { fields, issuer, store in
        let report = try store.turnaround(try fields.month(), issuer: issuer)
        let isNo = fields.text("fail_on") == "short" && report.month.standing == .short
        return Answer(
            isNo ? .refused : .done,
            fields.formatted(report.document) { TurnaroundView($0).csv })
    }

    static let reportTurnaroundNotice = Operation(
        name: "report.turnaround-notice",
        summary: "Writes the notice of 17Ad-2(c) of a month that fell short, ready to be sent.",
        fields: [
            monthField,
            .required("reasons", .text(400), "Why the month fell short."),
            .required("steps", .text(400), "What is done so that it does not happen again."),
        ],
        outcomes: ["done"],
        example: [
            "month": "2026-01", "reasons": "two clerks were ill",
            "steps": "a third clerk was trained",
        ], isQuestion: true
    ) { fields, issuer, store in
        let report = try store.turnaround(try fields.month(), issuer: issuer)
        var document = report.document
        document["legal_name"] = try store.showBook(issuer)["legal_name"] ?? .null
        document["reasons"] = .string(try fields.needText("reasons"))
        document["steps"] = .string(try fields.needText("steps"))
        // Of a month that did not fall short, or may yet not, there is nothing to notify, and its
        // figures say so.
        if report.month.standing == .short, report.month.isOver {
            document["text"] = .string(TurnaroundNoticeView(document).text)
        }
        return Answer(.done, document)
    }

    static let reportDemandLetters = Operation(
        name: "report.demand-letters",
        summary: "Lists the holders who are asked who owns their stock (1.857-8), with letters.",
        fields: [
            yearField,
            .optional("letters", .flag, "The letters too, as text, ready to be sent."),
            .optional(
                "fail_on", .choice(["silent"]),
                "Answers no where somebody was not asked, or has not answered."),
            formatField,
        ],
        outcomes: ["done", "refused"], example: ["year": 2026, "letters": true], isQuestion: true
    ) { fields, issuer, store in
        let year = Int(try fields.need("year", fields.integer("year")))
        var document = try store.demands(year, issuer: issuer)
        let holders = (document["holders"]?.array ?? []).compactMap(\.object)
        if fields.flag("letters") == true {
            document["holders"] = .array(
                holders.map { holder in
                    var holder = holder
                    holder["letter"] = .string(DemandLetterView(document, to: holder).text)
                    return .object(holder)
                })
        }
        let isNo =
            fields.text("fail_on") == "silent"
            && holders.contains { $0["answered_on"]?.text == nil }
        return Answer(
            isNo ? .refused : .done, fields.formatted(document) { DemandListView($0).csv })
    }

    static let reportTA2 = Operation(
        name: "report.ta2",
        summary: "Works out the figures of Form TA-2 that this book can give.",
        fields: [yearField, formatField], outcomes: ["done"], example: ["year": 2026],
        isQuestion: true
    ) { fields, issuer, store in
        let year = Int(try fields.need("year", fields.integer("year")))
        return Answer(
            .done,
            fields.formatted(try store.annualReport(year, issuer: issuer)) {
                AnnualReportView($0).csv
            })
    }

    static let reportDue = Operation(
        name: "report.due",
        summary: "Lists every clock that runs, the earliest day first.",
        fields: [
            .optional("by", .date, "Only what is due by then."),
            .optional(
                "fail_on", .choice(["overdue"]), "Answers no where something is overdue."),
            formatField,
        ],
        outcomes: ["done", "refused"], example: ["by": "2030-01-02"], isQuestion: true
    ) { fields, issuer, store in
        let document = try store.dues(by: fields.date("by"), issuer: issuer)
        let isNo =
            fields.text("fail_on") == "overdue" && (document["overdue"]?.int64 ?? 0) > 0
        return Answer(isNo ? .refused : .done, fields.formatted(document) { DueView($0).csv })
    }

    static let reportFiled = Operation(
        name: "report.filed",
        summary: "Records that a notice or a form was sent, so that its clock stops.",
        fields: [
            .required(
                "kind",
                .choice(ClockCatalogue.filed.map(\.rawValue)), "By the name of its clock."),
            .required(
                "period", .text(7),
                "The month as YYYY-MM; of TA2 the year as YYYY; of ARA_Q the quarter as YYYY-Q4."),
            .required("to", .text(200), "To whom."),
            .required("document", .text(400), "Where the copy is kept."),
            .optional("on", .date, "When; today when not given."),
        ],
        outcomes: ["done"],
        example: [
            "kind": "PERF_NOTICE", "period": "2026-01", "to": "appropriate regulatory agency",
            "document": "copy in the file of notices", "on": "2026-02-12",
        ]
    ) { fields, issuer, store in
        let kind = try fields.need(
            "kind", fields.text("kind").flatMap(ClockCatalogue.init(rawValue:)))
        let period = try fields.needText("period")
        guard kind.isFiled(of: period) else {
            throw InputError(
                field: "period", problem: "the text is not of that form",
                accepted: kind.filedPeriod)
        }
        try fields.requireBegun(period, on: try store.day(issuer))
        try store.noteFiling(
            kind: kind, period: period, to: try fields.needText("to"), on: fields.date("on"),
            document: try fields.needText("document"), issuer: issuer)
        return Answer(.done, fields.echo)
    }

    private static let monthField = Field.required("month", .text(7), "The month as YYYY-MM.")
    private static let yearField = Field.required("year", .integer(1960...9998), "The year.")
    static let formatField = Field.optional(
        "format", .choice(["text", "csv"]),
        "csv for a file of rows beside the figures; text when not given.")
}

extension Fields {
    fileprivate func month() throws(InputError) -> CalendarMonth {
        guard let month = CalendarMonth(try needText("month")) else {
            throw InputError(
                field: "month", problem: "the text is not of that form",
                accepted: "a month as YYYY-MM")
        }
        return month
    }

    /// Nothing is told of a time before it has begun.
    fileprivate func requireBegun(
        _ period: String, on today: CalendarDate
    ) throws(InputError) {
        let first =
            ReportingPeriod(month: period)?.first ?? ReportingPeriod(quarter: period)?.first
            ?? CalendarDate(period + "-01-01")
        guard let first, today < first else { return }
        throw InputError(
            field: "period", problem: "\(period) is yet to come",
            accepted: "one that has begun by \(today)")
    }

    /// The document, with its rows as CSV where they are asked for.
    func formatted(
        _ document: JSONObject, _ csv: (JSONObject) -> String
    ) -> JSONObject {
        guard text("format") == "csv" else { return document }
        var document = document
        document["csv"] = .string(csv(document))
        return document
    }
}
