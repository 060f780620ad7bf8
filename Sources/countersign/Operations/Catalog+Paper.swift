extension Catalog {
    /// Legends, standards, stops, the calendar.
    static let paper: [Operation] = [
        .stopNote, .stopShow, .stopList, .legendSet, .legendNote, .legendList,
        .formSet, .formCheck, .formShow, .formList, .certificatePrint,
        .guaranteeStandard, .guaranteeList, .guaranteeRejections, .calendarLoad,
        .calendarClose, .calendarOpen, .calendarShow,
    ]
}
