import JSON
import Ledger
import LedgerStore

/// The days on which the agent is open.
extension Operation {
    static let calendarLoad = Operation(
        name: "calendar.load", summary: "Loads the usual closures of a year, to be reviewed.",
        fields: [
            year, .optional("good_friday", .flag, "Whether the agent is closed on Good Friday."),
            .optional("source", .text(400), "Where they are taken from."),
        ],
        outcomes: ["done"], example: ["year": 2051]
    ) { fields, issuer, store in
        Answer(
            .done,
            try store.loadCalendar(
                try fields.year(), includingGoodFriday: fields.flag("good_friday") ?? false,
                source: fields.text("source"), issuer: issuer))
    }

    static let calendarClose = Operation(
        name: "calendar.close", summary: "Closes a day that was open.", fields: day,
        outcomes: ["done"], example: ["day": "2051-12-01", "name": "snow emergency"]
    ) { fields, issuer, store in
        try set(fields, isOpen: false, issuer, store)
    }

    static let calendarOpen = Operation(
        name: "calendar.open", summary: "Opens a day that was closed.", fields: day,
        outcomes: ["done"],
        example: ["day": "2051-02-20", "name": "open on Presidents' Day after all"]
    ) { fields, issuer, store in
        try set(fields, isOpen: true, issuer, store)
    }

    static let calendarShow = Operation(
        name: "calendar.show", summary: "Shows the closures of a year and where they come from.",
        fields: [year], outcomes: ["done"], example: ["year": 2051], isQuestion: true
    ) { fields, issuer, store in
        Answer(.done, try store.showCalendar(try fields.year(), issuer: issuer))
    }

    private static let year = Field.required("year", .integer(1998...9999), "The year.")

    private static let day: [Field] = [
        .required("day", .date, "The day."), .required("name", .text(200), "Why."),
    ]

    private static func set(
        _ fields: Fields, isOpen: Bool, _ issuer: IssuerID, _ store: LedgerStore
    ) throws -> Answer {
        try store.setDay(
            try fields.needDate("day"), isOpen: isOpen, name: try fields.needText("name"),
            issuer: issuer)
        return Answer(.done, fields.echo)
    }
}

extension Fields {
    fileprivate func year() throws(InputError) -> Int {
        Int(try need("year", integer("year")))
    }
}
