/// An item's receipt with all that it has been classified as since.
///
/// The receipt is fixed: an item that turns out not to be routine was still received when it was.
public struct ClassifiedItem: Hashable, Sendable {
    public let receipt: Receipt
    public let first: ItemClassification
    public private(set) var later: [ItemClassification] = []

    public init(receipt: Receipt, classification: ItemClassification) {
        self.receipt = receipt
        first = classification
    }

    public var current: ItemClassification { later.last ?? first }

    /// Whether it has always been routine: the paper that completes an item comes too late to
    /// make it routine, and would only make it late.
    public var isRoutine: Bool { first.isRoutine && later.allSatisfy(\.isRoutine) }

    public mutating func reclassify(_ classification: ItemClassification) {
        guard classification != current else { return }
        later.append(classification)
    }

    /// None for an item that is not routine: it has diligent attention, and no number of days.
    public func turnaroundDue(
        _ calendar: BusinessCalendar
    ) throws(CalendarTrouble) -> TurnaroundDue? {
        isRoutine ? try receipt.turnaroundDue(calendar) : nil
    }
}
