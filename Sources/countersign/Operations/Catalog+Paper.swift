extension Catalog {
    /// Legends, standards, stops, the calendar.
    static let paper: [Operation] = [
        .stopNote, .stopShow, .stopList, .legendSet, .legendNote, .legendList,
        .guaranteeStandard, .guaranteeList, .guaranteeRejections, .calendarLoad,
        .calendarClose, .calendarOpen, .calendarShow,
    ]
}
